import type { AppConnection, ConnectionPool } from '../dispatch/connection-pool.js';
import type { FaultPlan } from '../faults/fault-plan.js';
import type { Timers } from '../timers.js';
import type { AppInstall } from '../workspace/app-install.js';
import { SlackRefusal } from '../workspace/refusal.js';

/** Which connections a fault hits. */
export interface FaultTarget {
  /** The app's name or id. Default: every app. */
  app?: string;
  /** One connection, counted from 0 in the order of their opening. Default: all of them. */
  connection?: number;
}

/** How a refresh goes. */
export interface RefreshOptions extends FaultTarget {
  /** Default `refresh_requested`. */
  reason?: string;
  /** Whether a `warning` comes first. Default false. */
  warning?: boolean;
  /** From the warning to the refresh. Default 10 000. */
  warningLeadMs?: number;
  /** From the refresh to the close. Default 500. */
  closeAfterMs?: number;
}

/** How a call is refused: a code alone comes with HTTP 200, as Slack does it. Default code: `internal_error`. */
export interface CallRefusal {
  error?: string;
  status?: number;
  /** The `Retry-After` header, in seconds; makes it a 429 `ratelimited` unless said otherwise. */
  retryAfterSeconds?: number;
}

/** A connection, as far as faults need it. */
export interface BreakableConnection extends AppConnection {
  announceEnd(reason: string): void;
  close(code?: number): void;
  terminate(): void;
}

/** What the faults work on. */
export interface FaultsParts {
  readonly plan: FaultPlan;
  readonly pool: ConnectionPool<BreakableConnection>;
  /** Ends a connection as Slack does: `disconnect` first, the close a little later. */
  readonly refresh: (connection: BreakableConnection, reason?: string, closeAfterMs?: number) => void;
  readonly timers: Timers;
  readonly chooseApp: (nameOrId?: string) => AppInstall;
}

/** Makes things go wrong, as they do with the real Slack. */
export class Faults {
  readonly #parts: FaultsParts;

  constructor(parts: FaultsParts) {
    this.#parts = parts;
  }

  /** Ends connections with no close frame, as a lost network does. */
  cut(target: FaultTarget = {}): void {
    for (const connection of this.#connections(target)) connection.terminate();
  }

  /**
   * Asks apps to reconnect, then closes.
   * @returns when `disconnect` has gone out; the close follows by itself
   */
  async refresh(options: RefreshOptions = {}): Promise<void> {
    const { reason, warning = false, warningLeadMs = 10_000, closeAfterMs } = options;
    const connections = this.#connections(options);
    if (warning) {
      for (const connection of connections) connection.announceEnd('warning');
      await this.#parts.timers.pause(warningLeadMs);
    }
    for (const connection of connections) this.#parts.refresh(connection, reason, closeAfterMs);
  }

  /**
   * Switches Socket Mode off: open connections are told `link_disabled` and closed, new ones are refused.
   * @param error what `apps.connections.open` then answers. Slack doesn't document it. Default `forbidden_team`.
   */
  disable({ error = 'forbidden_team' }: { error?: string } = {}): void {
    this.#parts.plan.socketModeOff = error;
    for (const connection of this.#connections({})) this.#parts.refresh(connection, 'link_disabled', 0);
  }

  /** Switches Socket Mode on again. */
  enable(): void {
    this.#parts.plan.socketModeOff = null;
  }

  /** Refuses the next `times` calls of `apps.connections.open`. */
  refuseNextOpens(times: number, refusal: CallRefusal = {}): void {
    this.refuseNextCalls('apps.connections.open', times, refusal);
  }

  /** Refuses the next `times` calls of a Web API method. */
  refuseNextCalls(method: string, times: number, refusal: CallRefusal = {}): void {
    const { retryAfterSeconds } = refusal;
    const isLimit = retryAfterSeconds !== undefined || refusal.status === 429;
    const { error = isLimit ? 'ratelimited' : 'internal_error', status = isLimit ? 429 : 200 } = refusal;
    const details = { status, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
    this.#parts.plan.refuseCalls(method, times, new SlackRefusal(error, details));
  }

  /** Goes silent: connections are taken and read, but nothing is sent: no `hello`, no pong, no payload. */
  mute(): void {
    this.#parts.plan.isMuted = true;
  }

  /** Speaks again. What was to be sent in between is lost; a connection that got no `hello` gets none. */
  unmute(): void {
    this.#parts.plan.isMuted = false;
  }

  /** Answers the next `times` WebSocket upgrades with an HTTP status. Slack has been seen to use 408 and 409. */
  rejectUpgrades(times: number, status: number): void {
    this.#parts.plan.rejectUpgrades(times, status);
  }

  #connections({ app, connection }: FaultTarget): BreakableConnection[] {
    const { pool, chooseApp } = this.#parts;
    const open = pool.of(app === undefined ? undefined : chooseApp(app));
    return connection === undefined ? open : open.slice(connection, connection + 1);
  }
}
