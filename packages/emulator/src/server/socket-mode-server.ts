import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { clearInterval, clearTimeout, setInterval, setTimeout } from 'node:timers';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ConnectionPool } from '../dispatch/connection-pool.js';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import { toPace } from '../faults/connection-conditions.js';
import type { FaultPlan, UpgradeRefusal } from '../faults/fault-plan.js';
import type { EventLog } from '../event-log/event-log.js';
import type { Timers } from '../time/timers.js';
import type { App } from '../workspace/apps/app.js';
import type { Clock } from '../time/clock.js';
import type { Identifiers } from '../workspace/identifiers.js';
import { type RequestAdmission, parseRequestUrl } from './server-address.js';
import { FaultInjectingStream } from './fault-injecting-stream.js';
import { SocketConnection } from './socket-connection.js';
import type { Greeting, Hello } from '../faults/fault-options.js';
import { BoundedMap } from '../collections/bounded-map.js';
import type { ControlledClock } from '../time/controlled-clock.js';

const MAX_CONNECTIONS = 10;
/** Slack closes the socket of a client that sends a larger frame. */
const MAX_FRAME_BYTES = 20_480;
/** The lifetime of a connection whose URL contains `debug_reconnects=true`. */
const DEBUG_LIFETIME_SECONDS = 360;
/** The time between the `warning` and the refresh. Shorter lifetimes have no warning. */
const WARNING_LEAD_MS = 10_000;
/** The time between `disconnect` and Slack's close. */
const CLOSE_AFTER_MS = 500;
/** How long the shutdown waits for apps to answer the close handshake. */
const CLOSE_TIMEOUT_MS = 200;

export interface SocketModeServerParts {
  readonly pool: ConnectionPool<SocketConnection>;
  readonly dispatcher: Dispatcher;
  readonly journal: EventLog;
  readonly tickets: ConnectionTickets;
  readonly faults: FaultPlan;
  readonly timers: Timers;
  readonly clock: Clock;
  readonly ids: Identifiers;
  readonly admission: RequestAdmission;
  readonly pingIntervalMs: number;
  readonly lifetimeSeconds: number;
}

export type ClosingConnection = Pick<SocketConnection, 'announceEnd' | 'close'>;

/** How Slack ends a connection. */
export interface DisconnectPlan {
  /** Default `refresh_requested`. */
  readonly reason?: string | undefined;
  /** The time between `disconnect` and the close; `null` never closes. Default 500. */
  readonly closeAfterMs?: number | null | undefined;
  /** Whether the connection still receives payloads until the close. Default: only after a `warning`. */
  readonly serves?: boolean | undefined;
}

