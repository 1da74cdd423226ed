import { WebSocket, type RawData } from 'ws';
import type { AppConnection } from '../dispatch/connection-pool.js';
import { HEALTHY, toPace, mergeConditions, type ConnectionConditions } from '../faults/connection-conditions.js';
import type { FaultPlan } from '../faults/fault-plan.js';
import type { Hello } from '../faults/fault-options.js';
import type { ConnectionClose, ConnectionRecord } from '../event-log/records.js';
import type { App } from '../workspace/apps/app.js';
import type { Clock } from '../time/clock.js';
import type { FaultInjectingStream } from './fault-injecting-stream.js';

/** The emulator's host name in `debug_info`. */
const SOCKET_HOST = 'applink-local';
/** The close code that `ws` reports if it received no close frame. */
const NO_CLOSE_FRAME = 1006;
/** The codes with which `ws` closes after a protocol error; 1002 for all other errors. */
const CLOSE_CODES_BY_ERROR: Readonly<Record<string, number>> = {
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: 1009,
  WS_ERR_INVALID_UTF8: 1007,
};
/** Bytes that are not a valid WebSocket frame: every bit of the first byte is set. */
const NO_WEBSOCKET_FRAME = Buffer.from([0xff, 0x02, 0x00, 0x00]);

/** Receives the events of a connection. */
export interface ConnectionListener {
  /** Called when the first `hello` is sent. The connection accepts payloads from now on. */
  readonly onGreeted: (connection: SocketConnection) => void;
  /** Called for every frame; `null` represents a binary frame. */
  readonly onFrame: (connection: SocketConnection, frame: string | null) => void;
  /** Called for a frame larger than Slack's limit. The socket closes with 1009. */
  readonly onOversized: (connection: SocketConnection) => void;
  /** Called when the connection has closed. */
  readonly onClosed: (connection: SocketConnection) => void;
}

export interface SocketConnectionParts {
  readonly id: string;
  readonly app: App;
  readonly socket: WebSocket;
  readonly line: FaultInjectingStream;
  readonly faults: FaultPlan;
  readonly clock: Clock;
}

/** Slack's end of one Socket Mode connection. */
export class SocketConnection implements AppConnection {
  readonly id: string;
  readonly app: App;
  readonly openedAt: number;
  /** Resolves when the connection has closed. */
  readonly closed: Promise<void>;
  readonly #socket: WebSocket;
  readonly #line: FaultInjectingStream;
  readonly #faults: FaultPlan;
  readonly #listener: ConnectionListener;
  #conditions: ConnectionConditions = HEALTHY;
  #takesPayloads = false;
  #isGreeted = false;
  /** The first action of this side that closed the connection. */
  #ending: Pick<ConnectionClose, 'by' | 'code'> | null = null;
  #close: ConnectionClose | null = null;

  constructor({ id, app, socket, line, faults, clock }: SocketConnectionParts, listener: ConnectionListener) {
    this.id = id;
    this.app = app;
    this.openedAt = clock.now();
    this.#socket = socket;
    this.#line = line;
    this.#faults = faults;
    this.#listener = listener;
    socket.on('message', (data: RawData, isBinary: boolean) =>
      listener.onFrame(this, isBinary || !Buffer.isBuffer(data) ? null : data.toString('utf8')),
    );
    socket.on('ping', (data: Buffer) => {
      this.pong(data);
    });
    socket.on('error', (error: Error & { code?: string }) => {
      const { code = '' } = error;
      if (code.startsWith('WS_ERR_')) this.#ending ??= { by: 'slack', code: CLOSE_CODES_BY_ERROR[code] ?? 1002 };
      if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') listener.onOversized(this);
    });
    this.closed = new Promise(resolve => {
      socket.once('close', received => {
        // Without a close by this side, the app closed the connection and the received code applies.
        const ending = this.#ending ?? { by: 'app', code: received };
        this.#close = { ...ending, clean: received !== NO_CLOSE_FRAME, at: clock.now() };
        listener.onClosed(this);
        resolve();
      });
    });
  }

