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

/** What the faults work on. */
export interface FaultsParts extends OpeningFaultsParts {
  readonly pool: ConnectionPool<BreakableConnection>;
  /** Ends a connection as Slack does: `disconnect` first, the close a little later. */
  readonly refresh: (
    connection: BreakableConnection,
    farewell: Pick<RefreshOptions, 'reason' | 'closeAfterMs' | 'serves'>,
  ) => void;
}

/** Makes things go wrong, as they do with the real Slack: at the opening of connections, and with those that are open. */
export class Faults extends OpeningFaults {
  readonly #parts: FaultsParts;

  constructor(parts: FaultsParts) {
    super(parts);
    this.#parts = parts;
  }

  /** What lasts now or is yet to happen, in words: nothing of what was over as soon as it was done. */
  get inForce(): readonly ActiveFault[] {
    return this.#endable().map(({ id, fault, text, connectionId }) => ({ id, fault, text, connectionId }));
  }

  /**
   * Ends a fault that lasts or is yet to happen, whatever it is.
   * @param id of one that is in force. Default: all of them
   * @throws Error when no such fault is in force
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

  /** Ends connections with no close frame, as a lost network does. */
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
   * Closes connections with a close frame, and no `disconnect` before it.
   * @param code 1000 to 1014 but for 1004 to 1006, or 3000 to 4999
   * @throws TypeError when no close frame can carry the code
   */
  close(code = 1000, target: FaultTarget = {}): void {
    this.note('close', code, target);
    for (const connection of this.#connections(target)) connection.close(code);
  }

  /**
   * Asks apps to reconnect, then closes.
   * @returns when `disconnect` has gone out; the close follows by itself
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
   * Switches Socket Mode off: open connections are told `link_disabled` and closed, new ones are refused.
   * @param error what `apps.connections.open` then answers. Slack doesn't document it. Default `forbidden_team`.
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

  /** Goes silent: connections are taken and read, but nothing is sent: no `hello`, no pong, no payload. */
  mute(): void {
    this.note('mute');
    this.#parts.plan.isMuted = true;
  }

  /** Speaks again. What was to be sent in between is lost; a connection that got no `hello` gets none. */
  unmute(): void {
    this.note('unmute');
    this.#parts.plan.isMuted = false;
  }

  /** Sends no pings of Slack's own any more, while those of the apps are answered. */
  stopPings(): void {
    this.note('stopPings');
    this.#parts.plan.pingsStopped = true;
  }

  /** Sends pings again. */
  resumePings(): void {
    this.note('resumePings');
    this.#parts.plan.pingsStopped = false;
  }

  /**
   * Makes connections half-open: TCP stays, but nothing gets through, pings, goodbyes and the end of TCP included, and
   * neither side is told. Slack goes on counting a connection that the app has long given up. When it is healed, what
   * was held up arrives at last, in its order, as it does when a network comes back. `written` is told of nothing that
   * is held up.
   */
  halfOpen({ direction = 'both', ...target }: HalfOpenOptions = {}): void {
    this.note('halfOpen', { direction, ...target });
    this.#suffer(target, {
      ...(direction === 'from_app' ? {} : { toApp: { held: true } }),
      ...(direction === 'to_app' ? {} : { fromApp: { held: true } }),
    });
  }

  /** Lets what goes to the app trickle. */
  slow({ bytes = 16, everyMs = 10, ...target }: SlownessOptions = {}): void {
    this.note('slow', { bytes, everyMs, ...target });
    this.#suffer(target, { toApp: { bytes, everyMs } });
  }

  /** Has everything arrive later, in its order. */
  delay({ ms, direction = 'both', ...target }: DelayOptions): void {
    this.note('delay', { ms, direction, ...target });
    this.#suffer(target, {
      ...(direction === 'from_app' ? {} : { toApp: { latencyMs: ms } }),
      ...(direction === 'to_app' ? {} : { fromApp: { latencyMs: ms } }),
    });
  }

  /** Cuts each frame to the app into several WebSocket fragments. */
  fragment({ pieces = 3, pings = true, ...target }: FragmentOptions = {}): void {
    this.note('fragment', { pieces, pings, ...target });
    this.#suffer(target, { fragments: { pieces, pings } });
  }

  /**
   * Has every connection, new ones too, on a bad network: everything late, by more or less, in pieces, and now and then a
   * connection that is cut or reset. It is another every few seconds of this Slack's time, the same by the same seed.
   */
  badNetwork(options: BadNetworkOptions = {}): void {
    const { plan, timers } = this.#parts;
    this.note('badNetwork', options);
    plan.badNetwork?.end();
    plan.badNetwork = new BadNetwork(options, timers, () => this.#connections({}));
    for (const connection of this.#connections({})) connection.applyNetwork();
  }

  /** Ends what lasts on connections, new ones included: half-open, slow, delayed, fragmented; without an app the network. */
  heal(target: FaultTarget = {}): void {
    this.note('heal', target);
    const { app, connection: only } = target;
    if (only === undefined) this.#parts.plan.spareNewcomers(this.#appOf(target));
    if (only === undefined && app === undefined) this.#parts.plan.endNetwork();
    for (const connection of this.#connections(target)) connection.applyConditions(HEALTHY);
  }

  /** Sends frames that mean nothing, of one kind or one of each. */
  garbage({ kind, ...target }: FaultTarget & { kind?: GarbageKind } = {}): void {
    this.note('garbage', { kind, ...target });
    const frames = kind === undefined ? Object.values(garbageFrames) : [garbageFrames[kind]];
    for (const connection of this.#connections(target)) {
      for (const frame of frames) connection.send(frame);
    }
  }

  /** Sends bytes that are no WebSocket frame at all: whoever reads them closes with 1002. */
  corrupt(target: FaultTarget = {}): void {
    this.note('corrupt', target);
    for (const connection of this.#connections(target)) connection.corrupt();
  }

  /** Sends a pong that nobody has asked for. */
  pong(target: FaultTarget = {}): void {
    this.note('pong', target);
    for (const connection of this.#connections(target)) connection.pong();
  }

  /**
   * Sends the next `times` payloads twice at once, on two connections of the app; those that come when there is only one
   * don't count.
   * @param as in an envelope of its own with a life of its own, or in the very same one. Default `new_envelope`, which
   * only events have: what they are known by is their `event_id`. Anything else is known by its envelope.
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

  /** Ignores the next `times` acks, as if the network had eaten them; they are noted as `lost`. */
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
