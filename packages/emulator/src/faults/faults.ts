import type { ConnectionPool } from '../dispatch/connection-pool.js';
import { BadNetwork, type BadNetworkOptions } from './bad-network.js';
import { HEALTHY, type ConnectionConditions } from './connection-conditions.js';
import type { Copy } from './fault-plan.js';
import { listActiveFaults, type EndableFault, type ActiveFault } from './active-faults.js';
import {
  type BreakableConnection,
  type DelayOptions,
  type FaultTarget,
  type FragmentOptions,
  garbageFrames,
  type GarbageKind,
  type HalfOpenOptions,
  type LastingFaultTarget,
  type RefreshOptions,
  type SlownessOptions,
} from './fault-options.js';
import type { App } from '../workspace/apps/app.js';
import { OpeningFaults, type OpeningFaultsParts } from './opening-faults.js';

/** The dependencies of the faults API. */
export interface FaultsParts extends OpeningFaultsParts {
  readonly pool: ConnectionPool<BreakableConnection>;
  /** Sends `disconnect` and closes the connection a little later, as Slack does. */
  readonly refresh: (
    connection: BreakableConnection,
    farewell: Pick<RefreshOptions, 'reason' | 'closeAfterMs' | 'serves'>,
  ) => void;
}

/** Injects faults that occur with the real Slack, while connections are opened and on open connections. */
export class Faults extends OpeningFaults {
  readonly #parts: FaultsParts;

  constructor(parts: FaultsParts) {
    super(parts);
    this.#parts = parts;
  }

  /** Faults that are active or still pending. Faults with an immediate effect, such as `cut`, are not listed. */
  get inForce(): readonly ActiveFault[] {
    return this.#endable().map(({ id, fault, text, connectionId }) => ({ id, fault, text, connectionId }));
  }

  /**
   * Ends an active or pending fault of any kind.
   * @param id the id of an active fault. Default: all of them
   * @throws Error when no active fault has this id
   * @example
   * for (const { id, fault } of slack.faults.inForce) if (fault === 'loseAcks') slack.faults.end(id);
   */
  end(id?: string): void {
    const faults = this.#endable();
    const ending = id === undefined ? faults : faults.filter(each => each.id === id);
    if (id !== undefined && ending.length === 0) {
      const ids = faults.map(each => each.id).join(', ');
      throw new Error(`There is no fault "${id}" to end. In force are: ${ids || 'none'}.`);
    }
    this.note('end', ...(id === undefined ? [] : [id]));
    for (const fault of ending) fault.end();
  }