  get record(): ConnectionRecord {
    return { id: this.id, app: this.app.name, openedAt: this.openedAt, close: this.#close };
  }

  get acceptsPayloads(): boolean {
    // A connection that sent or received a close frame accepts no payloads, even while TCP is still open.
    return this.#takesPayloads && this.#socket.readyState === WebSocket.OPEN;
  }

  /** Sends `hello`. The connection accepts payloads from now on. */
  greet({ connections, lifetimeSeconds }: Hello): void {
    if (!this.#canSend()) return;
    this.#takesPayloads = true;
    const lifetime = lifetimeSeconds === null ? {} : { approximate_connection_time: lifetimeSeconds };
    this.send(
      JSON.stringify({
        type: 'hello',
        num_connections: connections,
        connection_info: { app_id: this.app.appId },
        debug_info: { host: SOCKET_HOST, build_number: 1, ...lifetime },
      }),
    );
    if (this.#isGreeted) return;
    this.#isGreeted = true;
    this.#listener.onGreeted(this);
  }

  /**
   * Sends `disconnect`.
   * @param reason `warning`, `refresh_requested`, `link_disabled`, `too_many_websockets`, or any other text
   * @param serves whether the connection still receives payloads. Default: only after a `warning`.
   */
  announceEnd(reason: string, serves = reason === 'warning'): void {
    if (!serves) this.#takesPayloads = false;
    this.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: SOCKET_HOST } }));
  }

  /**
   * Writes a frame. A Buffer becomes a binary frame.
   * @param written called after the whole frame was passed to an open TCP connection; never called otherwise
   */
  send(frame: string | Buffer, written?: () => void): void {
    if (!this.#canSend()) return;
    const fragments = this.#conditions.fragments ?? this.#faults.network.fragments;
    const binary = typeof frame !== 'string';
    if (fragments) this.#sendInPieces(Buffer.from(frame), binary, fragments.pieces, fragments.pings);
    else this.#socket.send(frame, { binary });
    if (written) this.#line.afterWritten(written);
  }

  ping(): void {
    if (this.#canSend()) this.#socket.ping();
  }

  /** Sends a pong with the data of the ping, or an unsolicited pong without data. */
  pong(data?: Buffer): void {
    if (this.#canSend()) this.#socket.pong(data);
  }

  /** The faults of this connection, without those of its network. */
  get conditions(): ConnectionConditions {
    return this.#conditions;
  }

  /** Changes the given conditions and keeps the others. */
  applyConditions(more: Partial<ConnectionConditions>): void {
    this.#conditions = mergeConditions(this.#conditions, more);
    this.applyNetwork();
  }

  /** Applies the current network conditions. */
  applyNetwork(): void {
    const { network } = this.#faults;
    this.#line.toApp.pace = toPace(this.#conditions.toApp, network.toApp);
    this.#line.fromApp.pace = toPace(this.#conditions.fromApp, network.fromApp);
  }

  /** Writes bytes that are not a WebSocket frame. */
  corrupt(): void {
    if (this.#canSend()) this.#line.toApp.send(NO_WEBSOCKET_FRAME);
  }

  /** Closes with the WebSocket close handshake. */
  close(code = 1000): void {
    this.#ending ??= { by: 'slack', code };
    this.#socket.close(code);
  }

  /** Closes immediately without a close frame, as after a network failure. */
  terminate(): void {
    this.#ending ??= { by: 'network', code: NO_CLOSE_FRAME };
    this.#socket.terminate();
  }

  /** Closes immediately with a TCP reset. */
  reset(): void {
    this.#ending ??= { by: 'network', code: NO_CLOSE_FRAME };
    this.#line.reset();
  }

  #sendInPieces(frame: Buffer, binary: boolean, pieces: number, pings: boolean): void {
    const size = Math.max(1, Math.ceil(frame.length / pieces));
    for (let start = 0; start === 0 || start < frame.length; start += size) {
      if (pings && start > 0) this.#socket.ping();
      this.#socket.send(frame.subarray(start, start + size), { binary, fin: start + size >= frame.length });
    }
  }

  #canSend(): boolean {
    return !this.#faults.isMuted && this.#socket.readyState === WebSocket.OPEN;
  }
}
