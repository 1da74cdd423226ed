import { AckRelay } from './ack-relay.js';
import { AppSockets } from './app-sockets.js';
import { Connection, type ConnectionSurroundings } from './connection.js';
import { ConnectionFatalError, ConnectionStoppedError } from './connection-errors.js';
import type { ConnectionSettings } from './connection-settings.js';
import { isServing, type ConnectionState } from './connection-state.js';
import type { ConnectionsState, ConnectionsStatus } from './connection-status.js';
import { Deferred } from './deferred.js';
import { refusalText, type FatalOpenCode } from './fatal-open-errors.js';
import { FrameIntake } from './frame-intake.js';
import type { ConnectionsListener } from './connections-listener.js';
import { GhostWatch } from './ghost-watch.js';
import { GuardedListener } from './guarded-listener.js';
import { NoticeBoard } from './notice-board.js';
import type { Socket } from './socket.js';
import { SocketOpener } from './socket-opener.js';

/** Which way a start went. */
type StartOutcome = { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly error: Error };

/**
 * The connections of one app token, kept up until they are closed.
 *
 * @example
 * const connections = new AppConnections(connectionSettings({ appToken: new AppToken(text) }), listener);
 * await connections.start();
 * // …
 * await connections.close();
 */
export class AppConnections {
  readonly #settings: ConnectionSettings;
  readonly #listener: GuardedListener;
  readonly #notices: NoticeBoard;
  readonly #relay: AckRelay;
  readonly #ghosts: GhostWatch;
  readonly #intake: FrameIntake;
  readonly #sockets: AppSockets;
  readonly #dialling = new AbortController();
  readonly #outcome = new Deferred<StartOutcome>();
  #state: ConnectionsState = Object.freeze({ status: 'idle', since: new Date(), reason: null, connections: [] });
  #connections: readonly Connection[] = [];
  #runs: readonly Promise<void>[] = [];
  #started: Promise<void> | undefined;
  #closed: Promise<void> | undefined;

  constructor(settings: ConnectionSettings, listener: ConnectionsListener) {
    this.#settings = settings;
    this.#listener = new GuardedListener(listener, notice => this.#notices.report(notice));
    this.#notices = new NoticeBoard((notice, line) => this.#listener.notice(notice, line));
    this.#ghosts = new GhostWatch(this.#notices.report);
    this.#relay = new AckRelay(
      ack => this.#sockets.write(ack),
      (waiter, fate) => this.#listener.ended(waiter, fate),
    );
    this.#intake = new FrameIntake(frame => this.#listener.frame(frame), this.#relay, settings.limits.ackMs);
    this.#sockets = new AppSockets(settings.limits, {
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

  async #start(): Promise<void> {
    if (!this.#dialling.signal.aborted) this.#run();
    const outcome = await this.#outcome.promise;
    if (outcome.kind === 'failed') throw outcome.error;
  }

  #run(): void {
    const { signal } = this.#dialling;
    const around: ConnectionSurroundings = {
      settings: this.#settings,
      signal,
      opener: new SocketOpener(this.#settings, this.#sockets, signal),
      changed: state => this.#changed(state),
      serving: () => this.#serving,
      report: this.#notices.report,
      refused: code => this.#refused(code),
      greeted: ({ socketCount }) => this.#ghosts.compare(socketCount, this.#sockets.count),
    };
    this.#connections = Array.from(
      { length: this.#settings.connections },
      (_, index) => new Connection(index + 1, around),
    );
    this.#become('connecting', null);
    this.#runs = this.#connections.map(connection => connection.run());
  }

  async #close(): Promise<void> {
    this.pause();
    await this.#relay.settled();
    this.#leave();
    const { unsettled } = this.#intake;
    if (unsettled > 0) this.#notices.report({ kind: 'unsettled', frames: unsettled });
    await this.#sockets.closeAll();
    await Promise.all(this.#runs);
    this.#become('stopped', null);
  }

  /** From here on nothing is opened, and what is open goes as soon as nothing is in flight on it. */
  #leave(): void {
    this.#stopOpening();
    this.#sockets.retireAll();
  }

  #stopOpening(): void {
    this.#dialling.abort();
    this.#relay.end();
  }

  #refused(code: FatalOpenCode): void {
    this.#stopOpening();
    if (this.#state.status === 'stopping') return;
    this.#become('failed', refusalText(code));
    this.#notices.report({ kind: 'failed', code, serving: this.#serving });
    this.#outcome.resolve({ kind: 'failed', error: new ConnectionFatalError(code) });
  }

  #socketChanged(socket: Socket): void {
    if (socket.state === 'ready') this.#relay.flush();
    if (socket.state === 'closed') this.#ghosts.gone();
  }

  /** How many connections serve. */
  get #serving(): number {
    return this.#connections.filter(({ state }) => isServing(state)).length;
  }

  #changed({ reason }: ConnectionState): void {
    const { status } = this.#state;
    if (status === 'failed' || status === 'stopping') {
      this.#become(status, this.#state.reason);
    } else if (this.#serving > 0) {
      this.#become('connected', null);
      this.#outcome.resolve({ kind: 'ready' });
    } else {
      this.#become(status === 'connected' ? 'disconnected' : status, reason);
    }
  }

  /** Also called when only the connections have changed, of which the state is made anew. */
  #become(status: ConnectionsStatus, reason: string | null): void {
    const was = this.#state;
    const connections = Object.freeze(this.#connections.map(({ state }) => state));
    const isSame = status === was.status && reason === was.reason && sameItems(connections, was.connections);
    if (isSame || was.status === 'stopped') return;
    const since = status === was.status ? was.since : new Date();
    this.#state = Object.freeze({ status, since, reason, connections });
    this.#listener.state(this.#state);
  }
}

const sameItems = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index]);
