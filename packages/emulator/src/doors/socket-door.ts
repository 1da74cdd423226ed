import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ConnectionPool } from '../dispatch/connection-pool.js';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import type { FaultPlan } from '../faults/fault-plan.js';
import type { Journal } from '../journal/journal.js';
import type { Timers } from '../timers.js';
import type { AppInstall } from '../workspace/app-install.js';
import type { Clock } from '../workspace/clock.js';
import type { Identifiers } from '../workspace/identifiers.js';
import { isLocalHost, urlOf } from './request-origin.js';
import { SocketConnection } from './socket-connection.js';
import type { Tickets } from './tickets.js';

const MAX_CONNECTIONS = 10;
/** Slack closes the socket of a client that sends more than this at once. */
const MAX_FRAME_BYTES = 20_480;
/** How long a connection lives whose URL says `debug_reconnects=true`. */
const DEBUG_LIFETIME_SECONDS = 360;
/** A longer timer would fire at once. */
const LONGEST_TIMER_MS = 2_147_483_647;
/** How long after `disconnect` Slack closes. */
const CLOSE_AFTER_MS = 500;
/** How long the end of the emulator waits for an app to answer the close handshake. */
const CLOSE_PATIENCE_MS = 200;

/** What the socket door works with. */
export interface SocketDoorParts {
  readonly pool: ConnectionPool<SocketConnection>;
  readonly dispatcher: Dispatcher;
  readonly journal: Journal;
  readonly tickets: Tickets;
  readonly faults: FaultPlan;
  readonly timers: Timers;
  readonly clock: Clock;
  readonly ids: Identifiers;
  readonly pingIntervalMs: number;
  readonly lifetimeSeconds: number;
}

/** A connection whose end is to come. */
export type EndingConnection = Pick<SocketConnection, 'announceEnd' | 'close'>;

/** Lets apps in over WebSocket: ticket, upgrade, `hello`, pings, and the end of a connection's life. */
export class SocketDoor {
  // Pongs are sent by hand: a muted connection must not even answer pings.
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, autoPong: false });
  readonly #pings: NodeJS.Timeout;
  /** Everybody whose TCP is open, those who were turned away among them. */
  readonly #connections = new Set<SocketConnection>();
  #isClosed = false;

  constructor(private readonly parts: SocketDoorParts) {
    this.#pings = setInterval(() => {
      for (const connection of parts.pool.of()) connection.ping();
    }, parts.pingIntervalMs);
  }

  /** Takes an HTTP upgrade, or refuses it. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy());
    const url = urlOf(request);
    const rejection = this.#rejectionOf(request);
    if (rejection !== undefined) return refuse(stream, rejection);
    const app = url.pathname === '/link/' ? this.parts.tickets.redeem(url.searchParams.get('ticket') ?? '') : undefined;
    if (!app) return refuse(stream, 404);
    const lifetimeSeconds =
      url.searchParams.get('debug_reconnects') === 'true' ? DEBUG_LIFETIME_SECONDS : this.parts.lifetimeSeconds;
    this.#server.handleUpgrade(request, stream, head, socket => this.#admit(app, socket, lifetimeSeconds));
  }

  /** Ends a connection as Slack does when its time has come. */
  refresh(connection: EndingConnection, reason = 'refresh_requested', closeAfterMs = CLOSE_AFTER_MS): void {
    connection.announceEnd(reason);
    this.parts.timers.after(closeAfterMs, () => connection.close());
  }

  /** Lets nobody in any more and ends every connection, politely as far as the other end goes along. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#pings);
    const connections = [...this.#connections];
    for (const connection of connections) connection.close(1001);
    const impatience = setTimeout(() => {
      for (const connection of connections) connection.terminate();
    }, CLOSE_PATIENCE_MS);
    await Promise.all(connections.map(connection => connection.closed));
    clearTimeout(impatience);
    this.#server.close();
  }

  #rejectionOf(request: IncomingMessage): number | undefined {
    if (this.#isClosed) return 503;
    return isLocalHost(request) ? this.parts.faults.takeUpgradeRejection() : 403;
  }

  #admit(app: AppInstall, socket: WebSocket, lifetimeSeconds: number): void {
    const { pool, dispatcher, journal, faults, clock, ids, timers } = this.parts;
    const cancelRefresh = timers.after(Math.min(lifetimeSeconds * 1000, LONGEST_TIMER_MS), () =>
      this.refresh(connection),
    );
    const connection = new SocketConnection(
      { id: ids.key(), app, socket, faults, clock },
      {
        onFrame: (from, frame) => dispatcher.receive(from, frame),
        onOversized: from =>
          journal.noteProblem({
            kind: 'oversized_frame',
            app: from.app.name,
            text: `The app sent a frame of more than ${MAX_FRAME_BYTES} bytes. Its connection is closed with 1009.`,
            at: clock.now(),
          }),
        onClosed: from => {
          cancelRefresh();
          this.#connections.delete(from);
          if (pool.remove(from)) journal.noteClosed(from.record);
        },
      },
    );
    this.#connections.add(connection);
    const open = pool.of(app).length;
    if (open >= MAX_CONNECTIONS) {
      connection.announceEnd('too_many_websockets');
      return connection.close();
    }
    pool.add(connection);
    connection.greet(open + 1, lifetimeSeconds);
    journal.noteOpened(connection.record);
  }
}

function refuse(stream: Duplex, status: number): void {
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => stream.destroy());
}
