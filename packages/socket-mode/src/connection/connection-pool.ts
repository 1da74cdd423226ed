import { Deferred, MAX_TIMER_MS } from '@nest-slack/core/internal';
import { AckReassigner } from './ack-reassigner.js';
import { SocketPool } from './socket-pool.js';
import type { AppToken } from './app-token.js';
import { ConnectionFatalError, ConnectionStoppedError, NewTokenRefusedError } from './connection-errors.js';
import { ConnectionSet } from './connection-set.js';
import type { ConnectionSettings } from './connection-settings.js';
import type { ConnectionState } from './connection-state.js';
import type { ConnectionsState, ConnectionsStatus } from './connection-status.js';
import type { ConnectionsListener } from './connections-listener.js';
import { refusalText, type FatalOpenCode } from './fatal-errors.js';
import { FrameReceiver } from './frame-receiver.js';
import { ForeignConnectionMonitor } from './foreign-connection-monitor.js';
import { SafeListener } from './safe-listener.js';
import { ConnectionLog } from './connection-log.js';
import { openConnection } from './open-connection.js';
import type { SlackSocket } from './socket.js';

/** Which way a start went. */
type StartOutcome = { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly error: Error };

/**
 * The connections of one app, kept up until they are closed.
 *
 * @example
 * const connections = new AppConnections(connectionSettings({ appToken: new AppToken(text) }), listener);
 * await connections.start();
 * // …
 * await connections.close();
 */
export class ConnectionPool {
  readonly #listener: SafeListener;
  readonly #notices: ConnectionLog;
  readonly #relay: AckReassigner;
  readonly #ghosts: ForeignConnectionMonitor;
  readonly #intake: FrameReceiver;
  readonly #sockets: SocketPool;
  readonly #leaving = new AbortController();
  #state: ConnectionsState = Object.freeze({ status: 'idle', since: new Date(), reason: null, connections: [] });
  #settings: ConnectionSettings;
  #set: ConnectionSet | null = null;
  /** The end of the sets before. */
  #past: Promise<unknown> = Promise.resolve();
  #outcome = new Deferred<StartOutcome>();
  #vigil: NodeJS.Timeout | undefined;
  #started: Promise<void> | undefined;
  #closed: Promise<void> | undefined;

