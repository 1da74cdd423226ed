import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { parseSerial } from './envelope-id.js';

/** The size of the table of unacked envelopes, larger than the number in flight. */
const SLOTS = 65_536;

/** The sender of an envelope, which is notified of its ack. */
export interface Sender {
  onAck(tookMs: number, ack: Buffer): void;
  /** Called when the connection has closed or is broken. */
  onConnectionLost(error: Error): void;
}

/**
 * A connection to a client. Prepared frames are written directly to the TCP socket, with one write per tick; `ws` parses
 * what the client sends, including pings and close frames.
 */
export class ClientConnection {
  /** The unacked envelopes, by serial number modulo the number of slots. */
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
    client.on('message', (ack: Buffer) => this.#handleAck(ack));
    client.on('close', () => this.#notifyLost(new Error('The client closed its connection.')));
    client.on('error', error => this.#notifyLost(error));
  }

  /** Sends a frame with the next serial number. */
  send(sender: Sender, createFrame: (serial: number) => Buffer): void {
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
    this.socket.write(createFrame(this.#serial));
  }

  #handleAck(ack: Buffer): void {
    const serial = parseSerial(ack);
    const slot = serial % SLOTS;
    const sender = this.#serials[slot] === serial ? this.#waiting[slot] : undefined;
    if (sender === undefined) {
      this.#notifyLost(
        new Error(`The client acked an unknown or already acked envelope: ${ack.toString().slice(0, 200)}`),
      );
      return;
    }
    this.#waiting[slot] = undefined;
    sender.onAck(performance.now() - (this.#sentAt[slot] ?? 0), ack);
  }

  #notifyLost(error: Error): void {
    for (const sender of this.#senders) sender.onConnectionLost(error);
  }
}
