import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { SlackEmulator } from '../../src/index.js';
import { isJsonObject, parseJson, type JsonObject } from '../../src/json.js';

/** An answer of the Web API. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: JsonObject;
}

/** One socket of an app, and what came in on it. */
export class RawConnection {
  readonly frames: JsonObject[] = [];
  closeCode: number | undefined;
  #answer: ((frame: JsonObject) => unknown) | undefined;

  constructor(readonly socket: WebSocket) {
    socket.on('message', data => {
      const frame = parseJson(Buffer.isBuffer(data) ? data.toString('utf8') : '');
      if (!isJsonObject(frame)) return;
      this.frames.push(frame);
      if (frame.envelope_id !== undefined && this.#answer) this.acknowledge(frame, this.#answer(frame));
    });
    socket.on('close', code => (this.closeCode = code));
    socket.on('error', () => undefined);
  }

  /** Answers every envelope from now on, with this payload or with what the function makes of the envelope. */
  acknowledgeAll(payload?: JsonObject | string | ((envelope: JsonObject) => unknown)): void {
    this.#answer = frame => (typeof payload === 'function' ? payload(frame) : payload);
  }

  /** Answers nothing from now on. */
  stayQuiet(): void {
    this.#answer = undefined;
  }

  acknowledge(envelope: JsonObject, payload?: unknown): void {
    this.socket.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload }));
  }

  /** Sends a ping and waits for its pong. */
  async pingPong(): Promise<void> {
    const pong = once(this.socket, 'pong');
    this.socket.ping();
    await pong;
  }

  /** The envelopes that came, in order. */
  get envelopes(): JsonObject[] {
    return this.frames.filter(frame => frame.envelope_id !== undefined);
  }
}

/** An app that speaks the bare protocol, with no library between. */
export class RawApp {
  readonly connections: RawConnection[] = [];

  constructor(
    private readonly slack: SlackEmulator,
    private readonly name = slack.app().name,
  ) {}

  /** Calls a method with JSON and this app's bot token, or another one; `null` for none. */
  async call(
    method: string,
    args: object = {},
    token: string | null = this.slack.app(this.name).botToken,
  ): Promise<ApiAnswer> {
    const response = await fetch(this.slack.apiUrl + method, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(args),
    });
    return readAnswer(response);
  }

  /** Fetches a connection URL and dials it. Resolves at the first frame, `hello` as a rule. */
  async connect(): Promise<RawConnection> {
    const connection = this.dial(await this.connectionUrl());
    await once(connection.socket, 'message');
    return connection;
  }

  async connectionUrl(): Promise<string> {
    const { body } = await this.call('apps.connections.open', {}, this.slack.app(this.name).appToken);
    if (typeof body.url !== 'string') throw new Error(`No connection URL came: ${JSON.stringify(body)}`);
    return body.url;
  }

  dial(url: string): RawConnection {
    const connection = new RawConnection(new WebSocket(url));
    this.connections.push(connection);
    return connection;
  }

  close(): void {
    for (const { socket } of this.connections) socket.terminate();
  }
}

/** Reads an answer whose body must be a JSON object. */
export async function readAnswer(response: Response): Promise<ApiAnswer> {
  const body: unknown = await response.json();
  if (!isJsonObject(body)) throw new Error(`The answer is no object: ${JSON.stringify(body)}`);
  return { status: response.status, headers: response.headers, body };
}
