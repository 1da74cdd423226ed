import { abortableDelay } from '@nest-slack/core/internal';
import { describeFailure, isLinkDisabled, isOneTooMany, type ConnectionFailure } from './connection-failure.js';
import type { ConnectionNotice } from './connection-event.js';
import type { ConnectionSettings } from './connection-settings.js';
import type { ConnectionState } from './connection-state.js';
import { refusalText, type FatalOpenCode } from './fatal-errors.js';
import { planRefreshMs } from './planned-refresh.js';
import { ReconnectPolicy } from './reconnect-policy.js';
import type { SlackSocket } from './socket.js';
import type { Hello, ReplacementReason } from './socket-state.js';
import type { SocketOpener } from './socket-opener.js';

/** Why a connection is renewed that its app's new token takes over. */
const NEW_TOKEN = 'new_token';

/** What a connection works with, the same for all connections of an app. */
export interface ConnectionDeps {
  readonly settings: ConnectionSettings;
  readonly opener: SocketOpener;
  /** Ends the connection's loop. A socket it has serves on, until whoever aborted closes it. */
  readonly signal: AbortSignal;
  /** The state has changed. Called before what happened is reported. */
  readonly changed: (state: ConnectionState) => void;
  /** How many connections of the app serve. */
  readonly serving: () => number;
  readonly report: (notice: ConnectionNotice) => void;
  /** Slack refused for good. */
  readonly refused: (code: FatalOpenCode) => void;
  /** A socket said hello, with what Slack counts. */
  readonly greeted: (hello: Hello) => void;
}

/**
 * One of an app's connections: a succession of sockets, of which one at a time is the current one. A socket that is to
 * end stays current, and serves, until its successor has said hello.
 */
export class Connection {
  readonly #retries: ReconnectPolicy;
  #current: SlackSocket | null = null;
  #readyAt = 0;
  #attemptAt = 0;
  #state: ConnectionState;

