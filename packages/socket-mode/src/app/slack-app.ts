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
import {
  DEFAULT_CONNECTION_SETTINGS,
  type ConnectionSettings,
  resolveConnectionSettings,
} from '../connection/connection-settings.js';
import type { ConnectionsStatus } from '../connection/connection-state.js';
import { DEFAULT_APP, type ResolvedApp, type ResolvedOptions } from '../options/resolve-options.js';
import type { AppEvent, SlackAppState, SlackConnectionsEvent } from './slack-connections.js';

/** Receives what happens to an app. */
export interface SlackAppListener {
  onStateChange(): void;
  onEvent(event: SlackConnectionsEvent): void;
}

/** One running Slack app: its connections and its dispatcher. */
export class SlackApp {
  readonly name: string;
  readonly #logger: Logger;
  readonly #botIdentity: BotIdentityResolver;
  readonly #dispatcher: AppDispatcher;
  readonly #settings: ConnectionSettings;
  readonly #connections: ConnectionPool;
  readonly #stopping = new AbortController();
  /** Set when Slack has rejected the bot token. */
  #botTokenRefusal: Pick<SlackAppState, 'status' | 'since' | 'reason'> | null = null;
  #state: SlackAppState;
  #stopped: Promise<void> | undefined;

  /**
   * @param clients the clients of this app, even if another app takes its name later
   * @throws RouteConflictError or ImpossibleRouteError when routes of this app contradict each other
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
    this.#botIdentity = new BotIdentityResolver(options);
    const { ackMs } = { ...DEFAULT_CONNECTION_SETTINGS.limits, ...options.connectionLimits };
    const dispatch = { ...options, concurrency: app.concurrency, slackAckTimeoutMs: ackMs };
    this.#dispatcher = new AppDispatcher(app.name, dispatch, {
      bot: this.#botIdentity,
      clients,
      contexts,
      routes,
      logger: this.#logger,
      onOverload: (event, message) => {
        this.#updateState();
        this.#publishEvent(event, message);
      },
    });
    this.#settings = resolveConnectionSettings({
      appToken: app.appToken,
      apiUrl: options.slackApiUrl,
      proxyConfig: options.proxyConfig,
      connections: app.connections,
      debugReconnects: options.debugReconnects,
      limits: options.connectionLimits,
      backOff: options.backOff,
    });
    this.#connections = new ConnectionPool(this.#settings, {
      onFrame: this.#dispatcher.dispatch,
      onStateChange: () => this.#updateState(),
      onEvent: (event, message) => this.#publishEvent(event, message),
    });
    this.#state = this.#computeState();
  }

  /** The status of the connections; also `failed` when Slack rejected the bot token, until they are closed. */
  get status(): ConnectionsStatus {
    return this.#state.status;
  }

  get state(): SlackAppState {
    return this.#state;
  }

  get counts(): SlackCounts {
    return this.#dispatcher.counts;
  }

  /** The handlers that run and wait. */
  get load(): SlackLoad {
    return this.#dispatcher.load;
  }

  /**
   * Connects. Resolves when the first connection is ready and the bot's identity is known or could not be determined
   * in time.
   *
   * @throws SlackException or ConnectionFatalError when Slack permanently rejects a token
   */
  async start(): Promise<void> {
    try {
      // Payloads do not wait for the bot's identity: most of them say whether the bot caused them.
      await Promise.all([this.#resolveBotIdentity(), this.#connections.start()]);
    } catch (error) {
      if (error instanceof SlackException) this.#onBotTokenRefused();
      throw this.#withAppName(error);
    }
  }

  /**
   * Replaces the app-level token; running handlers and the record of handled payloads are kept. Before the start the
   * token is stored; otherwise the call resolves when the first new connection is ready.
   *
   * @throws SlackException or ConnectionFatalError when Slack rejects the token; nothing has changed then
   */
  async replaceAppToken(appToken: AppToken): Promise<void> {
    const isStarted = this.status !== 'idle';
    try {
      await this.#connections.replaceToken(appToken);
    } catch (error) {
      throw this.#withAppName(error);
    }
    if (isStarted) this.#logger.log('The app token was replaced: the first connection with the new token is ready.');
  }

  /** Stops receiving payloads, waits for running handlers up to `drainTimeoutMs`, and closes. Idempotent. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #resolveBotIdentity(): Promise<void> {
    const { botToken, name } = this.app;
    if (!(botToken instanceof FixedBotToken)) return;
    const problem = await this.#botIdentity.resolve(
      name,
      botToken,
      { ...this.#settings, proxyConfig: this.#settings.proxyConfig },
      this.#stopping.signal,
    );
    if (problem === null || this.#stopping.signal.aborted) return;
    this.#logger.warn(
      `auth.test failed, so the identity of the bot is unknown (${problem}). Until it is known, the identity named in each payload is used instead.`,
    );
  }

  /**
   * Without a valid bot token the app stops receiving: open sockets close when idle, so that Slack sends payloads to
   * the app's other processes.
   */
  #onBotTokenRefused(): void {
    this.#botTokenRefusal = { status: 'failed', since: new Date(), reason: 'Slack refused the bot token' };
    this.#connections.pause();
    this.#updateState();
  }

  #computeState(): SlackAppState {
    const { state } = this.#connections;
    const { overloaded } = this.#dispatcher.load;
    const refusal = state.status === 'stopped' ? null : this.#botTokenRefusal;
    return Object.freeze({ name: this.name, ...state, ...refusal, overloaded });
  }

  #updateState(): void {
    this.#state = this.#computeState();
    this.listener.onStateChange();
  }

  #publishEvent(event: AppEvent, { level, text: message }: LogMessage): void {
    const text = event.kind === 'failed' ? `${message} ${REPLACE_TOKEN_ADVICE}` : message;
    if (level !== 'silent') this.#logger[level](text);
    this.listener.onEvent(Object.freeze({ ...event, app: this.name, at: new Date(), level, text }));
  }

  /** Adds the app's name to an error when the process may serve several apps. */
  #withAppName(error: unknown): unknown {
    if (!(error instanceof ConnectionFatalError) || this.name === DEFAULT_APP) return error;
    if (error instanceof NewTokenRefusedError) return new NewTokenRefusedError(error.code, this.name);
    return new SlackException(error.code, `The Slack app '${this.name}' can't connect. ${error.message}`, {
      cause: error,
    });
  }

  async #stop(): Promise<void> {
    this.#stopping.abort();
    this.#dispatcher.close();
    this.#connections.pause();
    await this.#dispatcher.drain();
    this.clients.stop();
    await this.#connections.close();
    await this.#dispatcher.end();
  }
}

const REPLACE_TOKEN_ADVICE = 'While the app runs, SlackSocketModeStrategy.replaceAppToken() gives it the new one.';
