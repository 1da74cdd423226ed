import { WebSocket, type RawData } from 'ws';
import type { AppConnection } from '../dispatch/connection-pool.js';
import type { FaultPlan } from '../faults/fault-plan.js';
import type { AppInstall } from '../workspace/app-install.js';

/** What the emulator calls itself in `debug_info`. */
const HOST = 'applink-local';

/** What a connection tells its door. */
export interface ConnectionListener {
  /** A frame came in; `null` stands for a binary one. */
  readonly onFrame: (connection: SocketConnection, frame: string | null) => void;
  /** A frame was larger than Slack takes; the socket closes with 1009. */
  readonly onOversized: (connection: SocketConnection) => void;
  readonly onClosed: (connection: SocketConnection) => void;
}

/** One Socket Mode connection of an app, from Slack's end. */
export class SocketConnection implements AppConnection {
  #takesPayloads = false;

  constructor(
    readonly id: string,
    readonly app: AppInstall,
    readonly openedAt: number,
    private readonly socket: WebSocket,
    private readonly faults: FaultPlan,
    listener: ConnectionListener,
  ) {
    socket.on('message', (data: RawData, isBinary: boolean) =>
      listener.onFrame(this, isBinary || !Buffer.isBuffer(data) ? null : data.toString('utf8')),
    );
    socket.on('ping', (data: Buffer) => {
      if (this.#canSend()) socket.pong(data);
    });
    socket.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') listener.onOversized(this);
    });
    socket.once('close', () => listener.onClosed(this));
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
    if (this.#canSend()) this.socket.send(frame, { binary: typeof frame !== 'string' });
  }

  ping(): void {
    if (this.#canSend()) this.socket.ping();
  }

  /** Closes with a handshake. */
  close(code = 1000): void {
    this.socket.close(code);
  }

  /** Ends at once, with no close frame. */
  terminate(): void {
    this.socket.terminate();
  }

  #canSend(): boolean {
    return !this.faults.isMuted && this.socket.readyState === WebSocket.OPEN;
  }
}
