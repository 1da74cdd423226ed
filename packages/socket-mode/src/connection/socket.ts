import { WebSocket, type RawData } from 'ws';
import { Deferred, BusyAwareTimeout } from '@nest-slack/core/internal';
import type { OutgoingAck } from './ack-reassigner.js';
import { CloseableWebSocket, DIRECT_CONNECTION } from './closeable-web-socket.js';
import {
  type ConnectionFailure,
  type LimitedWait,
  SOCKET_MODE_DISABLED,
  toConnectionFailure,
  toUpgradeFailure,
  withProxy,
} from './connection-failure.js';
import type { ConnectionLimits } from './connection-settings.js';
import { parseControlFrame } from './control-frame.js';
import { isEnvelopeText } from './frame-receiver.js';
import { Heartbeat } from './heartbeat.js';
import type { HelloResult, Hello, ReplacementReason, SocketState } from './connection-state.js';
import type { SocketUrl } from './open-connection.js';
import { WriteBatcher } from './write-batcher.js';
import { UnconfirmedAcks } from './unconfirmed-acks.js';

/**
 * Receives what happens to a socket. Called synchronously, so that no frame arrives on a socket whose state is not
 * known yet.
 */
export interface SocketListener {
  onStateChange(socket: SlackSocket): void;
  /** A frame arrived that is not a control frame; `text` is null for a binary frame. */
  onFrame(socket: SlackSocket, text: string | null, receivedAt: number): void;
  /** Slack reported that Socket Mode is switched off, in whatever state the socket is. */
  onSocketModeDisabled(): void;
  /** A pong is late, so acks written on the socket may be lost: see `takeUnconfirmedAcks`. */
  onAcksAtRisk(socket: SlackSocket): void;
  /** The socket has closed, and these acks may be lost. */
  onOrphanedAcks(acks: readonly OutgoingAck[]): void;
  /** Whether a replaced socket must stay in use, because its replacements have closed and no other socket is ready. */
  isNeeded(): boolean;
}

/**
 * One WebSocket to Slack, from connecting to closed. Its timers and callbacks only touch this object, so that a late
 * callback of a replaced socket cannot disturb its replacement. Nothing here throws or rejects.
 */
export class SlackSocket {
  readonly #ws: WebSocket;
  readonly #proxy: string | null;
  readonly #timeout = new BusyAwareTimeout();
  readonly #helloResult = new Deferred<HelloResult>();
  readonly #replacementNeeded = new Deferred<ReplacementReason>();
  readonly #writingEnded = new Deferred<void>();
  readonly #closed = new Deferred<void>();
  readonly #unconfirmedAcks = new UnconfirmedAcks();
  #heartbeat: Heartbeat | undefined;
  #writeBatcher: WriteBatcher | undefined;
  #lingerTimer: NodeJS.Timeout | undefined;
  #lingerMs: number;
  #state: SocketState = 'connecting';
  /** The first failure. Later errors of `ws` are only its consequences. */
  #failure: ConnectionFailure | undefined;
  #inFlightFrames = 0;
  #isReleased = false;
  /** Slack has announced that it will close the socket. */
  #isCloseAnnounced = false;

  constructor(
    url: SocketUrl,
    private readonly limits: ConnectionLimits,
    private readonly listener: SocketListener,
    { agent, proxy } = DIRECT_CONNECTION,
  ) {
    this.#proxy = proxy;
    this.#lingerMs = limits.lingerMs;
    this.#ws = new CloseableWebSocket(url, agent, code => this.#onCloseFrame(code));
    this.#ws.on('upgrade', ({ socket }) => (this.#writeBatcher = new WriteBatcher(socket)));
    this.#ws.on('open', () => this.#onOpen());
    this.#ws.on('message', (data, isBinary) => this.#onMessage(data, isBinary));
    this.#ws.on('unexpected-response', (_request, response) => this.#fail(toUpgradeFailure(response)));
    this.#ws.on('error', error => this.#fail(toConnectionFailure(error)));
    this.#ws.on('close', code => this.#onClose(code));
    this.#startTimeout('dial', limits.dialMs);
  }

  get state(): SocketState {
    return this.#state;
  }

  /** Whether this process closed or replaced it, so that its end is no loss. */
  get isReleased(): boolean {
    return this.#isReleased;
  }

