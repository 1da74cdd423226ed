import { Deferred, MAX_TIMER_MS } from '@nest-slack/core/internal';
import { AckReassigner } from './ack-reassigner.js';
import { SocketPool } from './socket-pool.js';
import type { AppToken } from './app-token.js';
import {
  ConnectionFatalError,
  ConnectionStoppedError,
  describeRefusal,
  type FatalOpenCode,
  NewTokenRefusedError,
} from './connection-errors.js';
import { TokenConnections } from './token-connections.js';
import type { ConnectionSettings } from './connection-settings.js';
import type { ConnectionsState, ConnectionsStatus, ConnectionState } from './connection-state.js';
import { type ConnectionsListener, SafeListener } from './connections-listener.js';
import { FrameReceiver } from './frame-receiver.js';
import { ForeignConnectionMonitor } from './foreign-connection-monitor.js';
import { ConnectionLog } from './connection-log.js';
import { openConnection } from './open-connection.js';
import type { SlackSocket } from './socket.js';

type StartResult = { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly error: Error };

/**
 * The connections of one app, kept open until the pool is closed.
 *
 * @example
 * const connections = new ConnectionPool(resolveConnectionSettings({ appToken: new AppToken(text) }), listener);
 * await connections.start();
 * // …
 * await connections.close();
 */
export class ConnectionPool {
  readonly #listener: SafeListener;
  readonly #log: ConnectionLog;
  readonly #ackReassigner: AckReassigner;
  readonly #foreignConnections: ForeignConnectionMonitor;
  readonly #frameReceiver: FrameReceiver;
  readonly #socketPool: SocketPool;
  readonly #stopping = new AbortController();
  #state: ConnectionsState = Object.freeze({ status: 'idle', since: new Date(), reason: null, connections: [] });
  #settings: ConnectionSettings;
  #connections: TokenConnections | null = null;
  /** Resolves when the connections of earlier tokens have ended. */
  #previousConnections: Promise<unknown> = Promise.resolve();
  #startResult = new Deferred<StartResult>();
  #keepAliveTimer: NodeJS.Timeout | undefined;
  #started: Promise<void> | undefined;
  #closed: Promise<void> | undefined;

