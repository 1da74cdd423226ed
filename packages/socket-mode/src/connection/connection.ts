import { isLinkDisabled, isOneTooMany, type ConnectionFailure } from './connection-failure.js';
import type { ConnectionNotice } from './connection-notice.js';
import type { ConnectionSettings } from './connection-settings.js';
import type { FatalOpenCode } from './fatal-open-errors.js';
import { waitUnlessAborted } from './interruptible-wait.js';
import { plannedRenewalMs } from './planned-renewal.js';
import { RetryPlan } from './retry-plan.js';
import type { Hello, Leaving, Socket } from './socket.js';
import type { SocketOpener } from './socket-opener.js';

/** What a connection works with, the same for all connections of an app. */
export interface ConnectionSurroundings {
  readonly settings: ConnectionSettings;
  readonly opener: SocketOpener;
  /** Ends the connection's loop. A socket it has serves on, until whoever aborted closes it. */
  readonly signal: AbortSignal;
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
  readonly #retries: RetryPlan;
  #current: Socket | null = null;
  #readyAt = 0;

  /** @param number what notices call it, counted from 1 */
  constructor(
    private readonly number: number,
    private readonly around: ConnectionSurroundings,
  ) {
    this.#retries = new RetryPlan(around.settings.backOff, around.settings.random);
  }

  /** Keeps one socket ready until the signal or a fatal answer ends it. Never rejects. */
  async run(): Promise<void> {
    const { opener, signal } = this.around;
    let waitMs = 0;
    while (await waitUnlessAborted(waitMs, signal)) {
      const opening = await opener.open(this.#current);
      switch (opening.kind) {
        case 'ready':
          waitMs = this.#left(await this.#serve(opening.socket, opening.hello));
          break;
        case 'failed':
          waitMs = this.#retries.afterFailure(opening.failure);
          this.#reportFailure('retrying', opening.failure, waitMs);
          break;
        case 'fatal':
          this.around.refused(opening.code);
          return;
        case 'stopped':
          return;
      }
    }
  }

  /** Puts a new socket in the place of the old one, and resolves when it needs a successor itself. */
  async #serve(socket: Socket, hello: Hello): Promise<Leaving> {
    const old = this.#current;
    this.#current = socket;
    this.#readyAt = performance.now();
    old?.retire();
    this.around.report({ kind: old === null ? 'ready' : 'renewed', connection: this.number });
    this.around.greeted(hello);

    const renewal = this.#planRenewal(socket, hello);
    const leaving = await socket.leaving;
    clearTimeout(renewal);
    return leaving;
  }

  #planRenewal(socket: Socket, { lifetimeSeconds }: Hello): NodeJS.Timeout | undefined {
    const { limits, random, debugReconnects } = this.around.settings;
    // Whoever asks for short lives wants to see Slack end them.
    const renewalMs = debugReconnects ? null : plannedRenewalMs(lifetimeSeconds, limits.plannedLifetimeMs, random);
    return renewalMs === null ? undefined : setTimeout(() => socket.announceEnd('planned'), renewalMs);
  }

  /** Decides how long to wait for the successor of a socket that leaves or has left. */
  #left(leaving: Leaving): number {
    const readyForMs = performance.now() - this.#readyAt;
    if (leaving.kind === 'released') return 0;
    if (leaving.kind === 'lost') return this.#lost(leaving.failure, readyForMs);
    const turnedAway = { kind: 'turned_away', reason: leaving.reason } as const;
    if (isLinkDisabled(turnedAway) || isOneTooMany(turnedAway)) {
      if (isLinkDisabled(turnedAway)) this.around.opener.noteDisabled();
      // No payload will come on it any more, and a successor would fare no better.
      this.#current?.retire();
      return this.#lost(turnedAway, readyForMs);
    }
    this.around.report({ kind: 'renewing', connection: this.number, reason: leaving.reason });
    return this.#retries.afterAnnouncement(readyForMs);
  }

  #lost(failure: ConnectionFailure, readyForMs: number): number {
    this.#current = null;
    const waitMs = this.#retries.afterLoss(failure, readyForMs);
    this.#reportFailure('lost', failure, waitMs);
    return waitMs;
  }

  #reportFailure(kind: 'retrying' | 'lost', failure: ConnectionFailure, retryInMs: number): void {
    const { report, signal } = this.around;
    const connection = this.number;
    if (isLinkDisabled(failure)) report({ kind: 'disabled', retryInMs });
    else if (isOneTooMany(failure)) report({ kind: 'too_many', connection, retryInMs });
    else if (kind === 'lost') report({ kind, connection, failure, retryInMs: signal.aborted ? null : retryInMs });
    else report({ kind, connection, failure, retryInMs });
  }
}
