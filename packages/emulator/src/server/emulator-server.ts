import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { OpenSockets } from '../event-log/records.js';
import { getOrigin, type Address } from './server-address.js';
import type { Duplex } from 'node:stream';

/** Listens on the emulator's port and tracks every open TCP connection. */
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
      // Node emits `connection` again for a socket whose upgrade offer was ignored, see `handleUpgrades`.
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

  /** The root URL that apps receive: `http://127.0.0.1:PORT`. Empty before the server listens. */
  get origin(): string {
    return this.#origin;
  }

  /** The number of open connections. */
  get openSockets(): OpenSockets {
    const webSocket = this.#upgraded.size;
    return { http: this.#streams.size - webSocket, webSocket };
  }

  /**
   * Starts listening.
   * @throws Error if the address is unavailable, with the system error as its cause
   */
  async open(): Promise<void> {
    await this.#listen(this.address.port);
    const bound = this.server.address();
    if (bound === null || typeof bound === 'string') throw new Error('The emulator listens on no port.');
    this.#port = bound.port;
    this.#origin = getOrigin(this.address, bound.port);
  }

  /** Refuses new TCP connections until {@link EmulatorServer.resumeListening}. Open connections stay open. */
  pauseListening(): void {
    if (this.server.listening) this.server.close();
  }

  /**
   * Listens on the same port again.
   * @throws Error if the port is in use or the emulator is closed
   */
  async resumeListening(): Promise<void> {
    if (this.#isClosed) throw new Error('The emulator has ended: nobody can come in any more.');
    if (!this.server.listening) await this.#listen(this.#port);
  }

  /**
   * Stops listening, awaits `guests`, then destroys the remaining connections. Resolves when no TCP connection is open.
   */
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

/** Handles a WebSocket upgrade request. `head` contains the first bytes after the request. */
export type UpgradeListener = (request: IncomingMessage, tcp: Duplex, head: Buffer) => void;

/**
 * Passes WebSocket upgrade requests to a listener. Other upgrade offers are ignored and the request is answered
 * normally, because Java's HTTP client offers an upgrade to HTTP/2 with every request.
 */
export function handleUpgrades(server: Server, listener: UpgradeListener): void {
  server.on('upgrade', (request: IncomingMessage, tcp: Duplex, head: Buffer) => {
    if (isWebSocketUpgrade(request)) return listener(request, tcp, head);
    // Node has detached the socket from its HTTP parser. This feeds the request, without the offer, to a new parser.
    tcp.unshift(Buffer.concat([Buffer.from(removeExtensionOffer(request), 'latin1'), head]));
    server.emit('connection', tcp);
  });
}

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
