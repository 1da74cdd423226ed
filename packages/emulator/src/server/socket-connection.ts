import { WebSocket, type RawData } from 'ws';
import type { AppConnection } from '../dispatch/connection-pool.js';
import { HEALTHY, toPace, mergeConditions, type ConnectionConditions } from '../faults/connection-conditions.js';
import type { FaultPlan } from '../faults/fault-plan.js';
import type { Hello } from '../faults/fault-options.js';
import type { ConnectionClose, ConnectionRecord } from '../event-log/records.js';
import type { App } from '../workspace/apps/app.js';
import type { Clock } from '../time/clock.js';
import type { FaultInjectingStream } from './fault-injecting-stream.js';

/** What the emulator calls itself in `debug_info`. */
const SOCKET_HOST = 'applink-local';
/** What `ws` says when no close frame came. */
const NO_CLOSE_FRAME = 1006;
/** With which codes `ws` closes when it can't read on; 1002 for any other reason. */
const CLOSE_CODES_BY_ERROR: Readonly<Record<string, number>> = {
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: 1009,
  WS_ERR_INVALID_UTF8: 1007,
};
/** A frame whose first byte has every bit set: no peer can read it. */
const NO_WEBSOCKET_FRAME = Buffer.from([0xff, 0x02, 0x00, 0x00]);

/** What a connection tells its door. */
export interface ConnectionListener {
  /** The first `hello` is on its way: from now on the connection takes payloads. */
  readonly onGreeted: (connection: SocketConnection) => void;
  /** A frame came in; `null` stands for a binary one. */
  readonly onFrame: (connection: SocketConnection, frame: string | null) => void;
  /** A frame was larger than Slack takes; the socket closes with 1009. */
  readonly onOversized: (connection: SocketConnection) => void;
  /** The connection has ended. */
  readonly onClosed: (connection: SocketConnection) => void;
}

/** What a connection is made of. */
export interface SocketConnectionParts {
  readonly id: string;
  readonly app: App;
  readonly socket: WebSocket;
  readonly line: FaultInjectingStream;
  readonly faults: FaultPlan;
  readonly clock: Clock;
}

/** One Socket Mode connection of an app, from Slack's end. */
export class SocketConnection implements AppConnection {
  readonly id: string;
  readonly app: App;
  readonly openedAt: number;
  /** Resolves when the connection has ended. */
  readonly closed: Promise<void>;
  readonly #socket: WebSocket;
  readonly #line: FaultInjectingStream;
  readonly #faults: FaultPlan;
  readonly #listener: ConnectionListener;
  #conditions: ConnectionConditions = HEALTHY;
  #takesPayloads = false;
  #isGreeted = false;
  /** What this side did first to end it. */
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
        // Without an end of ours it was the app's, and its code is the one that came.
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
    // What has said goodbye is gone for Slack as well, though its TCP connection may end later.
    return this.#takesPayloads && this.#socket.readyState === WebSocket.OPEN;
  }

  /** Sends `hello`, after which the connection takes payloads. */
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
   * Asks the app to leave.
   * @param reason `warning`, `refresh_requested`, `link_disabled`, `too_many_websockets`, or whatever Slack thinks of next
   * @param serves whether payloads still come here. Default: only after a warning, which is no more than that.
   */
  announceEnd(reason: string, serves = reason === 'warning'): void {
    if (!serves) this.#takesPayloads = false;
    this.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: SOCKET_HOST } }));
  }

  /**
   * Writes a frame, a binary one of a Buffer.
   * @param written called when all of it has been handed to an open TCP connection; never, if it is not
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

  /** Answers a ping by what it said, or none that was sent. */
  pong(data?: Buffer): void {
    if (this.#canSend()) this.#socket.pong(data);
  }

  /** What the connection suffers from, besides the network that it is on. */
  get conditions(): ConnectionConditions {
    return this.#conditions;
  }

  /** Changes what the connection suffers from; what is not named stays. */
  applyConditions(more: Partial<ConnectionConditions>): void {
    this.#conditions = mergeConditions(this.#conditions, more);
    this.applyNetwork();
  }

  /** Takes on what the network is like now. */
  applyNetwork(): void {
    const { network } = this.#faults;
    this.#line.toApp.pace = toPace(this.#conditions.toApp, network.toApp);
    this.#line.fromApp.pace = toPace(this.#conditions.fromApp, network.fromApp);
  }

  /** Writes bytes that are no WebSocket frame. */
  corrupt(): void {
    if (this.#canSend()) this.#line.toApp.send(NO_WEBSOCKET_FRAME);
  }

  /** Closes with a handshake. */
  close(code = 1000): void {
    this.#ending ??= { by: 'slack', code };
    this.#socket.close(code);
  }

  /** Ends at once, with no close frame, as a network does. */
  terminate(): void {
    this.#ending ??= { by: 'network', code: NO_CLOSE_FRAME };
    this.#socket.terminate();
  }

  /** Ends at once, with a TCP reset. */
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
