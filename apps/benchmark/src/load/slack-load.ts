import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { ClientConnection } from './client-connection.js';

/** Some clients close a connection without pings. */
const PING_EVERY_MS = 10_000;

/** A minimal Slack that only sends payloads and counts their acks. */
export class SlackLoad {
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #connection: Promise<ClientConnection>;
  readonly #pings: NodeJS.Timeout;

  private constructor() {
    this.#server = createServer((request, response) => {
      request.resume();
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, url: this.socketUrl, user_id: 'U0BOT', bot_id: 'B0BOT' }));
    });
    this.#connection = new Promise(resolve => {
      this.#server.on('upgrade', (request, socket, head) => {
        this.#sockets.handleUpgrade(request, socket, head, client => {
          client.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0' } }));
          this.#sockets.clients.add(client);
          resolve(new ClientConnection(client, socket));
        });
      });
    });
    this.#pings = setInterval(() => {
      for (const client of this.#sockets.clients) client.ping();
    }, PING_EVERY_MS);
  }

  static async start(): Promise<SlackLoad> {
    const load = new SlackLoad();
    const listening = once(load.#server, 'listening');
    load.#server.listen(0, '127.0.0.1');
    await listening;
    return load;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/api/`;
  }

  get socketUrl(): string {
    return `ws://127.0.0.1:${this.#port}/`;
  }

  /** Resolves when a client has connected and received hello. */
  waitForConnection(): Promise<ClientConnection> {
    return this.#connection;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#pings);
    for (const client of this.#sockets.clients) client.terminate();
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  get #port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The load is not listening.');
    return address.port;
  }
}
