import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { OpenSockets } from '../event-log/records.js';
import { getOrigin, type Address } from './server-address.js';
import type { Duplex } from 'node:stream';

/** The port at which everybody comes in, and every TCP connection that is open there. */
export class EmulatorServer {
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
      if (isWebSocketUpgrade(request)) this.#upgraded.add(stream);
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
    this.#origin = getOrigin(this.address, bound.port);
  }

  /** Refuses TCP connections until {@link EmulatorServer.resumeListening}; those that are open stay. */
  pauseListening(): void {
    if (this.server.listening) this.server.close();
  }

  /**
   * Listens again, on the same port.
   * @throws Error when somebody else has taken it meanwhile, or the emulator has ended
   */
  async resumeListening(): Promise<void> {
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

/** What takes a request for a WebSocket, with the first bytes that came behind it. */
export type UpgradeListener = (request: IncomingMessage, tcp: Duplex, head: Buffer) => void;

/**
 * Gives the requests for WebSockets to a listener. An offer of anything else is passed over, and the request answered as
 * any other: Java's client offers HTTP/2 with each.
 */
export function handleUpgrades(server: Server, listener: UpgradeListener): void {
  server.on('upgrade', (request: IncomingMessage, tcp: Duplex, head: Buffer) => {
    if (isWebSocketUpgrade(request)) return listener(request, tcp, head);
    // Node has let go of the connection by now: it reads the request anew, without the offer.
    tcp.unshift(Buffer.concat([Buffer.from(removeExtensionOffer(request), 'latin1'), head]));
    server.emit('connection', tcp);
  });
}

/** Whether a request that offers an upgrade offers that to a WebSocket. */
export function isWebSocketUpgrade({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.trim().toLowerCase() === 'websocket';
}

function removeExtensionOffer({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (name.toLowerCase() !== 'upgrade') lines.push(`${name}: ${value}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
