import { Logger } from '@nestjs/common';
import { type SlackCounts, SlackException, type SlackLoad } from '@nest-slack/core';
import {
  type AppClients,
  type AppRoute,
  AppDispatcher,
  BotIdentityResolver,
  FixedBotToken,
  type LogMessage,
  ThreadContexts,
} from '@nest-slack/core/internal';
import { ConnectionPool } from '../connection/connection-pool.js';
import type { AppToken } from '../connection/app-token.js';
import { ConnectionFatalError, NewTokenRefusedError } from '../connection/connection-errors.js';
import { connectionDefaults, type ConnectionSettings, connectionSettings } from '../connection/connection-settings.js';
import type { ConnectionsStatus } from '../connection/connection-status.js';
import { DEFAULT_APP, type ResolvedApp, type ResolvedOptions } from '../options/resolve-options.js';
import type { SlackAppState } from './slack-app-state.js';
import type { AppEvent, SlackConnectionsEvent } from './slack-connections-event.js';

/** Who is told what an app does. */
export interface SlackAppListener {
  /** The state has changed. */
  changed(): void;
  happened(event: SlackConnectionsEvent): void;
}

/** One Slack app at work: its connections and the way of its payloads. */
export class SlackApp {
  readonly name: string;
  readonly #logger: Logger;
  readonly #self: BotIdentityResolver;
  readonly #work: AppDispatcher;
  readonly #settings: ConnectionSettings;
  readonly #connections: ConnectionPool;
  readonly #stopping = new AbortController();
  /** Slack refused the bot token. */
  #refusal: Pick<SlackAppState, 'status' | 'since' | 'reason'> | null = null;
  #state: SlackAppState;
  #stopped: Promise<void> | undefined;

  /**
   * @param clients its own, whoever bears its name later
   * @throws RouteConflictError or ImpossibleRouteError when the routes of this app don't go together
   */
  constructor(
    private readonly app: ResolvedApp,
    options: ResolvedOptions,
    routes: readonly AppRoute[],
    private readonly clients: AppClients,
    private readonly listener: SlackAppListener,
  ) {
    this.name = app.name;
    this.#logger = new Logger(app.name === DEFAULT_APP ? 'SlackSocketMode' : `SlackSocketMode:${app.name}`);
    const contexts = new ThreadContexts(app.name, options.threadContexts, this.#logger);
    this.#self = new BotIdentityResolver(clients, options, contexts);
    const { ackMs } = { ...connectionDefaults.limits, ...options.connectionLimits };
    const dispatch = { ...options, concurrency: app.concurrency, slackAckTimeoutMs: ackMs };
    this.#work = new AppDispatcher(app.name, dispatch, {
      bot: this.#self,
      routes,
      logger: this.#logger,
      onOverload: (notice, line) => {
        this.#restate();
        this.#tell(notice, line);
      },
    });
    this.#settings = connectionSettings({
      appToken: app.appToken,
      apiUrl: options.slackApiUrl,
      wayOut: options.wayOut,
      connections: app.connections,
      debugReconnects: options.debugReconnects,
      limits: options.connectionLimits,
      backOff: options.backOff,
    });
    this.#connections = new ConnectionPool(this.#settings, {
      frame: frame => this.#work.dispatch(frame),
      state: () => this.#restate(),
      notice: (notice, line) => this.#tell(notice, line),
    });
    this.#state = this.#stateNow();
  }

  /** How the connections stand; `failed` as well when Slack refused the bot token, until they are closed. */
  get status(): ConnectionsStatus {
    return this.#state.status;
  }

  /** The same, with all that is known about it. */
  get state(): SlackAppState {
    return this.#state;
  }

  get counts(): SlackCounts {
    return this.#work.counts;
  }

  /** What the handlers are doing. */
  get load(): SlackLoad {
    return this.#work.load;
  }

  /**
   * Connects; resolves at the first connection that is ready, when Slack has also said who the bot is, or hasn't in time.
   *
   * @throws SlackException or ConnectionFatalError when Slack refuses a token for good
   */
  async start(): Promise<void> {
    try {
      // Nothing waits for the bot's name: what comes before it mostly says itself whether it is the bot's own.
      await Promise.all([this.#learnSelf(), this.#connections.start()]);
    } catch (error) {
      if (error instanceof SlackException) this.#refuse();
      throw this.#named(error);
    }
  }

  /**
   * Goes on with another app-level token; what is at work and what was handled stays known. Before the start it is kept
   * for that, else resolves at the first connection that is ready.
   *
   * @throws SlackException or ConnectionFatalError when Slack refuses it: all stays as it was
   */
  async replaceAppToken(appToken: AppToken): Promise<void> {
    const isAtWork = this.status !== 'idle';
    try {
      await this.#connections.replaceToken(appToken);
    } catch (error) {
      throw this.#named(error);
    }
    if (isAtWork) this.#logger.log('The app token was replaced: the new one has its first connection.');
  }

  /** Takes no new payload, lets handlers end for as long as the options say, and closes. Idempotent. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #learnSelf(): Promise<void> {
    const { botToken, name } = this.app;
    if (!(botToken instanceof FixedBotToken)) return;
    const problem = await this.#self.learn(name, botToken, this.#settings, this.#stopping.signal);
    if (problem === null || this.#stopping.signal.aborted) return;
    this.#logger.warn(
      `auth.test could not tell who the bot is (${problem}). Each payload that says it is taken at its word instead.`,
    );
  }

  /** The app is of no use: what is open serves to its end, and Slack turns to the app's other processes. */
  #refuse(): void {
    this.#refusal = { status: 'failed', since: new Date(), reason: 'Slack refused the bot token' };
    this.#connections.pause();
    this.#restate();
  }

  #stateNow(): SlackAppState {
    const { state } = this.#connections;
    const { overloaded } = this.#work.load;
    const refusal = state.status === 'stopped' ? null : this.#refusal;
    return Object.freeze({ name: this.name, ...state, ...refusal, overloaded });
  }

  #restate(): void {
    this.#state = this.#stateNow();
    this.listener.changed();
  }

  #tell(notice: AppEvent, { level, text: told }: LogMessage): void {
    const text = notice.kind === 'failed' ? `${told} ${AT_RUN_TIME}` : told;
    if (level !== 'silent') this.#logger[level](text);
    this.listener.happened(Object.freeze({ ...notice, app: this.name, at: new Date(), level, text }));
  }

  /** An error that says whose it is, where several apps may be meant. */
  #named(error: unknown): unknown {
    if (!(error instanceof ConnectionFatalError) || this.name === DEFAULT_APP) return error;
    if (error instanceof NewTokenRefusedError) return new NewTokenRefusedError(error.code, this.name);
    return new SlackException(error.code, `The Slack app '${this.name}' can't connect. ${error.message}`, {
      cause: error,
    });
  }

  async #stop(): Promise<void> {
    this.#stopping.abort();
    this.#work.close();
    this.#connections.pause();
    await this.#work.drain();
    this.clients.stop();
    await this.#connections.close();
    await this.#work.end();
  }
}

const AT_RUN_TIME = 'While the app runs, SlackSocketModeStrategy.replaceAppToken() gives it the new one.';
