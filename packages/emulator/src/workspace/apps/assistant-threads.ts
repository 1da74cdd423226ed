import type { AppInstall } from './app-install.js';
import type { Channel } from '../channels/channel.js';
import type { Clock } from '../../time/clock.js';
import type { Message } from '../messages/message.js';
import type { MessageStore } from '../messages/messages.js';
import { SlackApiError } from '../api-error.js';
import type { RunAfter } from '../messages/scheduled-messages.js';
import type { ChangeListener, InternalChangeListener } from '../workspace-change.js';
import type { AssistantThread } from './assistant-thread.js';

/** Slack takes a status away that nothing was said after. */
const STATUS_LIFETIME_MS = 120_000;

interface StoredThread {
  readonly thread: AssistantThread;
  readonly statusUntil: number;
  /** Keeps the end of its status from being told. */
  readonly forgetEnd: () => void;
}

/** The conversations that users have with apps beside what they look at. */
export class AssistantThreadStore {
  readonly #threads = new Map<string, StoredThread>();

  constructor(
    private readonly messages: MessageStore,
    private readonly clock: Clock,
    private readonly after: RunAfter,
    private readonly untold: InternalChangeListener,
  ) {}

  get all(): readonly AssistantThread[] {
    return [...this.#threads.values()].map(held => this.#now(held));
  }

  /** Begins a thread in the direct message of a person with an app. */
  open(channel: Channel, user: string, app: AppInstall, contextChannel: string | null): AssistantThread {
    const { ts } = this.messages.post(channel, {
      text: 'New Assistant Thread',
      blocks: [],
      attachments: [],
      user: app.botUserId,
      appId: app.appId,
      botId: app.botId,
      subtype: 'assistant_app_thread',
    });
    const { appId } = app;
    return this.restore({
      channel: channel.id,
      ts,
      user,
      appId,
      contextChannel,
      title: '',
      promptsTitle: '',
      prompts: [],
    });
  }

  /** Restores a thread that was there all the time; its status is over. */
  restore(thread: Omit<AssistantThread, 'status' | 'loadingMessages'>): AssistantThread {
    return this.#keep({ ...thread, ...NO_STATUS }, 0);
  }

  find(channel: string, ts: string): AssistantThread | undefined {
    const held = this.#threads.get(getThreadKey({ channel, ts }));
    return held && this.#now(held);
  }

  /** @throws SlackApiError `invalid_thread_ts` when there is no such thread */
  get(channel: string, ts: string): AssistantThread {
    const thread = this.find(channel, ts);
    if (!thread) throw new SlackApiError('invalid_thread_ts');
    return thread;
  }

  /** Changes what a thread shows. */
  change(thread: AssistantThread, to: Partial<AssistantThread>): AssistantThread {
    const statusUntil = to.status === undefined ? this.#threads.get(getThreadKey(thread))?.statusUntil : undefined;
    return this.#keep({ ...thread, ...to }, statusUntil ?? this.clock.now() + STATUS_LIFETIME_MS);
  }

  /** What an app says in a thread takes the place of its status. */
  readonly onChange: ChangeListener = change => {
    if (change.kind !== 'message_posted') return;
    const { channel, threadTs, appId }: Message = change.message;
    const thread = threadTs === undefined ? undefined : this.find(channel, threadTs);
    if (thread && thread.appId === appId) this.change(thread, NO_STATUS);
  };

  #keep(thread: AssistantThread, statusUntil: number): AssistantThread {
    const key = getThreadKey(thread);
    this.#threads.get(key)?.forgetEnd();
    // Timers and the time of day need not agree to the millisecond: with its end the status is gone.
    const end = (): void => void this.#keep({ ...thread, ...NO_STATUS }, 0);
    const forgetEnd = thread.status === '' ? EMPTY_THREAD : this.after(statusUntil - this.clock.now(), end);
    this.#threads.set(key, { thread, statusUntil, forgetEnd });
    this.untold({ kind: 'assistant_thread_changed', thread });
    return thread;
  }

  #now({ thread, statusUntil }: StoredThread): AssistantThread {
    return this.clock.now() < statusUntil ? thread : { ...thread, ...NO_STATUS };
  }
}

const NO_STATUS = { status: '', loadingMessages: [] };
const EMPTY_THREAD = (): void => undefined;

const getThreadKey = ({ channel, ts }: Pick<AssistantThread, 'channel' | 'ts'>): string => `${channel}:${ts}`;

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

  /** Begins a session, or changes how it is. @throws SlackApiError `invalid_status` */
  set(session: NewSession, title?: string): AgentSession {
    const status = SESSION_STATUSES.find(each => each === session.status);
    if (!status) throw new SlackApiError('invalid_status');
    return this.#keep({ ...session, status, title: title ?? this.#sessions.get(getSessionKey(session))?.title ?? '' });
  }

  /** @throws SlackApiError `session_not_found` */
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
