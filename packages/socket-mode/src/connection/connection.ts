import { abortableDelay, MAX_TIMER_MS } from '@nest-slack/core/internal';
import {
  describeFailure,
  isSocketModeDisabled,
  isTooManySockets,
  type ConnectionFailure,
} from './connection-failure.js';
import type { ConnectionEvent } from './connection-event.js';
import type { ConnectionSettings } from './connection-settings.js';
import type { ConnectionState, Hello, ReplacementReason } from './connection-state.js';
import { describeRefusal, type FatalOpenCode } from './connection-errors.js';
import { ReconnectPolicy } from './reconnect-policy.js';
import type { SlackSocket } from './socket.js';
import type { SocketOpener } from './socket-opener.js';

const NEW_TOKEN_REASON = 'new_token';

/** The collaborators of a connection, shared by all connections of an app. */
export interface ConnectionDeps {
  readonly settings: ConnectionSettings;
  readonly opener: SocketOpener;
  /** Ends the connection's loop. An open socket stays in use until the aborting code closes it. */
  readonly signal: AbortSignal;
  /** Called when the state has changed, before the event is reported. */
  readonly onStateChange: (state: ConnectionState) => void;
  /** Returns how many connections of the app can receive payloads. */
  readonly countServing: () => number;
  readonly report: (notice: ConnectionEvent) => void;
  /** Called when Slack permanently rejects the token. */
  readonly onFatalCode: (code: FatalOpenCode) => void;
  /** Called at each `hello`. */
  readonly onHello: (hello: Hello) => void;
}

/**
 * One of an app's connections: a sequence of sockets, of which one at a time is the current one. A socket that is
 * about to close stays current, and in use, until its replacement has received `hello`.
 */
export class Connection {
  readonly #reconnectPolicy: ReconnectPolicy;
  #currentSocket: SlackSocket | null = null;
  #readyAt = 0;
  #nextAttemptAt = 0;
  #state: ConnectionState;