/** Serves Socket Mode: tickets, upgrades, `hello`, pings and the refresh of connections. */
export class SocketModeServer {
  // Pongs are sent explicitly, because a muted connection must not answer pings.
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, autoPong: false });
  readonly #pings: NodeJS.Timeout;
  /** All open connections, including those outside the pool. */
  readonly #connections = new Set<SocketConnection>();
  #isClosed = false;

  constructor(private readonly parts: SocketModeServerParts) {
    this.#pings = setInterval(() => {
      if (parts.faults.pingsStopped) return;
      for (const connection of parts.pool.listFor()) connection.ping();
    }, parts.pingIntervalMs);
  }

  /** Accepts or rejects an HTTP upgrade. */
  upgrade(request: IncomingMessage, tcp: Duplex, head: Buffer): void {
    tcp.on('error', () => tcp.destroy());
    if (!(tcp instanceof Socket)) return void tcp.destroy();
    const refusal = this.#refusalOf(request);
    if (refusal !== undefined) return rejectUpgrade(tcp, refusal);
    const url = parseRequestUrl(request);
    const app = url.pathname === '/link/' ? this.parts.tickets.redeem(url.searchParams.get('ticket') ?? '') : undefined;
    if (!app) return rejectUpgrade(tcp, { status: 404 });
    const isBrief = url.searchParams.get('debug_reconnects') === 'true';
    const line = new FaultInjectingStream(tcp);
    // The faults apply from the upgrade on, so that they also delay its response.
    const { faults } = this.parts;
    const { toApp, fromApp } = faults.conditionsOf(app);
    line.toApp.pace = toPace(toApp, faults.network.toApp);
    line.fromApp.pace = toPace(fromApp, faults.network.fromApp);
    this.#server.handleUpgrade(request, line, head, socket => this.#admit(app, socket, line, isBrief));
  }

  /** Ends a connection as Slack does at the end of its lifetime. */
  refresh(connection: ClosingConnection, farewell: DisconnectPlan = {}): void {
    const { reason = 'refresh_requested', closeAfterMs = CLOSE_AFTER_MS, serves } = farewell;
    connection.announceEnd(reason, serves);
    if (closeAfterMs !== null) this.parts.timers.after(closeAfterMs, () => connection.close());
  }

  /** Rejects new connections and closes the open ones with a handshake. Terminates those that do not answer. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#pings);
    const connections = [...this.#connections];
    for (const connection of connections) connection.close(1001);
    const impatience = setTimeout(() => {
      for (const connection of connections) connection.terminate();
    }, CLOSE_TIMEOUT_MS);
    await Promise.all(connections.map(connection => connection.closed));
    clearTimeout(impatience);
    this.#server.close();
  }

  #refusalOf(request: IncomingMessage): UpgradeRefusal | undefined {
    if (this.#isClosed) return { status: 503 };
    try {
      this.parts.admission.check(request);
    } catch {
      return { status: 403 };
    }
    return this.parts.faults.takeUpgradeRefusal();
  }

  #admit(app: App, socket: WebSocket, line: FaultInjectingStream, isBrief: boolean): void {
    const { pool, dispatcher, journal, faults, clock, ids, timers } = this.parts;
    const connection = new SocketConnection(
      { id: ids.secretKey(), app, socket, line, faults, clock },
      {
        onGreeted: from => journal.recordOpenedConnection(from.record),
        onFrame: (from, frame) => dispatcher.receive(from, frame),
        onOversized: from =>
          journal.recordProblem({
            kind: 'oversized_frame',
            app: from.app.name,
            text: `The app sent a frame of more than ${MAX_FRAME_BYTES} bytes. Its connection is closed with 1009.`,
            at: clock.now(),
          }),
        onClosed: from => {
          this.#connections.delete(from);
          if (pool.remove(from)) journal.recordClosedConnection(from.record);
        },
      },
    );
    this.#connections.add(connection);
    connection.applyConditions(faults.conditionsOf(app));
    const open = pool.listFor(app).length;
    if (open >= MAX_CONNECTIONS) {
      connection.announceEnd('too_many_websockets');
      return connection.close();
    }
    pool.add(connection);
    const { toldSeconds, refreshAfterMs } = this.#lifetime(isBrief);
    if (refreshAfterMs !== null) void this.#scheduleEnd(connection, refreshAfterMs);
    const hello = { connections: open + 1 + faults.miscount, lifetimeSeconds: toldSeconds };
    receiveFrames(connection, faults.greetings.take(app) ?? {}, hello, timers);
  }

  /** Schedules the warning and the refresh. Both are cancelled when the connection closes earlier. */
  async #scheduleEnd(connection: SocketConnection, refreshAfterMs: number): Promise<void> {
    const { timers } = this.parts;
    const warnAfterMs = refreshAfterMs - WARNING_LEAD_MS;
    const cancels = [
      ...(warnAfterMs > 0 ? [timers.after(warnAfterMs, () => connection.announceEnd('warning'))] : []),
      timers.after(refreshAfterMs, () => this.refresh(connection)),
    ];
    await connection.closed;
    for (const cancel of cancels) cancel();
  }

  #lifetime(isBrief: boolean): { toldSeconds: number | null; refreshAfterMs: number | null } {
    const { lifetimeSeconds, faults } = this.parts;
    const usual = isBrief ? DEBUG_LIFETIME_SECONDS : lifetimeSeconds;
    const { toldSeconds = usual, refreshAfterMs = (toldSeconds ?? usual) * 1000 } = faults.lifetime;
    return { toldSeconds, refreshAfterMs };
  }
}

/** Greets a new connection as Slack does, or as a fault specifies. */
export function receiveFrames(connection: SocketConnection, greeting: Greeting, hello: Hello, timers: Timers): void {
  const { hellos = 1, afterMs = 0, framesFirst = [], disconnectFirst, closeAfterMs } = greeting;
  for (const frame of framesFirst) connection.send(frame);
  if (disconnectFirst !== undefined) connection.announceEnd(disconnectFirst);
  const greet = (): void => {
    for (let count = 0; count < hellos; count += 1) connection.greet(hello);
  };
  if (afterMs === 0) greet();
  else timers.after(afterMs, greet);
  if (closeAfterMs !== undefined) timers.after(closeAfterMs, () => connection.close());
}

/** Rejects an upgrade with a status, with a TCP reset, or by not answering until the app disconnects. */
export function rejectUpgrade(tcp: Socket, refusal: UpgradeRefusal): void {
  if (refusal === 'reset') return void tcp.resetAndDestroy();
  if (refusal === 'hang') return void tcp.resume().on('end', () => tcp.destroy());
  const { status, retryAfter } = refusal;
  const wait = retryAfter === undefined ? '' : `Retry-After: ${retryAfter}\r\n`;
  tcp.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\n${wait}Content-Length: 0\r\n\r\n`, () => tcp.destroy());
}

/** The lifetime of a ticket. Slack documents none; apps connect immediately. */
const TICKET_LIFETIME_MS = 60_000;
/** The maximum number of unused tickets. */
const MAX_TICKETS = 1000;

/** One-time permissions to open a Socket Mode connection. */
export class ConnectionTickets {
  readonly #open = new BoundedMap<string, { readonly app: App; readonly goodUntil: number }>(MAX_TICKETS);

  constructor(
    private readonly ids: Identifiers,
    private readonly clock: ControlledClock,
  ) {}

  issue(app: App): string {
    const ticket = this.ids.secretKey();
    this.#open.set(ticket, { app, goodUntil: this.clock.elapsed() + TICKET_LIFETIME_MS });
    return ticket;
  }

  /** Returns the app of a ticket and invalidates the ticket. */
  redeem(ticket: string): App | undefined {
    const found = this.#open.delete(ticket);
    return found && this.clock.elapsed() < found.goodUntil ? found.app : undefined;
  }
}
