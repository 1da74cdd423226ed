import { WebSocket } from 'ws';
import type { ConnectionLimits } from './connection-settings.js';
import { PatientTimer } from './patient-timer.js';

/**
 * Tells a silent line from a dead one, both ways.
 *
 * A pong to our own ping is the only proof that what we send arrives: nothing else is taken for it, payloads that still
 * come in least of all, since acks may be lost all the while. Slack's own pings prove that its gateway still knows us;
 * for those payloads do count.
 */
export class Heartbeat {
  readonly #pong = new PatientTimer();
  readonly #silence = new PatientTimer();
  #rest: NodeJS.Timeout | undefined;
  #slackPings = false;

  /** @param dead called once, with the wait that was in vain, when the line is found dead */
  constructor(
    private readonly ws: WebSocket,
    private readonly limits: ConnectionLimits,
    private readonly dead: (wait: 'pong' | 'server_ping', limitMs: number) => void,
  ) {
    ws.on('pong', () => this.#restUntilNextPing());
    ws.on('ping', () => {
      this.#slackPings = true;
      this.heard();
    });
    this.#restUntilNextPing();
  }

  /** Slack said something. Counts only once it has pinged: whoever never pings can't fall silent. */
  heard(): void {
    if (!this.#slackPings || this.ws.readyState !== WebSocket.OPEN) return;
    const { serverPingMs } = this.limits;
    this.#silence.start(serverPingMs, () => this.dead('server_ping', serverPingMs));
  }

  /** Ends every timer. Nothing is found dead from here on. */
  stop(): void {
    this.#slackPings = false;
    clearTimeout(this.#rest);
    this.#pong.stop();
    this.#silence.stop();
  }

  #restUntilNextPing(): void {
    clearTimeout(this.#rest);
    this.#pong.stop();
    if (this.ws.readyState !== WebSocket.OPEN) return;
    // No patience here: a busy process has all the more reason to look whether the line still is there.
    this.#rest = setTimeout(() => {
      const { pongMs } = this.limits;
      this.#pong.start(pongMs, () => this.dead('pong', pongMs));
      this.ws.ping();
    }, this.limits.pingEveryMs);
  }
}
