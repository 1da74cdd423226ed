import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { serialOf } from './envelope-id.js';

/** More than are ever on their way at once. */
const SLOTS = 65_536;

/** Who sent an envelope, and hears of its ack. */
export interface Sender {
  acked(tookMs: number, ack: Buffer): void;
  /** The line is gone: no ack comes any more. */
  lost(error: Error): void;
}

/**
 * A connection to a client. Frames are ready when they come and go past `ws` to the socket, all of one tick in one write;
 * what the client sends, its pings and goodbyes too, is read by `ws`.
 */
export class Line {
  /** Who sent what is on its way, which it is, and since when: by its serial number, each slot used again and again. */
  readonly #waiting: (Sender | undefined)[] = Array.from({ length: SLOTS }, () => undefined);
  readonly #serials = new Float64Array(SLOTS);
  readonly #sentAt = new Float64Array(SLOTS);
  readonly #senders = new Set<Sender>();
  #serial = 0;
  #corked = false;

  constructor(
    client: WebSocket,
    private readonly socket: Duplex,
  ) {
    client.on('message', (ack: Buffer) => this.#acked(ack));
    client.on('close', () => this.#lose(new Error('The client closed its connection.')));
    client.on('error', error => this.#lose(error));
  }

  /** Sends the frame that is made for a serial number. */
  send(sender: Sender, frameOf: (serial: number) => Buffer): void {
    this.#serial += 1;
    this.#senders.add(sender);
    const slot = this.#serial % SLOTS;
    this.#waiting[slot] = sender;
    this.#serials[slot] = this.#serial;
    this.#sentAt[slot] = performance.now();
    if (!this.#corked) {
      this.#corked = true;
      this.socket.cork();
      process.nextTick(() => {
        this.#corked = false;
        this.socket.uncork();
      });
    }
    this.socket.write(frameOf(this.#serial));
  }

  #acked(ack: Buffer): void {
    const serial = serialOf(ack);
    const slot = serial % SLOTS;
    const sender = this.#serials[slot] === serial ? this.#waiting[slot] : undefined;
    if (sender === undefined) {
      this.#lose(new Error(`The client acked what was not sent, or acked already: ${ack.toString().slice(0, 200)}`));
      return;
    }
    this.#waiting[slot] = undefined;
    sender.acked(performance.now() - (this.#sentAt[slot] ?? 0), ack);
  }

  #lose(error: Error): void {
    for (const sender of this.#senders) sender.lost(error);
  }
}
