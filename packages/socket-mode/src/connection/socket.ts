import { WebSocket, type RawData } from 'ws';
import { Deferred, BusyAwareTimeout } from '@nest-slack/core/internal';
import type { OrphanedAck } from './ack-reassigner.js';
import { CloseableWebSocket } from './close-web-socket.js';
import { LINK_DISABLED, type ConnectionFailure, type LimitedWait } from './connection-failure.js';
import type { ConnectionLimits } from './connection-settings.js';
import { readControlFrame } from './control-frame.js';
import { toConnectionFailure, through } from './to-connection-failure.js';
import { Heartbeat } from './heartbeat.js';
import { retryAfterMs } from './retry-after.js';
import type { HelloResult, Hello, ReplacementReason, SocketState } from './socket-state.js';
import type { SocketUrl } from './open-connection.js';
import { DIRECT } from './socket-agent.js';
import { WriteBatcher } from './write-batcher.js';
import { UnconfirmedAcks } from './unconfirmed-acks.js';

/** Who is told what a socket does. Called synchronously, so that nobody sees a frame of a socket not known to be ready. */
export interface SocketOwner {
  /** The state has changed. */
  changed(socket: SlackSocket): void;
  /** A frame that is no control frame has come; `text` is null for a binary one. */
  received(socket: SlackSocket, text: string | null, receivedAt: number): void;
  /** Slack has said that Socket Mode is switched off, whatever became of the socket before. */
  disabled(): void;
  /** The line is in doubt, and acks that were written on it may be lost: see `takeUnproven`. */
  doubted(socket: SlackSocket): void;
  /** The socket has ended, and these acks may be lost with it. */
  orphaned(acks: readonly OrphanedAck[]): void;
  /** Whether one that is replaced has to serve on: its successors have ended, and no other is ready yet. */
  isNeeded(): boolean;
}

/**
 * One WebSocket to Slack, from dialling to its end. Its timers and callbacks touch this object only: whatever comes
 * late, from a socket long replaced, can't disturb its successor. Nothing here throws or rejects.
 */
export class SlackSocket {
  readonly #ws: WebSocket;
  readonly #limits: ConnectionLimits;
  readonly #proxy: string | null;
  readonly #owner: SocketOwner;
  readonly #limit = new BusyAwareTimeout();
  readonly #greeting = new Deferred<HelloResult>();
  readonly #leaving = new Deferred<ReplacementReason>();
  readonly #over = new Deferred<void>();
  readonly #closed = new Deferred<void>();
  readonly #unproven = new UnconfirmedAcks();
  #heartbeat: Heartbeat | undefined;
  #writes: WriteBatcher | undefined;
  #linger: NodeJS.Timeout | undefined;
  #lingerMs: number;
  #state: SocketState = 'dialling';
  /** The first thing that went wrong. What `ws` reports afterwards is its echo. */
  #failure: ConnectionFailure | undefined;
  #inFlight = 0;
  #isGivenUp = false;
  /** Slack has said that it will close the socket. */
  #endAnnounced = false;

