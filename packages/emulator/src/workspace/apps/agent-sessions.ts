import { SlackApiError } from '../api-error.js';

const SESSION_STATUSES = ['active', 'processing', 'suspended', 'closed'] as const;

/** What an agent is doing in a thread. */
export interface AgentSession {
  readonly appId: string;
  readonly channel: string;
  readonly threadTs: string;
  readonly status: (typeof SESSION_STATUSES)[number];
  readonly title: string;
}

/** A session to begin, or what one has come to. */
export type NewSession = Omit<AgentSession, 'title' | 'status'> & { readonly status: string };

/** The sessions that agents keep in threads. */
export class AgentSessions {
  readonly #sessions = new Map<string, AgentSession>();

  get all(): readonly AgentSession[] {
    return [...this.#sessions.values()];
  }

  /** Begins a session, or changes how it is. @throws SlackRefusal `invalid_status` */
  set(session: NewSession, title?: string): AgentSession {
    const status = SESSION_STATUSES.find(each => each === session.status);
    if (!status) throw new SlackApiError('invalid_status');
    return this.#keep({ ...session, status, title: title ?? this.#sessions.get(getSessionKey(session))?.title ?? '' });
  }

  /** @throws SlackRefusal `session_not_found` */
  rename(where: Pick<AgentSession, 'appId' | 'channel' | 'threadTs'>, title: string): AgentSession {
    const session = this.#sessions.get(getSessionKey(where));
    if (!session) throw new SlackApiError('session_not_found');
    return this.#keep({ ...session, title });
  }

  #keep(session: AgentSession): AgentSession {
    this.#sessions.set(getSessionKey(session), session);
    return session;
  }
}

const getSessionKey = ({ appId, channel, threadTs }: Pick<AgentSession, 'appId' | 'channel' | 'threadTs'>): string =>
  `${appId}:${channel}:${threadTs}`;