  /** Ends connections without a close frame, as a lost network does. */
  cut(target: FaultTarget = {}): void {
    this.note('cut', target);
    for (const connection of this.#connections(target)) connection.terminate();
  }

  /** Ends connections with a TCP reset, as a crashed gateway or a firewall does. */
  reset(target: FaultTarget = {}): void {
    this.note('reset', target);
    for (const connection of this.#connections(target)) connection.reset();
  }

  /**
   * Closes connections with a close frame, without a `disconnect` message before it.
   * @param code 1000 to 1014 except 1004 to 1006, or 3000 to 4999
   * @throws TypeError when a close frame cannot carry the code
   */
  close(code = 1000, target: FaultTarget = {}): void {
    this.note('close', code, target);
    for (const connection of this.#connections(target)) connection.close(code);
  }

  /**
   * Asks apps to reconnect, then closes the connections.
   * @returns once `disconnect` is sent; the close follows later
   */
  async refresh(options: RefreshOptions = {}): Promise<void> {
    this.note('refresh', options);
    const { warning = false, warningLeadMs = 10_000 } = options;
    const connections = this.#connections(options);
    if (warning) {
      for (const connection of connections) connection.announceEnd('warning');
      await this.#parts.timers.pause(warningLeadMs);
    }
    for (const connection of connections) this.#parts.refresh(connection, options);
  }

  /**
   * Switches Socket Mode off: open connections receive `link_disabled` and are closed, new ones are refused.
   * @param error the error of `apps.connections.open`. Slack doesn't document it. Default `forbidden_team`.
   */
  disable({ error = 'forbidden_team' }: { error?: string } = {}): void {
    this.note('disable', { error });
    this.#parts.plan.socketModeOff = error;
    for (const connection of this.#connections({})) {
      this.#parts.refresh(connection, { reason: 'link_disabled', closeAfterMs: 0 });
    }
  }

  /** Switches Socket Mode on again. */
  enable(): void {
    this.note('enable');
    this.#parts.plan.socketModeOff = null;
  }

  /** Accepts and reads connections, but sends nothing on them: no `hello`, no pong, no payload. */
  mute(): void {
    this.note('mute');
    this.#parts.plan.isMuted = true;
  }

  /** Sends again. Frames that were due while muted are lost; a connection without a `hello` does not get one later. */
  unmute(): void {
    this.note('unmute');
    this.#parts.plan.isMuted = false;
  }

  /** Stops the pings that the local Slack sends. Pings from apps are still answered. */
  stopPings(): void {
    this.note('stopPings');
    this.#parts.plan.pingsStopped = true;
  }

  /** Sends the local Slack's pings again. */
  resumePings(): void {
    this.note('resumePings');
    this.#parts.plan.pingsStopped = false;
  }

  /**
   * Makes connections half-open: TCP stays open, but nothing gets through, including pings, close frames and the end of
   * TCP, and neither side is notified. As at Slack, the connection still counts after the app has given it up. When it
   * is healed, the held data arrives in order, as it does when a network recovers. `written` is not called for held
   * data.
   */
  halfOpen({ direction = 'both', ...target }: HalfOpenOptions = {}): void {
    this.note('halfOpen', { direction, ...target });
    this.#suffer(target, {
      ...(direction === 'from_app' ? {} : { toApp: { held: true } }),
      ...(direction === 'to_app' ? {} : { fromApp: { held: true } }),
    });
  }

  /** Limits how fast data reaches the app. */
  slow({ bytes = 16, everyMs = 10, ...target }: SlownessOptions = {}): void {
    this.note('slow', { bytes, everyMs, ...target });
    this.#suffer(target, { toApp: { bytes, everyMs } });
  }

  /** Delays all data and keeps its order. */
  delay({ ms, direction = 'both', ...target }: DelayOptions): void {
    this.note('delay', { ms, direction, ...target });
    this.#suffer(target, {
      ...(direction === 'from_app' ? {} : { toApp: { latencyMs: ms } }),
      ...(direction === 'to_app' ? {} : { fromApp: { latencyMs: ms } }),
    });
  }

  /** Splits each frame to the app into several WebSocket fragments. */
  fragment({ pieces = 3, pings = true, ...target }: FragmentOptions = {}): void {
    this.note('fragment', { pieces, pings, ...target });
    this.#suffer(target, { fragments: { pieces, pings } });
  }

  /**
   * Puts every connection, new ones included, on a bad network: variable latency, fragmented frames, and occasional cut
   * or reset connections. The conditions change every few seconds of the local Slack's time. The same seed gives the
   * same sequence.
   */
  badNetwork(options: BadNetworkOptions = {}): void {
    const { plan, timers } = this.#parts;
    this.note('badNetwork', options);
    plan.badNetwork?.end();
    plan.badNetwork = new BadNetwork(options, timers, () => this.#connections({}));
    for (const connection of this.#connections({})) connection.applyNetwork();
  }

  /**
   * Heals half-open, slow, delayed and fragmented connections, new ones included. Without an app, it also heals the
   * network.
   */
  heal(target: FaultTarget = {}): void {
    this.note('heal', target);
    const { app, connection: only } = target;
    if (only === undefined) this.#parts.plan.spareNewcomers(this.#appOf(target));
    if (only === undefined && app === undefined) this.#parts.plan.endNetwork();
    for (const connection of this.#connections(target)) connection.applyConditions(HEALTHY);
  }

  /** Sends invalid frames, of one kind or one of each kind. */
  garbage({ kind, ...target }: FaultTarget & { kind?: GarbageKind } = {}): void {
    this.note('garbage', { kind, ...target });
    const frames = kind === undefined ? Object.values(garbageFrames) : [garbageFrames[kind]];
    for (const connection of this.#connections(target)) {
      for (const frame of frames) connection.send(frame);
    }
  }

  /** Sends bytes that are not a WebSocket frame. The client closes with 1002. */
  corrupt(target: FaultTarget = {}): void {
    this.note('corrupt', target);
    for (const connection of this.#connections(target)) connection.corrupt();
  }

  /** Sends an unsolicited pong. */
  pong(target: FaultTarget = {}): void {
    this.note('pong', target);
    for (const connection of this.#connections(target)) connection.pong();
  }

  /**
   * Sends each of the next `times` payloads twice at the same time, on two connections of the app. Payloads sent while
   * the app has only one connection don't count.
   * @param as in a new envelope with its own retries, or in the same envelope. Default `new_envelope`. Only events can
   * have a new envelope, because `event_id` identifies them. Other payloads are identified by their envelope.
   */
  duplicateNext(
    times: number,
    { as = 'new_envelope', ...target }: Pick<FaultTarget, 'app'> & { as?: Copy } = {},
  ): void {
    this.note('duplicateNext', times, { as, ...target });
    const only = this.#appOf(target);
    this.#parts.plan.copies.add(
      times,
      as,
      order => (only === null || order.app === only) && (as === 'same_envelope' || order.type === 'events_api'),
    );
  }

  /** Ignores the next `times` acks, as if the network had lost them. They are recorded as `lost`. */
  loseAcks(times: number, target: FaultTarget = {}): void {
    this.note('loseAcks', times, target);
    const app = this.#appOf(target);
    const ids = target.connection === undefined ? null : this.#connections(target).map(({ id }) => id);
    this.#parts.plan.lostAcks.add(times, true, connection =>
      ids === null ? app === null || connection.app === app : ids.includes(connection.id),
    );
  }

  #suffer({ newConnections = false, ...target }: LastingFaultTarget, conditions: Partial<ConnectionConditions>): void {
    if (newConnections) this.#parts.plan.awaitNewcomers(this.#appOf(target), conditions);
    for (const connection of this.#connections(target)) connection.applyConditions(conditions);
  }

  #endable(): readonly EndableFault[] {
    return listActiveFaults(this.#parts.plan, this.#connections({}));
  }

  #appOf({ app }: FaultTarget): App | null {
    return app === undefined ? null : this.#parts.chooseApp(app);
  }

  #connections(target: FaultTarget): BreakableConnection[] {
    const open = this.#parts.pool.listFor(this.#appOf(target) ?? undefined);
    const { connection } = target;
    return connection === undefined ? open : open.slice(connection, connection + 1);
  }
}