  constructor(url: SocketUrl, limits: ConnectionLimits, owner: SocketOwner, { agent, proxy } = DIRECT) {
    this.#limits = limits;
    this.#proxy = proxy;
    this.#lingerMs = limits.lingerMs;
    this.#owner = owner;
    this.#ws = new CloseableWebSocket(url, agent, code => this.#slackCloses(code));
    this.#ws.on('upgrade', ({ socket }) => (this.#writes = new WriteBatcher(socket)));
    this.#ws.on('open', () => this.#opened());
    this.#ws.on('message', (data, isBinary) => this.#received(data, isBinary));
    this.#ws.on('unexpected-response', (_request, response) => {
      const status = response.statusCode ?? 0;
      const waitMs = retryAfterMs(response.headers['retry-after'], Date.now());
      this.#fail({ kind: 'upgrade_refused', status, retryAfterMs: waitMs });
    });
    this.#ws.on('error', error => this.#fail(toConnectionFailure(error)));
    this.#ws.on('close', code => this.#ended(code));
    this.#limitWait('dial', limits.dialMs);
  }

  get state(): SocketState {
    return this.#state;
  }

  /** Whether its end is ours: what follows is no loss. */
  get isGivenUp(): boolean {
    return this.#isGivenUp;
  }

  /** Resolves at `hello`, or when it is clear that none will come. */
  get greeting(): Promise<HelloResult> {
    return this.#greeting.promise;
  }

  /** Resolves when a ready socket needs a successor; at the latest when it has closed. */
  get leaving(): Promise<ReplacementReason> {
    return this.#leaving.promise;
  }

  /** Resolves when it serves no more: a close frame is out, or the line is gone. */
  get over(): Promise<void> {
    return this.#over.promise;
  }

  /** Resolves when the socket is gone, TCP included. */
  get closed(): Promise<void> {
    return this.#closed.promise;
  }

  /**
   * Writes an ack, if the socket is open; returns whether it was. The system takes what it is given, also on a line that
   * turns out to be dead: until Slack has proven that the ack arrived, it is kept.
   *
   * @param atOnce not with others of this turn of the event loop
   */
  write(ack: OrphanedAck, atOnce = false): boolean {
    if (!this.isOpen) return false;
    this.#writes?.next(atOnce);
    this.#ws.send(ack.text);
    this.#unproven.add(ack);
    this.#heartbeat?.wrote();
    if (this.inDoubt) this.#owner.doubted(this);
    return true;
  }

  /** Whether an ack can be written. */
  get isOpen(): boolean {
    return this.#ws.readyState === WebSocket.OPEN;
  }

  /** Whether what is written now may be lost. */
  get inDoubt(): boolean {
    return this.#heartbeat?.inDoubt ?? false;
  }

  /** Gives away the acks that may be lost, to be written on another socket. */
  takeUnproven(): readonly OrphanedAck[] {
    return this.#unproven.take();
  }

  /** A frame of this socket is in flight: a retiring socket stays for it. */
  hold(): void {
    this.#inFlight += 1;
    clearTimeout(this.#linger);
  }

  /** The frame has been settled. */
  release(): void {
    this.#inFlight -= 1;
    this.#lingerWhenIdle();
  }

  /** Says that a ready socket will end soon: it needs a successor, and serves until that one has come. */
  announceEnd(reason: string): void {
    this.#leaving.resolve({ kind: 'announced', reason });
  }

  /**
   * Gives the socket up, gently: it still serves, and closes when nothing has been in flight on it for a while and it is
   * not needed any more, when Slack closes it, or at its limit. Called again it can only shorten the while; without one
   * (0) it is to go, needed or not.
   */
  retire(lingerMs: number = this.#limits.lingerMs): void {
    if (this.#state !== 'ready' && this.#state !== 'retiring') return;
    this.#lingerMs = Math.min(this.#lingerMs, lingerMs);
    if (this.#state === 'ready') {
      this.#isGivenUp = true;
      this.#become('retiring');
      this.#leaving.resolve({ kind: 'released' });
      this.#limit.start(this.#limits.retireMs, () => void this.close());
    }
    this.#lingerWhenIdle();
  }

  /** Closes the socket now, within `closeMs`; resolves when it is gone. */
  close(): Promise<void> {
    if (this.#state !== 'closing' && this.#state !== 'closed') {
      const opening = this.#state === 'dialling';
      this.#isGivenUp = true;
      this.#stopTimers();
      this.#become('closing');
      this.#leaving.resolve({ kind: 'released' });
      if (opening) this.#ws.terminate();
      else this.#ws.close(1000);
      this.#endSoon();
    }
    return this.closed;
  }

  #opened(): void {
    this.#become('awaiting_hello');
    this.#limitWait('hello', this.#limits.helloMs);
    this.#heartbeat = new Heartbeat(this.#ws, this.#limits, {
      pinged: () => this.#unproven.pinged(),
      proven: () => this.#unproven.proven(),
      doubted: () => this.#owner.doubted(this),
      suspected: (wait, limitMs) => this.#suspect({ kind: 'timed_out', wait, limitMs }),
      dead: limitMs => this.#fail({ kind: 'timed_out', wait: 'pong', limitMs }),
    });
  }

  #received(data: RawData, isBinary: boolean): void {
    const receivedAt = performance.now();
    this.#heartbeat?.heard();
    const text = isBinary || !Buffer.isBuffer(data) ? null : data.toString('utf8');
    const control = text === null ? null : readControlFrame(text);
    if (control === null) this.#owner.received(this, text, receivedAt);
    else if (control.kind === 'hello') this.#greeted(control);
    else if (this.#state === 'awaiting_hello') this.#fail({ kind: 'turned_away', reason: control.reason });
    else this.#hearEnd(control.reason);
  }

  #hearEnd(reason: string): void {
    this.#endAnnounced = true;
    // Who is on the way out already leaves for its first reason, but this one explains why openings are refused.
    if (reason === LINK_DISABLED.reason) this.#owner.disabled();
    this.announceEnd(reason);
  }

  /** One that serves goes on until there is another. Before `hello`, and once it is replaced, nobody needs it. */
  #suspect(failure: ConnectionFailure): void {
    if (this.#state === 'ready') this.#leaving.resolve({ kind: 'suspected', failure: through(this.#proxy, failure) });
    else this.#fail(failure);
  }

  #greeted(hello: Hello): void {
    // One that comes in the same breath as a disconnect is read after it.
    if (this.#state !== 'awaiting_hello' || this.#failure !== undefined) return;
    this.#limit.stop();
    this.#become('ready');
    this.#greeting.resolve({ kind: 'hello', hello });
  }

  /** Slack's close frame is answered. The end of TCP may take its time: a successor need not wait for it. */
  #slackCloses(code: number): void {
    if (this.#state === 'closing' || this.#state === 'closed' || this.#failure !== undefined) return;
    this.#leave(code);
    this.#become('closing');
    this.#endSoon();
  }

  /** Slack leaves TCP open after the closing handshake. What has come before is read first, by a busy process as well. */
  #endSoon(): void {
    this.#limit.start(this.#limits.closeMs, () => this.#ws.terminate());
  }

  #ended(code: number): void {
    this.#leave(code);
    this.#closed.resolve();
    this.#become('closed');
  }

  /** Nothing can be written any more. */
  #leave(code: number): void {
    this.#stopTimers();
    // Whoever closes at the end that was agreed on has read what came before. Code 1006 is no closing at all.
    const agreed = code !== 1006 && (this.#state === 'closing' || this.#endAnnounced);
    const failure = through(this.#proxy, this.#failure ?? { kind: 'closed', code });
    this.#greeting.resolve({ kind: 'failed', failure });
    this.#leaving.resolve({ kind: 'lost', failure });
    if (!agreed) this.#owner.orphaned(this.#unproven.take());
  }

  #limitWait(wait: LimitedWait, limitMs: number): void {
    this.#limit.start(limitMs, () => this.#fail({ kind: 'timed_out', wait, limitMs }));
  }

  #fail(failure: ConnectionFailure): void {
    this.#failure ??= failure;
    this.#ws.terminate();
  }

  #lingerWhenIdle(): void {
    clearTimeout(this.#linger);
    if (this.#state !== 'retiring' || this.#inFlight > 0) return;
    this.#linger = setTimeout(() => {
      if (this.#lingerMs > 0 && this.#owner.isNeeded()) this.#lingerWhenIdle();
      else void this.close();
    }, this.#lingerMs);
  }

  #stopTimers(): void {
    this.#limit.stop();
    this.#heartbeat?.stop();
    clearTimeout(this.#linger);
  }

  #become(state: SocketState): void {
    this.#state = state;
    if (state === 'closing' || state === 'closed') this.#over.resolve();
    this.#owner.changed(this);
  }
}
