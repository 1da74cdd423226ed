import { request } from 'node:http';
import type { Socket } from 'node:net';

/** A WebSocket connection as bytes, read by nobody: what the emulator puts on the line is seen as it comes. */
export class RawLine {
  #bytes: Buffer;

  private constructor(
    readonly tcp: Socket,
    head: Buffer,
  ) {
    this.#bytes = head;
    tcp.on('data', (chunk: Buffer) => (this.#bytes = Buffer.concat([this.#bytes, chunk])));
    tcp.on('error', () => tcp.destroy());
  }

  static open(url: string): Promise<RawLine> {
    return new Promise((resolve, reject) => {
      request(url.replace('ws', 'http'), {
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': Buffer.alloc(16).toString('base64'),
        },
      })
        .on('upgrade', (_response, tcp: Socket, head: Buffer) => resolve(new RawLine(tcp, head)))
        .on('response', response => reject(new Error(`The upgrade was answered with ${response.statusCode}.`)))
        .on('error', reject)
        .end();
    });
  }

  /** How many bytes have come. */
  get length(): number {
    return this.#bytes.length;
  }

  /** The frames that have come, each by its first byte: the last-piece flag and the opcode. */
  get frames(): { first: number; content: Buffer }[] {
    const frames: { first: number; content: Buffer }[] = [];
    let at = 0;
    while (at + 2 <= this.#bytes.length) {
      const first = this.#bytes.readUInt8(at);
      let length = this.#bytes.readUInt8(at + 1);
      let start = at + 2;
      if (length === 126) {
        length = this.#bytes.readUInt16BE(start);
        start += 2;
      }
      if (start + length > this.#bytes.length) break;
      frames.push({ first, content: this.#bytes.subarray(start, start + length) });
      at = start + length;
    }
    return frames;
  }
}