  constructor(settings: ConnectionSettings, listener: ConnectionsListener) {
    this.#settings = settings;
    this.#listener = new SafeListener(listener, event => this.#log.report(event));
    this.#log = new ConnectionLog((event, message) => this.#listener.onEvent(event, message));
    this.#foreignConnections = new ForeignConnectionMonitor(this.#log.report);
    this.#ackReassigner = new AckReassigner(
      ack => this.#socketPool.write(ack),
      (ackListener, status) => this.#listener.onAckSettled(ackListener, status),
    );
    this.#frameReceiver = new FrameReceiver({
      listener,
      onError: error => this.#listener.onFrameError(error),
      ackReassigner: this.#ackReassigner,
      ackMs: settings.limits.ackMs,
    });
    this.#socketPool = new SocketPool(settings.limits, {
      onFrame: this.#frameReceiver.receive,
      onOrphanedAcks: acks => this.#ackReassigner.reassignAll(acks),
      onStateChange: socket => this.#onSocketStateChange(socket),
    });
  }

  /** The status of the connections as a whole. */
  get status(): ConnectionsStatus {
    return this.#state.status;
  }

  /** The status of the pool and of each connection. The same object until something changes. */
  get state(): ConnectionsState {
    return this.#state;
  }

  /**
   * Starts all connections; resolves when the first is ready. A second call returns the same promise. Temporary
   * failures never reject it: limit the wait yourself, the connections keep trying.
   *
   * @throws ConnectionFatalError when Slack permanently rejects the app token
   * @throws ConnectionStoppedError when the pool is paused or closed before a connection is ready
   */
  start(): Promise<void> {
    if (this.#started === undefined) {
      this.#started = this.#start();
      // A caller that does not await the start learns of a failure from the status and the events.
      this.#started.catch(() => {});
    }
    return this.#started;
  }

  /**
   * Stops receiving, permanently: opens no socket, and closes each socket as soon as its frames are settled, so that
   * Slack sends payloads to the app's other processes. Frames that Slack still sends on an open socket are passed on.
   * Acks that wait for a socket at this moment still get one, if it opens while Slack waits for them. Call `close()`
   * when the handlers have finished.
   */
  pause(): void {
    this.#setStatus('stopping', null);
    this.#startResult.resolve({ kind: 'failed', error: new ConnectionStoppedError() });
    if (this.#ackReassigner.hasWaitingAcks)
      void this.#ackReassigner.waitUntilEmpty().then(() => this.#releaseSockets());
    else this.#releaseSockets();
  }

  /**
   * Closes all sockets with a close frame, and resolves when no socket and no timer is left. Waits only for acks that
   * wait for a socket, as long as Slack waits for them. Frames that are not settled are no longer acked, so call
   * `pause()` first. Idempotent; may be called before and during the start.
   */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  /**
   * Replaces the app token: each connection opens a new socket, and its old socket stays in use until then. Also
   * possible after `failed`. Resolves when the first new socket is ready.
   *
   * @throws ConnectionFatalError when Slack rejects the token; nothing has changed then
   * @throws ConnectionStoppedError when the pool is paused or closed
   */
  async replaceToken(appToken: AppToken): Promise<void> {
    if (this.#isStopping) throw new ConnectionStoppedError();
    const settings = { ...this.#settings, appToken };
    if (this.#connections !== null) {
      const result = await openConnection(settings, this.#stopping.signal);
      if (result.kind === 'fatal') throw new NewTokenRefusedError(result.code);
      if (this.#isStopping) throw new ConnectionStoppedError();
    }
    this.#settings = settings;
    if (this.#connections === null) return;
    this.#previousConnections = Promise.all([this.#previousConnections, this.#connections.allEnded]);
    const previousStartResult = this.#startResult;
    this.#startResult = new Deferred();
    void this.#startResult.promise.then(startResult => previousStartResult.resolve(startResult));
    this.#openConnections();
    await this.#waitForFirstReady();
  }

  async #start(): Promise<void> {
    if (!this.#isStopping) this.#openConnections();
    await this.#waitForFirstReady();
  }

  async #waitForFirstReady(): Promise<void> {
    const startResult = await this.#startResult.promise;
    if (startResult.kind === 'failed') throw startResult.error;
  }

  #openConnections(): void {
    clearInterval(this.#keepAliveTimer);
    this.#ackReassigner.resume();
    this.#connections = new TokenConnections(
      this.#settings,
      this.#socketPool,
      {
        onStateChange: state => this.#onConnectionStateChange(state),
        report: this.#log.report,
        onFatalCode: code => this.#onFatalCode(code),
        onHello: ({ socketCount }) => {
          this.#foreignConnections.checkCount(socketCount, this.#socketPool.count);
          this.#startResult.resolve({ kind: 'ready' });
        },
      },
      this.#connections,
    );
    this.#setStatus(this.#connections.servingCount > 0 ? 'connected' : 'connecting', null);
    this.#connections.run();
  }

  async #close(): Promise<void> {
    this.pause();
    await this.#ackReassigner.waitUntilEmpty();
    this.#releaseSockets();
    const { unsettledCount: unsettled } = this.#frameReceiver;
    if (unsettled > 0) this.#log.report({ kind: 'unsettled', frames: unsettled });
    await this.#socketPool.closeAll();
    await Promise.all([this.#previousConnections, this.#connections?.allEnded]);
    this.#setStatus('stopped', null);
  }

  /** Opens no further socket, and closes each open one as soon as its frames are settled. */
  #releaseSockets(): void {
    this.#stopping.abort();
    clearInterval(this.#keepAliveTimer);
    this.#stopOpening();
    this.#socketPool.drainAll();
  }

  #stopOpening(): void {
    this.#connections?.stopOpening();
    this.#ackReassigner.stop();
  }

  #onFatalCode(code: FatalOpenCode): void {
    this.#stopOpening();
    if (this.#isStopping) return;
    // Keeps the process alive, so that a new token can be set with replaceToken().
    this.#keepAliveTimer = setInterval(() => {}, MAX_TIMER_MS);
    this.#setStatus('failed', describeRefusal(code));
    this.#log.report({ kind: 'failed', code, serving: this.#connections?.servingCount ?? 0 });
    this.#startResult.resolve({ kind: 'failed', error: new ConnectionFatalError(code) });
  }

  #onSocketStateChange(socket: SlackSocket): void {
    if (socket.state === 'ready') this.#ackReassigner.writeWaitingAcks();
    if (socket.state === 'closed') this.#foreignConnections.onSocketClosed();
  }

  get #isStopping(): boolean {
    return this.status === 'stopping' || this.status === 'stopped';
  }

  #onConnectionStateChange({ reason }: ConnectionState): void {
    const { status } = this.#state;
    if (status === 'failed' || status === 'stopping') {
      this.#setStatus(status, this.#state.reason);
    } else if (this.#connections !== null && this.#connections.servingCount > 0) {
      this.#setStatus('connected', null);
    } else {
      this.#setStatus(status === 'connected' ? 'disconnected' : status, reason);
    }
  }

  /** Also called when only a connection's state has changed. */
  #setStatus(status: ConnectionsStatus, reason: string | null): void {
    const previous = this.#state;
    const connections = Object.freeze(this.#connections?.states ?? []);
    const isSame =
      status === previous.status && reason === previous.reason && haveSameItems(connections, previous.connections);
    if (isSame || previous.status === 'stopped') return;
    const since = status === previous.status ? previous.since : new Date();
    this.#state = Object.freeze({ status, since, reason, connections });
    this.#listener.onStateChange(this.#state);
  }
}

const haveSameItems = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index]);
