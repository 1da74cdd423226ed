import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SlackEmulator } from '@nest-slack/emulator';
import { Deferred } from '../../../core/src/time/deferred.js';
import { Gate } from './gate.js';

/** Handles a call instead of the local Slack. */
type Obstruct = (request: IncomingMessage) => void;

/** The Web API of a local Slack with one method intercepted. Default: its calls wait at a gate. */
export class ObstructedApi implements AsyncDisposable {
  readonly gate = new Gate();
  readonly #left = new Deferred<void>();
  readonly #server: Server;

  private constructor(
    private readonly slack: SlackEmulator,
    private readonly method: string,
    private readonly obstruct: Obstruct | undefined,
  ) {
    this.#server = createServer((request, response) => {
      if (request.url?.endsWith(method)) response.on('close', () => this.#left.resolve());
      void this.#pass(request, response).catch(() => response.destroy());
    });
  }

  static async start(slack: SlackEmulator, method: string, obstruct?: Obstruct): Promise<ObstructedApi> {
    const api = new ObstructedApi(slack, method, obstruct);
    api.#server.listen(0, '127.0.0.1');
    await once(api.#server, 'listening');
    return api;
  }

  /** Resolves when the waiting client has disconnected. */
  get abandoned(): Promise<void> {
    return this.#left.promise;
  }

  get url(): string {
    return `http://127.0.0.1:${portOf(this.#server.address())}/api/`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.gate.open();
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const called = request.url?.split('/').at(-1) ?? '';
    if (called === this.method) {
      if (this.obstruct !== undefined) return this.obstruct(request);
      await this.gate.pass();
    }
    const { authorization = '' } = request.headers;
    const answer = await fetch(new URL(called, this.slack.apiUrl), { method: 'POST', headers: { authorization } });
    response.setHeader('content-type', 'application/json').end(await answer.text());
  }
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
