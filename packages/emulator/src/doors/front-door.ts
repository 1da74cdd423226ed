import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { OpenSockets } from '../journal/records.js';

/** The port at which everybody comes in, and every TCP connection that is open there. */
export class FrontDoor {
  readonly #streams = new Set<Socket>();
  readonly #upgraded = new Set<unknown>();
  #origin = '';
  #isClosed = false;

  constructor(private readonly server: Server) {
    server.on('connection', stream => {
      this.#streams.add(stream);
      stream.once('close', () => {
        this.#streams.delete(stream);
        this.#upgraded.delete(stream);
      });
    });
    server.on('upgrade', (_request, stream) => this.#upgraded.add(stream));
  }

  /** `http://127.0.0.1:PORT`; empty until somebody listens. */
  get origin(): string {
    return this.#origin;
  }

  /** What is open right now. */
  get openSockets(): OpenSockets {
    const webSocket = this.#upgraded.size;
    return { http: this.#streams.size - webSocket, webSocket };
  }

  /**
   * Listens on the loopback interface.
   * @param port 0 for a free one
   * @throws Error when the port is taken
   */
  async open(port: number): Promise<void> {
    await this.#listen(port);
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The emulator listens on no port.');
    this.#origin = `http://127.0.0.1:${address.port}`;
  }

  /** Refuses TCP connections until {@link FrontDoor.unlock}; those that are open stay. */
  lock(): void {
    if (this.server.listening) this.server.close();
  }

  /**
   * Listens again, on the same port.
   * @throws Error when somebody else has taken it meanwhile, or the emulator has ended
   */
  async unlock(): Promise<void> {
    if (this.#isClosed) throw new Error('The emulator has ended: nobody can come in any more.');
    if (!this.server.listening) await this.#listen(Number(new URL(this.#origin).port));
  }

  /** Lets nobody in any more, has `guests` ended, then ends whoever is left. Resolves when no TCP connection is open. */
  async close(guests: () => Promise<void>): Promise<void> {
    this.#isClosed = true;
    const closed = new Promise<void>(resolve => this.server.close(() => resolve()));
    await guests();
    const gone = Array.from(this.#streams, stream => new Promise(resolve => stream.destroy().once('close', resolve)));
    await Promise.all([closed, ...gone]);
  }

  async #listen(port: number): Promise<void> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
  }
}
