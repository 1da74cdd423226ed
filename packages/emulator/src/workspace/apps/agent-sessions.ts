import { SlackRefusal } from '../refusal.js';

const STATUSES = ['active', 'processing', 'suspended', 'closed'];

/** What an agent is doing in a thread. */
export interface AgentSession {
  readonly appId: string;
  readonly channel: string;
  readonly threadTs: string;
  readonly status: string;
  readonly title: string;
}

/** The sessions that agents keep in threads. */
export class AgentSessions {
  readonly #sessions = new Map<string, AgentSession>();

  /** Begins a session, or changes how it is. @throws SlackRefusal `invalid_status` */
  set(session: Omit<AgentSession, 'title'>, title?: string): AgentSession {
    if (!STATUSES.includes(session.status)) throw new SlackRefusal('invalid_status');
    return this.#keep({ ...session, title: title ?? this.#sessions.get(keyOf(session))?.title ?? '' });
  }

  /** @throws SlackRefusal `session_not_found` */
  rename(where: Pick<AgentSession, 'appId' | 'channel' | 'threadTs'>, title: string): AgentSession {
    const session = this.#sessions.get(keyOf(where));
    if (!session) throw new SlackRefusal('session_not_found');
    return this.#keep({ ...session, title });
  }

  #keep(session: AgentSession): AgentSession {
    this.#sessions.set(keyOf(session), session);
    return session;
  }
}

const keyOf = ({ appId, channel, threadTs }: Pick<AgentSession, 'appId' | 'channel' | 'threadTs'>): string =>
  `${appId}:${channel}:${threadTs}`;
