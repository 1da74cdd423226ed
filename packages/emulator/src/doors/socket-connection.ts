import { WebSocket, type RawData } from 'ws';
import type { AppConnection } from '../dispatch/connection-pool.js';
import type { FaultPlan } from '../faults/fault-plan.js';
import type { ConnectionClose, ConnectionRecord } from '../journal/records.js';
import type { AppInstall } from '../workspace/app-install.js';
import type { Clock } from '../workspace/clock.js';

/** What the emulator calls itself in `debug_info`. */
const HOST = 'applink-local';
/** What `ws` says when no close frame came. */
const NO_CLOSE_FRAME = 1006;
/** With which codes `ws` closes when it can't read on. */
const CODES_OF_ERRORS: Readonly<Record<string, number>> = {
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: 1009,
  WS_ERR_INVALID_UTF8: 1007,
};

/** What a connection tells its door. */
export interface ConnectionListener {
  /** A frame came in; `null` stands for a binary one. */
  readonly onFrame: (connection: SocketConnection, frame: string | null) => void;
  /** A frame was larger than Slack takes; the socket closes with 1009. */
  readonly onOversized: (connection: SocketConnection) => void;
  /** TCP has ended. */
  readonly onClosed: (connection: SocketConnection) => void;
}

/** What a connection is made of. */
export interface SocketConnectionParts {
  readonly id: string;
  readonly app: AppInstall;
  readonly socket: WebSocket;
  readonly faults: FaultPlan;
  readonly clock: Clock;
}

/** One Socket Mode connection of an app, from Slack's end. */
export class SocketConnection implements AppConnection {
  readonly id: string;
  readonly app: AppInstall;
  readonly openedAt: number;
  /** Resolves when TCP has ended. */
  readonly closed: Promise<void>;
  readonly #socket: WebSocket;
  readonly #faults: FaultPlan;
  #takesPayloads = false;
  /** What this side did first to end it. */
  #ending: Pick<ConnectionClose, 'by' | 'code'> | null = null;
  #close: ConnectionClose | null = null;

  constructor({ id, app, socket, faults, clock }: SocketConnectionParts, listener: ConnectionListener) {
    this.id = id;
    this.app = app;
    this.openedAt = clock.now();
    this.#socket = socket;
    this.#faults = faults;
    socket.on('message', (data: RawData, isBinary: boolean) =>
      listener.onFrame(this, isBinary || !Buffer.isBuffer(data) ? null : data.toString('utf8')),
    );
    socket.on('ping', (data: Buffer) => {
      if (this.#canSend()) socket.pong(data);
    });
    socket.on('error', (error: Error & { code?: string }) => {
      const { code = '' } = error;
      if (code.startsWith('WS_ERR_')) this.#ending ??= { by: 'slack', code: CODES_OF_ERRORS[code] ?? 1002 };
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

  get takesPayloads(): boolean {
    return this.#takesPayloads;
  }

  /** Sends `hello`, after which the connection takes payloads. */
  greet(connections: number, lifetimeSeconds: number): void {
    if (!this.#canSend()) return;
    this.#takesPayloads = true;
    this.send(
      JSON.stringify({
        type: 'hello',
        num_connections: connections,
        connection_info: { app_id: this.app.appId },
        debug_info: { host: HOST, build_number: 1, approximate_connection_time: lifetimeSeconds },
      }),
    );
  }

  /**
   * Asks the app to leave.
   * @param reason `warning`, `refresh_requested`, `link_disabled`, `too_many_websockets`, or whatever Slack thinks of next
   */
  announceEnd(reason: string): void {
    // A warning is only a warning; after any other reason nothing more is sent here.
    if (reason !== 'warning') this.#takesPayloads = false;
    this.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: HOST } }));
  }

  send(frame: string | Buffer): void {
    if (this.#canSend()) this.#socket.send(frame, { binary: typeof frame !== 'string' });
  }

  ping(): void {
    if (this.#canSend()) this.#socket.ping();
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

  #canSend(): boolean {
    return !this.#faults.isMuted && this.#socket.readyState === WebSocket.OPEN;
  }
}