  /**
   * @param id the number of the connection in events, counted from 1
   * @param adoptedSocket the socket of an earlier connection, in use until this connection has its own
   */
  constructor(
    private readonly id: number,
    private readonly deps: ConnectionDeps,
    adoptedSocket: SlackSocket | null = null,
  ) {
    this.#reconnectPolicy = new ReconnectPolicy(deps.settings.backOff, deps.settings.random);
    this.#currentSocket = adoptedSocket;
    this.#state = Object.freeze({
      connection: id,
      status: adoptedSocket === null ? 'opening' : 'renewing',
      since: new Date(),
      reason: adoptedSocket === null ? null : NEW_TOKEN_REASON,
      failedAttempts: 0,
    });
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /**
   * Keeps one socket ready until the signal or a fatal response ends it; resolves when its last socket is closed.
   * Never rejects.
   */
  async run(): Promise<void> {
    if (this.#currentSocket !== null) this.#startRefresh(NEW_TOKEN_REASON);
    await this.#keepSocketOpen();
    if (this.#currentSocket !== null) {
      this.#setState('closing');
      await this.#currentSocket.closed;
    }
    this.#setState('closed');
  }

  /** Hands over the current socket, if it can receive payloads. Called on a connection whose loop is about to end. */
  releaseSocket(): SlackSocket | null {
    const socket = this.#isServing ? this.#currentSocket : null;
    this.#currentSocket = null;
    return socket;
  }

  async #keepSocketOpen(): Promise<void> {
    const { opener, signal } = this.deps;
    let waitMs = 0;
    while (await abortableDelay(waitMs, signal)) {
      if (!this.#isServing) this.#setState('opening');
      const attempt = await opener.open(this.#currentSocket);
      switch (attempt.kind) {
        case 'ready':
          waitMs = this.#onReplacementNeeded(await this.#useSocket(attempt.socket, attempt.hello));
          break;
        case 'failed':
          waitMs = this.#onAttemptFailed(attempt.failure);
          break;
        case 'fatal':
          this.#setState(this.#state.status, describeRefusal(attempt.code));
          this.deps.onFatalCode(attempt.code);
          return;
        case 'stopped':
          return;
      }
      this.#nextAttemptAt = performance.now() + waitMs;
    }
  }

  /** Makes a new socket the current one, and resolves when it needs a replacement itself. */
  async #useSocket(socket: SlackSocket, hello: Hello): Promise<ReplacementReason> {
    const previousSocket = this.#currentSocket;
    this.#currentSocket = socket;
    this.#readyAt = performance.now();
    previousSocket?.drain();
    this.#setState('ready', null, 0);
    this.deps.report({ kind: previousSocket === null ? 'ready' : 'renewed', connection: this.id });
    this.deps.onHello(hello);

    const refreshTimer = this.#scheduleRefresh(socket, hello);
    const replacementReason = await socket.replacementNeeded;
    clearTimeout(refreshTimer);
    return this.#currentSocket === socket ? replacementReason : { kind: 'released' };
  }

  #scheduleRefresh(socket: SlackSocket, { lifetimeSeconds }: Hello): NodeJS.Timeout | undefined {
    const { limits, random, debugReconnects } = this.deps.settings;
    // With debugReconnects the refreshes that Slack announces are to be observed.
    const refreshMs = debugReconnects ? null : planRefreshMs(lifetimeSeconds, limits.plannedLifetimeMs, random);
    return refreshMs === null ? undefined : setTimeout(() => socket.announceClose('planned'), refreshMs);
  }

  /** Returns how long to wait before the replacement socket is opened. */
  #onReplacementNeeded(replacementReason: ReplacementReason): number {
    const readyForMs = performance.now() - this.#readyAt;
    if (replacementReason.kind === 'released') return 0;
    if (replacementReason.kind === 'lost')
      return this.#onLost(
        replacementReason.failure,
        this.#reconnectPolicy.getDelayAfterLoss(replacementReason.failure, readyForMs),
      );
    if (replacementReason.kind === 'suspected')
      return this.#replaceSuspectedSocket(
        replacementReason.failure,
        this.#reconnectPolicy.getDelayAfterAnnouncement(readyForMs),
      );
    const turnedAway = { kind: 'turned_away', reason: replacementReason.reason } as const;
    if (isSocketModeDisabled(turnedAway) || isTooManySockets(turnedAway)) {
      // Slack sends no more payloads on it, and would reject a replacement too.
      this.#currentSocket?.drain(0);
      return this.#onLost(turnedAway, this.#reconnectPolicy.getDelayAfterLoss(turnedAway, readyForMs));
    }
    this.#startRefresh(replacementReason.reason);
    return this.#reconnectPolicy.getDelayAfterAnnouncement(readyForMs);
  }

  #startRefresh(reason: string): void {
    this.#setState('renewing', reason);
    this.deps.report({ kind: 'renewing', connection: this.id, reason });
    void this.#watchForEarlyClose(this.#currentSocket, { kind: 'ended', reason });
  }

  #replaceSuspectedSocket(failure: ConnectionFailure, retryInMs: number): number {
    this.#setState('renewing', describeFailure(failure));
    this.#reportFailure('suspected', failure, retryInMs);
    void this.#watchForEarlyClose(this.#currentSocket, failure);
    return retryInMs;
  }

  /**
   * A socket may close before its replacement is ready.
   *
   * @param failure what to report then
   */
  async #watchForEarlyClose(socket: SlackSocket | null, failure: ConnectionFailure): Promise<void> {
    await socket?.writingEnded;
    if (socket === null || socket !== this.#currentSocket) return;
    if (!socket.isReleased) this.#onLost(failure, Math.max(0, this.#nextAttemptAt - performance.now()));
    // The socket was closed to stay within Slack's limit, unless everything is closing.
    else if (!this.deps.signal.aborted) {
      this.#setState('opening');
      this.deps.report({ kind: 'made_room', connection: this.id });
    }
  }

  #onLost(failure: ConnectionFailure, retryInMs: number): number {
    this.#currentSocket = null;
    const nextStatus = retryInMs > 0 ? 'waiting' : 'opening';
    this.#setState(this.deps.signal.aborted ? 'closed' : nextStatus, describeFailure(failure));
    this.#reportFailure('lost', failure, retryInMs);
    return retryInMs;
  }

  #onAttemptFailed(failure: ConnectionFailure): number {
    const retryInMs = this.#reconnectPolicy.getDelayAfterFailure(failure);
    const failedAttempts = this.#state.failedAttempts + 1;
    if (this.#isServing) this.#setState(this.#state.status, this.#state.reason, failedAttempts);
    else this.#setState('waiting', describeFailure(failure), failedAttempts);
    this.#reportFailure('retrying', failure, retryInMs);
    return retryInMs;
  }

  #reportFailure(kind: 'retrying' | 'lost' | 'suspected', failure: ConnectionFailure, waitMs: number): void {
    const { report, signal, countServing: serving } = this.deps;
    report({
      kind: isSocketModeDisabled(failure) ? 'disabled' : isTooManySockets(failure) ? 'too_many' : kind,
      connection: this.id,
      failure,
      reason: describeFailure(failure),
      serving: serving(),
      retryInMs: signal.aborted ? null : Math.round(waitMs),
    });
  }

  get #isServing(): boolean {
    return this.#currentSocket?.state === 'ready' || this.#currentSocket?.state === 'draining';
  }

  #setState(
    status: ConnectionState['status'],
    reason: string | null = this.#state.reason,
    failedAttempts: number = this.#state.failedAttempts,
  ): void {
    const previous = this.#state;
    if (previous.status === status && previous.reason === reason && previous.failedAttempts === failedAttempts) return;
    const since = previous.status === status ? previous.since : new Date();
    this.#state = Object.freeze({ connection: this.id, status, since, reason, failedAttempts });
    this.deps.onStateChange(this.#state);
  }
}

const EARLIEST_REFRESH = 0.5;
const LATEST_REFRESH = 0.9;

/**
 * When to refresh a socket ahead of its end, in milliseconds from its `hello`: at a random point between 50% and 90%
 * of the lifetime that Slack announced. Sockets that were opened together would otherwise end together, and Slack's
 * warning may come only ten seconds ahead, or not at all.
 *
 * @param minLifetimeMs shorter lifetimes are not planned for
 * @returns null when Slack announced no usable lifetime
 */
export function planRefreshMs(
  lifetimeSeconds: number | null,
  minLifetimeMs: number,
  random: () => number,
): number | null {
  const lifetimeMs = (lifetimeSeconds ?? 0) * 1000;
  if (lifetimeMs <= 0 || lifetimeMs < minLifetimeMs) return null;
  const refreshMs = lifetimeMs * (EARLIEST_REFRESH + random() * (LATEST_REFRESH - EARLIEST_REFRESH));
  return refreshMs <= MAX_TIMER_MS ? refreshMs : null;
}
