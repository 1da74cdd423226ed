import { WebSocket } from 'ws';
import { BusyAwareTimeout } from '@nest-slack/core/internal';
import type { ConnectionLimits } from './connection-settings.js';

/** A silence as long as so many of Slack's pings is none of the network's whims. */
const MISSED_PINGS = 3;
/** Within that time the wait begins anew so often at most, however many payloads come: a timer costs what an ack does. */
const NEW_WAITS = 64;
/** So many writes whose arrival is not known are worth a ping at once: until its pong comes they have to be kept. */
const MANY_WRITES = 200;

/** Who is told what the heartbeat finds out about a line. */
export interface HeartbeatListener {
  /** A ping was written. */
  pinged(): void;
  /** Its pong has come: whatever was written before it has arrived. */
  proven(): void;
  /** The pong is late: what was written may be lost. */
  doubted(): void;
  /** The line may be dead: a successor should come, while this one is given as much time again. */
  suspected(wait: Activity, limitMs: number): void;
  /** Called once, when the line is found dead: ping after ping went out, and no answer came. */
  dead(limitMs: number): void;
}

/** What a living line gives. */
export type Activity = 'pong' | 'server_ping';

/**
 * Tells a silent line from a dead one, both ways.
 *
 * A pong to our own ping is the only proof that what we send arrives: nothing else is taken for it, payloads that still
 * come in least of all, since acks may be lost all the while. Slack's own pings prove that its gateway still knows us;
 * for those payloads do count. A gateway can be slow, and one that is may still deliver: so a line is suspected first,
 * and left to serve until its successor has come.
 */
export class Heartbeat {
  readonly #pong = new BusyAwareTimeout();
  readonly #silence = new BusyAwareTimeout();
  readonly #doubt = new BusyAwareTimeout();
  #rest: NodeJS.Timeout | undefined;
  #phase: 'resting' | 'waiting' | 'doubting' = 'resting';
  /** When Slack pinged last; null until it has. */
  #slackPingedAt: number | null = null;
  /** The longest time from one of Slack's pings to the next; 0 until there were two. */
  #slackPaceMs = 0;
  /** When the wait for Slack's next sign of life began last. */
  #silentSince = -Infinity;
  /** Pings are numbered, so that a pong that nobody asked for proves nothing. */
  #pings = 0;
  #pingedAt = 0;
  /** How often something was written since the last ping whose arrival is worth knowing. */
  #writes = 0;

  constructor(
    private readonly ws: WebSocket,
    private readonly limits: ConnectionLimits,
    private readonly line: HeartbeatListener,
  ) {
    ws.on('pong', data => {
      if (data.toString() !== String(this.#pings)) return;
      this.line.proven();
      this.#restUntilNextPing();
    });
    ws.on('ping', () => this.#heardPing());
    this.#restUntilNextPing();
  }

  /** Whether a ping has been unanswered for so long that what is written now may be lost. */
  get inDoubt(): boolean {
    return this.#phase === 'doubting';
  }

  /** Slack said something. Counts only once its pace is known: whoever never pings can't fall silent. */
  heard(): void {
    if (this.#slackPaceMs === 0 || this.ws.readyState !== WebSocket.OPEN) return;
    const limitMs = Math.max(this.limits.serverPingMs, this.#slackPaceMs * MISSED_PINGS);
    const now = performance.now();
    if (now - this.#silentSince < limitMs / NEW_WAITS) return;
    this.#silentSince = now;
    const waitMs = limitMs + limitMs / NEW_WAITS;
    this.#silence.start(waitMs, () => this.line.suspected('server_ping', Math.round(limitMs)));
  }

  /** Something was written whose arrival is worth knowing: the next ping comes sooner, once in `doubtMs` if it is little. */
  wrote(): void {
    this.#writes += 1;
    const isSooner = this.#writes === 1 || this.#writes === MANY_WRITES;
    if (isSooner && this.#phase === 'resting') this.#restUntilNextPing();
  }

  /** Ends every timer, for good: of a socket that closes or has closed. */
  stop(): void {
    this.#stopPulse();
    this.#silence.stop();
  }

  #heardPing(): void {
    const now = performance.now();
    if (this.#slackPingedAt !== null) this.#slackPaceMs = Math.max(this.#slackPaceMs, now - this.#slackPingedAt);
    this.#slackPingedAt = now;
    this.heard();
  }

  #restUntilNextPing(): void {
    this.#stopPulse();
    if (this.ws.readyState !== WebSocket.OPEN) return;
    this.#phase = 'resting';
    // No patience here: a busy process has all the more reason to look whether the line still is there.
    this.#rest = setTimeout(() => this.#ping(), this.#restMs());
  }

  #restMs(): number {
    const { pingEveryMs, doubtMs } = this.limits;
    if (this.#writes >= MANY_WRITES) return 0;
    if (this.#writes === 0) return pingEveryMs;
    return Math.min(Math.max(0, this.#pingedAt + doubtMs - performance.now()), pingEveryMs);
  }

  #ping(): void {
    const { pongMs, doubtMs } = this.limits;
    this.#phase = 'waiting';
    this.#writes = 0;
    this.#pings += 1;
    this.#pingedAt = performance.now();
    this.#pong.start(pongMs, () => {
      this.line.suspected('pong', pongMs);
      this.#pong.start(pongMs, () => this.line.dead(pongMs * 2));
    });
    this.#doubt.start(doubtMs, () => {
      this.#phase = 'doubting';
      this.line.doubted();
    });
    this.ws.ping(String(this.#pings));
    this.line.pinged();
  }

  #stopPulse(): void {
    clearTimeout(this.#rest);
    this.#pong.stop();
    this.#doubt.stop();
  }
}
