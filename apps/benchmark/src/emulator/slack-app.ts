import { Agent, request } from 'node:http';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { runClosedLoop } from '../closed-loop.js';
import { readStrings } from './read-numbers.js';

/** The number of concurrent API calls. */
const IN_FLIGHT = 32;

/** A minimal app that acks and calls, so that it uses as little CPU as possible. */
export class SlackApp {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  #socket: WebSocket | undefined;

  constructor(private readonly env: Readonly<Record<string, string>>) {}

  /** Opens a Socket Mode connection and acks every envelope. */
  async connect(): Promise<void> {
    const { url = '' } = readStrings(await this.#call('apps.connections.open', {}, this.env['SLACK_APP_TOKEN']));
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      const { envelope_id: id } = readStrings(JSON.parse(data.toString()));
      if (id !== undefined) socket.send(`{"envelope_id":"${id}"}`);
    });
    await once(socket, 'message');
  }

  /** Calls a method `count` times. @throws Error when a call fails */
  async repeat(method: string, args: object, count: number): Promise<void> {
    await runClosedLoop(IN_FLIGHT, count, () => this.#call(method, args, this.env['SLACK_BOT_TOKEN']));
  }

  close(): void {
    this.#socket?.terminate();
    this.#agent.destroy();
  }

  async #call(method: string, args: object, token = ''): Promise<unknown> {
    const sent = request(`${this.env['SLACK_API_URL']}${method}`, {
      method: 'POST',
      agent: this.#agent,
      headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` },
    });
    sent.end(JSON.stringify(args));
    const chunks: Buffer[] = [];
    const response = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      sent.once('response', resolve).once('error', reject);
    });
    for await (const chunk of response) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    if (!body.startsWith('{"ok":true')) throw new Error(`${method} was answered with ${body.slice(0, 200)}`);
    return JSON.parse(body);
  }
}
