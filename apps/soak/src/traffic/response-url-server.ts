import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { secretResponsePath } from './secrets.js';

/** The server of response URLs, for late responses. */
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
    if (address === null || typeof address === 'string')
      throw new Error('The server of response URLs is not listening.');
    return new ResponseUrlServer(server, address.port);
  }

  /** The number of responses. */
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
