import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { secretResponsePath } from './secrets.js';

/** Where response URLs lead: takes what the bot answers late. */
export class ResponseUrlServer {
  #answers = 0;

  private constructor(
    private readonly server: Server,
    private readonly port: number,
  ) {
    server.on('request', (request, response) => {
      this.#answers += 1;
      request.resume();
      response.setHeader('content-type', 'application/json');
      response.end('{"ok":true}');
    });
  }

  static async start(): Promise<ResponseUrlServer> {
    const server = createServer();
    const listening = once(server, 'listening');
    server.listen(0, '127.0.0.1');
    await listening;
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The response URLs lead nowhere.');
    return new ResponseUrlServer(server, address.port);
  }

  /** How many answers came. */
  get answers(): number {
    return this.#answers;
  }

  urlFor(number: number): string {
    return `http://127.0.0.1:${this.port}${secretResponsePath(number)}`;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}
