import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { OpenSockets } from '../journal/records.js';
import { originOf, type Address } from './address.js';
import { asksForWebSocket } from './upgrades.js';

/** The port at which everybody comes in, and every TCP connection that is open there. */
export class FrontDoor {
  readonly #streams = new Set<Socket>();
  readonly #upgraded = new Set<unknown>();
  #origin = '';
  #port = 0;
  #isClosed = false;

  constructor(
    private readonly server: Server,
    private readonly address: Address,
  ) {
    server.on('connection', stream => {
      // One whose offer of an upgrade was passed over comes again.
      if (this.#streams.has(stream)) return;
      this.#streams.add(stream);
      stream.once('close', () => {
        this.#streams.delete(stream);
        this.#upgraded.delete(stream);
      });
    });
    server.on('upgrade', (request, stream) => {
      if (asksForWebSocket(request)) this.#upgraded.add(stream);
    });
  }

  /** The root that apps are told: `http://127.0.0.1:PORT`; empty until somebody listens. */
  get origin(): string {
    return this.#origin;
  }

  /** What is open right now. */
  get openSockets(): OpenSockets {
    const webSocket = this.#upgraded.size;
    return { http: this.#streams.size - webSocket, webSocket };
  }

  /**
   * Listens at its address.
   * @throws Error when nothing can listen there, with the system's own error as its cause
   */
  async open(): Promise<void> {
    await this.#listen(this.address.port);
    const bound = this.server.address();
    if (bound === null || typeof bound === 'string') throw new Error('The emulator listens on no port.');
    this.#port = bound.port;
    this.#origin = originOf(this.address, bound.port);
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
    if (!this.server.listening) await this.#listen(this.#port);
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
    const { host } = this.address;
    this.server.listen(port, host);
    try {
      await once(this.server, 'listening');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const advice = /EADDRINUSE/.test(reason)
        ? ' It is taken, perhaps by another local Slack: choose another port, or 0 for a free one.'
        : '';
      throw new Error(`Nothing can listen on port ${port} of ${host} (${reason}).${advice}`, { cause: error });
    }
  }
}
