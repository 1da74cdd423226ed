import { WebSocket } from 'ws';
import { BusyAwareTimeout } from '@nest-slack/core/internal';
import type { ConnectionLimits } from './connection-settings.js';

/** Slack's gateway is suspected after a silence of this many of its ping intervals. */
const MAX_MISSED_PINGS = 3;
/**
 * Limits how often the silence timeout is restarted within its duration: restarting a timer for each payload would
 * cost as much as its ack.
 */
const SILENCE_RESTARTS = 64;
/** After this many unconfirmed writes a ping is sent immediately: they stay in memory until its pong. */
const MAX_UNCONFIRMED_WRITES = 200;

/** Receives what the heartbeat finds out about a socket. */
export interface HeartbeatListener {
  /** A ping was written. */
  onPing(): void;
  /** The pong to the last ping arrived, so everything written before that ping has arrived too. */
  onPong(): void;
  /** The pong is late: what was written may be lost. */
  onPongLate(): void;
  /** The socket may be dead. It gets as much time again while a replacement is opened. */
  onSuspectedDead(wait: HeartbeatSource, limitMs: number): void;
  /** Called once: the socket is dead, because Slack answered no ping in that time. */
  onDead(limitMs: number): void;
}

/** The signs of life that are expected from Slack. */
export type HeartbeatSource = 'pong' | 'server_ping';

/**
 * Detects dead sockets, in both directions.
 *
 * Only a pong to our own ping proves that what we send arrives. Incoming payloads do not: acks may be lost while
 * payloads still arrive. Slack's pings and payloads prove that its gateway still knows the connection. A slow gateway
 * may still deliver, so a socket is first suspected, and stays in use until its replacement is ready.
 */
export class Heartbeat {
  readonly #pongTimeout = new BusyAwareTimeout();
  readonly #silenceTimeout = new BusyAwareTimeout();
  readonly #latePongTimeout = new BusyAwareTimeout();
  #pingTimer: NodeJS.Timeout | undefined;
  #phase: 'resting' | 'waiting' | 'doubting' = 'resting';
  /** When Slack last pinged; null before its first ping. */
  #slackPingedAt: number | null = null;
  /** The longest interval between two of Slack's pings; 0 before the second. */
  #slackPingIntervalMs = 0;
  #silenceTimeoutStartedAt = -Infinity;
  /** Pings are numbered, so that an unsolicited pong confirms nothing. */
  #lastPingNumber = 0;
  #pingedAt = 0;
  /** Writes since the last ping. */
  #writes = 0;

  constructor(
    private readonly ws: WebSocket,
    private readonly limits: ConnectionLimits,
    private readonly listener: HeartbeatListener,
  ) {
    ws.on('pong', data => {
      if (data.toString() !== String(this.#lastPingNumber)) return;
      this.listener.onPong();
      this.#scheduleNextPing();
    });
    ws.on('ping', () => this.#onSlackPing());
    this.#scheduleNextPing();
  }

  /** Whether the pong is so late that what is written now may be lost. */
  get isPongLate(): boolean {
    return this.#phase === 'doubting';
  }

  /** Slack sent something. Only counts once its ping interval is known: a Slack that never pings cannot fall silent. */
  onActivity(): void {
    if (this.#slackPingIntervalMs === 0 || this.ws.readyState !== WebSocket.OPEN) return;
    const limitMs = Math.max(this.limits.serverPingMs, this.#slackPingIntervalMs * MAX_MISSED_PINGS);
    const now = performance.now();
    if (now - this.#silenceTimeoutStartedAt < limitMs / SILENCE_RESTARTS) return;
    this.#silenceTimeoutStartedAt = now;
    const waitMs = limitMs + limitMs / SILENCE_RESTARTS;
    this.#silenceTimeout.start(waitMs, () => this.listener.onSuspectedDead('server_ping', Math.round(limitMs)));
  }

  /** An ack was written: the next ping is sent earlier, at most one per `doubtMs` unless there are many writes. */
  onWrite(): void {
    this.#writes += 1;
    const isSooner = this.#writes === 1 || this.#writes === MAX_UNCONFIRMED_WRITES;
    if (isSooner && this.#phase === 'resting') this.#scheduleNextPing();
  }

  /** Stops all timers, permanently. */
  stop(): void {
    this.#stopPingTimers();
    this.#silenceTimeout.stop();
  }

  #onSlackPing(): void {
    const now = performance.now();
    if (this.#slackPingedAt !== null)
      this.#slackPingIntervalMs = Math.max(this.#slackPingIntervalMs, now - this.#slackPingedAt);
    this.#slackPingedAt = now;
    this.onActivity();
  }

  #scheduleNextPing(): void {
    this.#stopPingTimers();
    if (this.ws.readyState !== WebSocket.OPEN) return;
    this.#phase = 'resting';
    // A plain timer: after the process was busy, the socket should be checked at once.
    this.#pingTimer = setTimeout(() => this.#sendPing(), this.#getPingDelayMs());
  }

  #getPingDelayMs(): number {
    const { pingEveryMs, doubtMs } = this.limits;
    if (this.#writes >= MAX_UNCONFIRMED_WRITES) return 0;
    if (this.#writes === 0) return pingEveryMs;
    return Math.min(Math.max(0, this.#pingedAt + doubtMs - performance.now()), pingEveryMs);
  }

  #sendPing(): void {
    const { pongMs, doubtMs } = this.limits;
    this.#phase = 'waiting';
    this.#writes = 0;
    this.#lastPingNumber += 1;
    this.#pingedAt = performance.now();
    this.#pongTimeout.start(pongMs, () => {
      this.listener.onSuspectedDead('pong', pongMs);
      this.#pongTimeout.start(pongMs, () => this.listener.onDead(pongMs * 2));
    });
    this.#latePongTimeout.start(doubtMs, () => {
      this.#phase = 'doubting';
      this.listener.onPongLate();
    });
    this.ws.ping(String(this.#lastPingNumber));
    this.listener.onPing();
  }

  #stopPingTimers(): void {
    clearTimeout(this.#pingTimer);
    this.#pongTimeout.stop();
    this.#latePongTimeout.stop();
  }
}