  /** Resolves at `hello`, or when it is certain that none will arrive. */
  get helloResult(): Promise<HelloResult> {
    return this.#helloResult.promise;
  }

  /** Resolves when a ready socket needs a replacement, at the latest when it has closed. */
  get replacementNeeded(): Promise<ReplacementReason> {
    return this.#replacementNeeded.promise;
  }

  /** Resolves when nothing can be written any more: a close frame was sent, or the connection broke. */
  get writingEnded(): Promise<void> {
    return this.#writingEnded.promise;
  }

  /** Resolves when the socket is closed, including TCP. */
  get closed(): Promise<void> {
    return this.#closed.promise;
  }

  /**
   * Writes an ack, if the socket is open; returns whether it was. The operating system accepts writes on a dead
   * socket too, so the ack is kept until a pong confirms that it arrived.
   *
   * @param atOnce not batched with other writes of this turn of the event loop
   */
  write(ack: OutgoingAck, atOnce = false): boolean {
    if (this.#ws.readyState !== WebSocket.OPEN) return false;
    this.#writeBatcher?.beforeWrite(atOnce);
    this.#ws.send(ack.text);
    this.#unconfirmedAcks.add(ack);
    this.#heartbeat?.onWrite();
    if (this.#heartbeat?.isPongLate) this.listener.onAcksAtRisk(this);
    return true;
  }

  get isOpen(): boolean {
    return this.#ws.readyState === WebSocket.OPEN;
  }

  /** Whether what is written now may be lost. */
  get isPongLate(): boolean {
    return this.#heartbeat?.isPongLate ?? false;
  }

  /** Removes and returns the acks that may be lost, to be written on another socket. */
  takeUnconfirmedAcks(): readonly OutgoingAck[] {
    return this.#unconfirmedAcks.takeAll();
  }

  /** A frame of this socket awaits its ack: a draining socket stays open for it. */
  addInFlightFrame(): void {
    this.#inFlightFrames += 1;
    clearTimeout(this.#lingerTimer);
  }

  removeInFlightFrame(): void {
    this.#inFlightFrames -= 1;
    if (this.#state === 'draining') this.#closeWhenIdle();
  }

  /** Announces that a ready socket will close soon. It needs a replacement, and stays in use until then. */
  announceClose(reason: string): void {
    this.#replacementNeeded.resolve({ kind: 'announced', reason });
  }

  /**
   * Starts to close a replaced socket. It stays usable, and closes when all its frames were settled for `lingerMs`
   * and it is not needed any more, when Slack closes it, or after `retireMs`. Further calls can only shorten
   * `lingerMs`; with 0 it closes whether it is needed or not.
   */
  drain(lingerMs: number = this.limits.lingerMs): void {
    if (this.#state !== 'ready' && this.#state !== 'draining') return;
    this.#lingerMs = Math.min(this.#lingerMs, lingerMs);
    if (this.#state === 'ready') {
      this.#isReleased = true;
      this.#setState('draining');
      this.#replacementNeeded.resolve({ kind: 'released' });
      this.#timeout.start(this.limits.retireMs, () => void this.close());
    }
    this.#closeWhenIdle();
  }

  /** Closes the socket now, within `closeMs`; resolves when it is closed. */
  close(): Promise<void> {
    if (this.#state !== 'closing' && this.#state !== 'closed') {
      const wasConnecting = this.#state === 'connecting';
      this.#isReleased = true;
      this.#stopTimers();
      this.#setState('closing');
      this.#replacementNeeded.resolve({ kind: 'released' });
      if (wasConnecting) this.#ws.terminate();
      else this.#ws.close(1000);
      this.#terminateAfterCloseTimeout();
    }
    return this.closed;
  }

  #onOpen(): void {
    this.#setState('awaiting_hello');
    this.#startTimeout('hello', this.limits.helloMs);
    this.#heartbeat = new Heartbeat(this.#ws, this.limits, {
      onPing: () => this.#unconfirmedAcks.onPing(),
      onPong: () => this.#unconfirmedAcks.onPong(),
      onPongLate: () => this.listener.onAcksAtRisk(this),
      onSuspectedDead: (wait, limitMs) => this.#onSuspectedDead({ kind: 'timed_out', wait, limitMs }),
      onDead: limitMs => this.#fail({ kind: 'timed_out', wait: 'pong', limitMs }),
    });
  }

  #onMessage(data: RawData, isBinary: boolean): void {
    const receivedAt = performance.now();
    this.#heartbeat?.onActivity();
    const text = isBinary || !Buffer.isBuffer(data) ? null : data.toString('utf8');
    const control = text === null || isEnvelopeText(text) ? null : parseControlFrame(text);
    if (control === null) this.listener.onFrame(this, text, receivedAt);
    else if (control.kind === 'hello') this.#onHello(control);
    else if (this.#state === 'awaiting_hello') this.#fail({ kind: 'turned_away', reason: control.reason });
    else this.#onDisconnectFrame(control.reason);
  }

  #onDisconnectFrame(reason: string): void {
    this.#isCloseAnnounced = true;
    // A socket that is already being replaced keeps its first reason, but this one explains why new sockets are
    // rejected.
    if (reason === SOCKET_MODE_DISABLED.reason) this.listener.onSocketModeDisabled();
    this.announceClose(reason);
  }

  /** A ready socket stays in use until its replacement is ready. Before `hello`, or once replaced, it is not needed. */
  #onSuspectedDead(failure: ConnectionFailure): void {
    if (this.#state === 'ready')
      this.#replacementNeeded.resolve({ kind: 'suspected', failure: withProxy(this.#proxy, failure) });
    else this.#fail(failure);
  }

  #onHello(hello: Hello): void {
    // A `hello` that arrives together with a `disconnect` is read after it.
    if (this.#state !== 'awaiting_hello' || this.#failure !== undefined) return;
    this.#timeout.stop();
    this.#setState('ready');
    this.#helloResult.resolve({ kind: 'hello', hello });
  }

  /** The reply to Slack's close frame was sent. TCP may end much later, so the replacement does not wait for it. */
  #onCloseFrame(code: number): void {
    if (this.#state === 'closing' || this.#state === 'closed' || this.#failure !== undefined) return;
    this.#finish(code);
    this.#setState('closing');
    this.#terminateAfterCloseTimeout();
  }

  /**
   * Slack leaves TCP open after the closing handshake. The busy-aware timeout lets even a busy process read what
   * arrived before.
   */
  #terminateAfterCloseTimeout(): void {
    this.#timeout.start(this.limits.closeMs, () => this.#ws.terminate());
  }