  /**
   * @param number what notices call it, counted from 1
   * @param adopted the socket of a connection that was, which serves until this one has its own
   */
  constructor(
    private readonly number: number,
    private readonly around: ConnectionDeps,
    adopted: SlackSocket | null = null,
  ) {
    this.#retries = new ReconnectPolicy(around.settings.backOff, around.settings.random);
    this.#current = adopted;
    this.#state = Object.freeze({
      connection: number,
      status: adopted === null ? 'opening' : 'renewing',
      since: new Date(),
      reason: adopted === null ? null : NEW_TOKEN,
      failedAttempts: 0,
    });
  }

  /** How it stands now. */
  get state(): ConnectionState {
    return this.#state;
  }

  /** Keeps one socket ready until the signal or a fatal answer ends it; resolves when its last one is gone. Never rejects. */
  async run(): Promise<void> {
    if (this.#current !== null) this.#beginRenewal(NEW_TOKEN);
    await this.#keepUp();
    if (this.#current !== null) {
      this.#become('closing');
      await this.#current.closed;
    }
    this.#become('closed');
  }

  /** Gives the socket away that serves, if one does: it is another's from now on. For one whose loop is to end. */
  handOver(): SlackSocket | null {
    const socket = this.#serves ? this.#current : null;
    this.#current = null;
    return socket;
  }

  async #keepUp(): Promise<void> {
    const { opener, signal } = this.around;
    let waitMs = 0;
    while (await abortableDelay(waitMs, signal)) {
      if (!this.#serves) this.#become('opening');
      const opening = await opener.open(this.#current);
      switch (opening.kind) {
        case 'ready':
          waitMs = this.#left(await this.#serve(opening.socket, opening.hello));
          break;
        case 'failed':
          waitMs = this.#failed(opening.failure);
          break;
        case 'fatal':
          this.#become(this.#state.status, refusalText(opening.code));
          this.around.refused(opening.code);
          return;
        case 'stopped':
          return;
      }
      this.#attemptAt = performance.now() + waitMs;
    }
  }

  /** Puts a new socket in the place of the old one, and resolves when it needs a successor itself. */
  async #serve(socket: SlackSocket, hello: Hello): Promise<ReplacementReason> {
    const old = this.#current;
    this.#current = socket;
    this.#readyAt = performance.now();
    old?.retire();
    this.#become('ready', null, 0);
    this.around.report({ kind: old === null ? 'ready' : 'renewed', connection: this.number });
    this.around.greeted(hello);

    const renewal = this.#planRenewal(socket, hello);
    const leaving = await socket.leaving;
    clearTimeout(renewal);
    return this.#current === socket ? leaving : { kind: 'released' };
  }

  #planRenewal(socket: SlackSocket, { lifetimeSeconds }: Hello): NodeJS.Timeout | undefined {
    const { limits, random, debugReconnects } = this.around.settings;
    // Whoever asks for short lives wants to see Slack end them.
    const renewalMs = debugReconnects ? null : planRefreshMs(lifetimeSeconds, limits.plannedLifetimeMs, random);
    return renewalMs === null ? undefined : setTimeout(() => socket.announceEnd('planned'), renewalMs);
  }

  /** Decides how long to wait for the successor of a socket that leaves or has left. */
  #left(leaving: ReplacementReason): number {
    const readyForMs = performance.now() - this.#readyAt;
    if (leaving.kind === 'released') return 0;
    if (leaving.kind === 'lost')
      return this.#lost(leaving.failure, this.#retries.afterLoss(leaving.failure, readyForMs));
    if (leaving.kind === 'suspected')
      return this.#suspect(leaving.failure, this.#retries.afterAnnouncement(readyForMs));
    const turnedAway = { kind: 'turned_away', reason: leaving.reason } as const;
    if (isLinkDisabled(turnedAway) || isOneTooMany(turnedAway)) {
      // No payload will come on it any more, and a successor would fare no better.
      this.#current?.retire(0);
      return this.#lost(turnedAway, this.#retries.afterLoss(turnedAway, readyForMs));
    }
    this.#beginRenewal(leaving.reason);
    return this.#retries.afterAnnouncement(readyForMs);
  }

  #beginRenewal(reason: string): void {
    this.#become('renewing', reason);
    this.around.report({ kind: 'renewing', connection: this.number, reason });
    void this.#watchEnd(this.#current, { kind: 'ended', reason });
  }

  #suspect(failure: ConnectionFailure, retryInMs: number): number {
    this.#become('renewing', describeFailure(failure));
    this.#reportFailure('suspected', failure, retryInMs);
    void this.#watchEnd(this.#current, failure);
    return retryInMs;
  }

  /**
   * A socket that was to serve until its successor is ready may end before.
   *
   * @param end what it is then
   */
  async #watchEnd(socket: SlackSocket | null, end: ConnectionFailure): Promise<void> {
    await socket?.over;
    if (socket === null || socket !== this.#current) return;
    if (!socket.isGivenUp) this.#lost(end, Math.max(0, this.#attemptAt - performance.now()));
    // It made room for its successor, unless everything is to close.
    else if (!this.around.signal.aborted) {
      this.#become('opening');
      this.around.report({ kind: 'made_room', connection: this.number });
    }
  }

  #lost(failure: ConnectionFailure, retryInMs: number): number {
    this.#current = null;
    const next = retryInMs > 0 ? 'waiting' : 'opening';
    this.#become(this.around.signal.aborted ? 'closed' : next, describeFailure(failure));
    this.#reportFailure('lost', failure, retryInMs);
    return retryInMs;
  }

  #failed(failure: ConnectionFailure): number {
    const retryInMs = this.#retries.afterFailure(failure);
    const failedAttempts = this.#state.failedAttempts + 1;
    if (this.#serves) this.#become(this.#state.status, this.#state.reason, failedAttempts);
    else this.#become('waiting', describeFailure(failure), failedAttempts);
    this.#reportFailure('retrying', failure, retryInMs);
    return retryInMs;
  }

  #reportFailure(kind: 'retrying' | 'lost' | 'suspected', failure: ConnectionFailure, waitMs: number): void {
    const { report, signal, serving } = this.around;
    report({
      kind: isLinkDisabled(failure) ? 'disabled' : isOneTooMany(failure) ? 'too_many' : kind,
      connection: this.number,
      failure,
      reason: describeFailure(failure),
      serving: serving(),
      retryInMs: signal.aborted ? null : Math.round(waitMs),
    });
  }

  /** Whether a socket serves: the current one, up to its very end. */
  get #serves(): boolean {
    return this.#current?.state === 'ready' || this.#current?.state === 'retiring';
  }

  #become(
    status: ConnectionState['status'],
    reason: string | null = this.#state.reason,
    failedAttempts: number = this.#state.failedAttempts,
  ): void {
    const was = this.#state;
    if (was.status === status && was.reason === reason && was.failedAttempts === failedAttempts) return;
    const since = was.status === status ? was.since : new Date();
    this.#state = Object.freeze({ connection: this.number, status, since, reason, failedAttempts });
    this.around.changed(this.#state);
  }
}