  constructor(settings: ConnectionSettings, listener: ConnectionsListener) {
    this.#settings = settings;
    this.#listener = new SafeListener(listener, notice => this.#notices.report(notice));
    this.#notices = new ConnectionLog((notice, line) => this.#listener.notice(notice, line));
    this.#ghosts = new ForeignConnectionMonitor(this.#notices.report);
    this.#relay = new AckReassigner(
      ack => this.#sockets.write(ack),
      (waiter, fate) => this.#listener.ended(waiter, fate),
    );
    this.#intake = new FrameReceiver(frame => this.#listener.frame(frame), this.#relay, settings.limits.ackMs);
    this.#sockets = new SocketPool(settings.limits, {
      received: (socket, text, receivedAt) => this.#intake.receive(socket, text, receivedAt),
      orphaned: acks => this.#relay.adopt(acks),
      changed: socket => this.#socketChanged(socket),
    });
  }

  /** How the connections stand, as one. */
  get status(): ConnectionsStatus {
    return this.#state.status;
  }

  /** How the connections stand, together and each. The same object until something changes. */
  get state(): ConnectionsState {
    return this.#state;
  }

  /**
   * Starts all connections; resolves when the first is ready. Memoised. Trouble that may pass never rejects it: limit
   * the wait yourself, the connections go on meanwhile.
   *
   * @throws ConnectionFatalError when Slack refuses the app token for good
   * @throws ConnectionStoppedError when they are paused or closed before one was ready
   */
  start(): Promise<void> {
    if (this.#started === undefined) {
      this.#started = this.#start();
      // Whoever starts without waiting learns of a failure from status and notice.
      this.#started.catch(() => {});
    }
    return this.#started;
  }

  /**
   * Asks for no payload any more, for good: opens nothing, and gives up each socket as soon as nothing on it waits to be
   * settled, so that Slack turns to the app's other processes. What Slack sends on one that is still needed is passed
   * on. Only acks that wait for a socket at that moment still get one, if it comes while Slack waits for them. To be
   * closed when the work on what was passed on has ended.
   */
  pause(): void {
    this.#become('stopping', null);
    this.#outcome.resolve({ kind: 'failed', error: new ConnectionStoppedError() });
    if (this.#relay.busy) void this.#relay.settled().then(() => this.#leave());
    else this.#leave();
  }

  /**
   * Closes everything: says goodbye to Slack, and resolves when no socket and no timer is left. Happens now, unless acks
   * wait for a socket: those keep it, as long as Slack waits for them. What was not settled is not acked any more, so
   * pause first. Idempotent; possible before and during the start as well.
   */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  /**
   * Goes on with another app token: each connection is opened anew, and its old socket serves until then. Possible after
   * `failed` as well. Resolves when the first is ready.
   *
   * @throws ConnectionFatalError when Slack refuses the token: all stays as it was
   * @throws ConnectionStoppedError when the connections are paused or closed
   */
  async replaceToken(appToken: AppToken): Promise<void> {
    if (this.#isStopping) throw new ConnectionStoppedError();
    const settings = { ...this.#settings, appToken };
    if (this.#set !== null) {
      const answer = await openConnection(settings, this.#leaving.signal);
      if (answer.kind === 'fatal') throw new NewTokenRefusedError(answer.code);
      if (this.#isStopping) throw new ConnectionStoppedError();
    }
    this.#settings = settings;
    if (this.#set === null) return;
    this.#past = Promise.all([this.#past, this.#set.ended]);
    const waitedFor = this.#outcome;
    this.#outcome = new Deferred();
    void this.#outcome.promise.then(outcome => waitedFor.resolve(outcome));
    this.#run();
    await this.#firstReady();
  }

  async #start(): Promise<void> {
    if (!this.#isStopping) this.#run();
    await this.#firstReady();
  }

  async #firstReady(): Promise<void> {
    const outcome = await this.#outcome.promise;
    if (outcome.kind === 'failed') throw outcome.error;
  }

  #run(): void {
    clearInterval(this.#vigil);
    this.#relay.begin();
    this.#set = new ConnectionSet(
      this.#settings,
      this.#sockets,
      {
        changed: state => this.#changed(state),
        report: this.#notices.report,
        refused: code => this.#refused(code),
        greeted: ({ socketCount }) => {
          this.#ghosts.compare(socketCount, this.#sockets.count);
          this.#outcome.resolve({ kind: 'ready' });
        },
      },
      this.#set,
    );
    this.#become(this.#set.serving > 0 ? 'connected' : 'connecting', null);
    this.#set.run();
  }

  async #close(): Promise<void> {
    this.pause();
    await this.#relay.settled();
    this.#leave();
    const { unsettled } = this.#intake;
    if (unsettled > 0) this.#notices.report({ kind: 'unsettled', frames: unsettled });
    await this.#sockets.closeAll();
    await Promise.all([this.#past, this.#set?.ended]);
    this.#become('stopped', null);
  }

  /** From here on nothing is opened, and what is open goes as soon as nothing is in flight on it. */
  #leave(): void {
    this.#leaving.abort();
    clearInterval(this.#vigil);
    this.#stopOpening();
    this.#sockets.retireAll();
  }

  #stopOpening(): void {
    this.#set?.stopOpening();
    this.#relay.end();
  }

  #refused(code: FatalOpenCode): void {
    this.#stopOpening();
    if (this.#isStopping) return;
    // Whoever can give a new token must find the process alive.
    this.#vigil = setInterval(() => {}, MAX_TIMER_MS);
    this.#become('failed', refusalText(code));
    this.#notices.report({ kind: 'failed', code, serving: this.#set?.serving ?? 0 });
    this.#outcome.resolve({ kind: 'failed', error: new ConnectionFatalError(code) });
  }

  #socketChanged(socket: SlackSocket): void {
    if (socket.state === 'ready') this.#relay.flush();
    if (socket.state === 'closed') this.#ghosts.gone();
  }

  get #isStopping(): boolean {
    return this.status === 'stopping' || this.status === 'stopped';
  }

  #changed({ reason }: ConnectionState): void {
    const { status } = this.#state;
    if (status === 'failed' || status === 'stopping') {
      this.#become(status, this.#state.reason);
    } else if (this.#set !== null && this.#set.serving > 0) {
      this.#become('connected', null);
    } else {
      this.#become(status === 'connected' ? 'disconnected' : status, reason);
    }
  }

  /** Also called when only the connections have changed, of which the state is made anew. */
  #become(status: ConnectionsStatus, reason: string | null): void {
    const was = this.#state;
    const connections = Object.freeze(this.#set?.states ?? []);
    const isSame = status === was.status && reason === was.reason && sameItems(connections, was.connections);
    if (isSame || was.status === 'stopped') return;
    const since = status === was.status ? was.since : new Date();
    this.#state = Object.freeze({ status, since, reason, connections });
    this.#listener.state(this.#state);
  }
}

const sameItems = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index]);