  #onClose(code: number): void {
    this.#finish(code);
    this.#closed.resolve();
    this.#setState('closed');
  }

  /** Nothing can be written any more. */
  #finish(code: number): void {
    this.#stopTimers();
    // After an agreed close, Slack has read everything written before. Code 1006 means that there was no closing
    // handshake.
    const isAgreed = code !== 1006 && (this.#state === 'closing' || this.#isCloseAnnounced);
    const failure = withProxy(this.#proxy, this.#failure ?? { kind: 'closed', code });
    this.#helloResult.resolve({ kind: 'failed', failure });
    this.#replacementNeeded.resolve({ kind: 'lost', failure });
    if (!isAgreed) this.listener.onOrphanedAcks(this.#unconfirmedAcks.takeAll());
  }

  #startTimeout(wait: LimitedWait, limitMs: number): void {
    this.#timeout.start(limitMs, () => this.#fail({ kind: 'timed_out', wait, limitMs }));
  }

  #fail(failure: ConnectionFailure): void {
    this.#failure ??= failure;
    this.#ws.terminate();
  }

  #closeWhenIdle(): void {
    clearTimeout(this.#lingerTimer);
    if (this.#state !== 'draining' || this.#inFlightFrames > 0) return;
    this.#lingerTimer = setTimeout(() => {
      if (this.#lingerMs > 0 && this.listener.isNeeded()) this.#closeWhenIdle();
      else void this.close();
    }, this.#lingerMs);
  }

  #stopTimers(): void {
    this.#timeout.stop();
    this.#heartbeat?.stop();
    clearTimeout(this.#lingerTimer);
  }

  #setState(state: SocketState): void {
    this.#state = state;
    if (state === 'closing' || state === 'closed') this.#writingEnded.resolve();
    this.listener.onStateChange(this);
  }
}
