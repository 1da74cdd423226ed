import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, Server as SecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { KeyAndCertificate } from '../support/certificates.js';

/** Where a script leaves Slack's usual ways. Calls and sockets are counted from 1. */
export interface Script {
  /** Answers a call of `apps.connections.open`. */
  readonly open?: (response: ServerResponse, call: number, socketUrl: string) => void;
  /** Answers an upgrade itself; gives whether it did. */
  readonly upgrade?: (request: IncomingMessage, stream: Duplex, number: number) => boolean;
  /** Welcomes a socket. Default: `hello`. */
  readonly socket?: (socket: WebSocket, number: number) => void;
}

/** What stands in the URLs of a scripted Slack and must stand nowhere else. */
export const TICKET = 'ticket-not-to-be-told';

/** A `hello` as Slack says it. */
export const hello = (fields: object = {}): string =>
  JSON.stringify({ type: 'hello', num_connections: 1, debug_info: {}, ...fields });

/** A `disconnect` as Slack says it. */
export const disconnect = (reason: string): string => JSON.stringify({ type: 'disconnect', reason });

/** A server that does what a test tells it, for what no well-behaved Slack does. */
export class ScriptedSlack {
  readonly calls: { readonly at: number; readonly request: IncomingMessage }[] = [];
  readonly upgradeUrls: string[] = [];
  readonly sockets: WebSocket[] = [];
  readonly #streams = new Set<Duplex>();
  readonly #server: Server;
  // Pings are answered: what must not answer is told so by its script.
  readonly #webSockets = new WebSocketServer({ noServer: true });
  #port = 0;

  private constructor(
    script: Script,
    private readonly tls: KeyAndCertificate | null,
  ) {
    const { open = respondWithUrl, upgrade = () => false, socket = (each: WebSocket) => each.send(hello()) } = script;
    const answerCall = (request: IncomingMessage, response: ServerResponse): void => {
      this.calls.push({ at: performance.now(), request });
      const origin = `${tls === null ? 'ws' : 'wss'}://127.0.0.1:${this.#port}`;
      open(response, this.calls.length, `${origin}/link/?ticket=${TICKET}-${this.calls.length}`);
    };
    this.#server = tls === null ? createServer(answerCall) : createSecureServer(tls, answerCall);
    this.#server.on('connection', stream => this.#trackStream(stream));
    this.#server.on('upgrade', (request, stream: Duplex, head) => {
      stream.on('error', () => stream.destroy());
      this.upgradeUrls.push(request.url ?? '');
      if (upgrade(request, stream, this.upgradeUrls.length)) return;
      this.#webSockets.handleUpgrade(request, stream, head, welcomed => {
        this.sockets.push(welcomed);
        socket(welcomed, this.sockets.length);
      });
    });
  }

  /** @param tls has it speak TLS */
  static async start(script: Script = {}, tls: KeyAndCertificate | null = null): Promise<ScriptedSlack> {
    const slack = new ScriptedSlack(script, tls);
    await slack.listen();
    return slack;
  }

  get apiUrl(): string {
    return `${this.tls === null ? 'http' : 'https'}://127.0.0.1:${this.#port}/api/`;
  }

  /** How many TCP connections are open, those of HTTP included. */
  get openStreams(): number {
    return this.#streams.size;
  }

  /** Shows another certificate from now on. */
  showCertificate(tls: KeyAndCertificate): void {
    if (this.#server instanceof SecureServer) this.#server.setSecureContext(tls);
  }

  /** Ends every connection, and refuses new ones. */
  async close(): Promise<void> {
    for (const stream of this.#streams) stream.destroy();
    await new Promise<void>(resolve => this.#server.close(() => resolve()));
  }

  /** Takes connections, again where it did before. */
  async listen(): Promise<void> {
    await new Promise<void>(resolve => this.#server.listen(this.#port, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The scripted Slack listens on no port.');
    this.#port = address.port;
  }

  #trackStream(stream: Duplex): void {
    this.#streams.add(stream);
    stream.once('close', () => this.#streams.delete(stream));
  }
}

/** What a socket of a scripted Slack was sent. */
export function toText(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : '';
}

/** Answers `apps.connections.open` as Slack does. */
export function respondWithUrl(response: ServerResponse, _call: number, url: string): void {
  respondWithJson(response, { ok: true, url });
}

/** Answers a call with JSON. */
export function respondWithJson(
  response: ServerResponse,
  body: object,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Answers an upgrade by hand, and gives what writes unmasked frames: on such a socket nothing happens by itself. */
export function acceptRawUpgrade(request: IncomingMessage, stream: Duplex): (opcode: number, payload: Buffer) => void {
  const key = `${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash('sha1').update(key).digest('base64');
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  stream.resume();
  return (opcode, payload) => void stream.write(Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload]));
}
