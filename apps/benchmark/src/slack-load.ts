import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { Envelopes } from './envelopes.js';

/** Envelopes on their way at once: a closed loop, so that the client's speed sets the pace. */
const IN_FLIGHT = 64;

/** A Slack that does nothing but send payloads and count their acks. */
export class SlackLoad {
  readonly #server: Server;
  readonly #sockets: WebSocketServer;
  readonly #envelopes: Envelopes;

  private constructor(envelopes: Envelopes) {
    this.#envelopes = envelopes;
    this.#server = createServer((request, response) => {
      request.resume();
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, url: this.socketUrl, user_id: 'U0BOT', bot_id: 'B0BOT' }));
    });
    this.#sockets = new WebSocketServer({ server: this.#server });
    this.#sockets.on('connection', socket => {
      socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0' } }));
    });
  }

  static async start(envelopes: Envelopes): Promise<SlackLoad> {
    const load = new SlackLoad(envelopes);
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

  /** Resolves when a client has connected. */
  async connected(): Promise<void> {
    if (this.#sockets.clients.size === 0) await once(this.#sockets, 'connection');
  }

  /** Sends so many envelopes to the client; resolves when all are acked. */
  async send(count: number): Promise<void> {
    const [socket] = this.#sockets.clients;
    if (!socket) throw new Error('No client is connected.');
    let sent = 0;
    let acked = 0;
    const next = () => {
      socket.send(this.#envelopes.next());
      sent += 1;
    };
    await new Promise<void>((resolve, reject) => {
      const onAck = () => {
        acked += 1;
        if (sent < count) next();
        else if (acked === count) end(resolve);
      };
      const onClose = () => end(() => reject(new Error(`The client went away after ${acked} of ${count} acks.`)));
      const end = (how: () => void) => {
        socket.off('message', onAck).off('close', onClose);
        how();
      };
      socket.on('message', onAck).on('close', onClose);
      while (sent < Math.min(IN_FLIGHT, count)) next();
    });
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
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
