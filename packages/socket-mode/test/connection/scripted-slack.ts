import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, Server as SecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { KeyAndCertificate } from '../support/certificates.js';

/** Overrides of the usual behaviour of Slack. Calls and sockets are counted from 1. */
export interface Script {
  /** Answers a call of `apps.connections.open`. */
  readonly open?: (response: ServerResponse, call: number, socketUrl: string) => void;
  /** Answers an upgrade itself and returns whether it did. */
  readonly upgrade?: (request: IncomingMessage, stream: Duplex, number: number) => boolean;
  /** Called for each new socket. Default: sends `hello`. */
  readonly socket?: (socket: WebSocket, number: number) => void;
}

/** A ticket in the URLs of a scripted Slack that must not appear in any output. */
export const TICKET = 'ticket-not-to-be-told';

/** A `hello` as Slack sends it. */
export const hello = (fields: object = {}): string =>
  JSON.stringify({ type: 'hello', num_connections: 1, debug_info: {}, ...fields });

/** A `disconnect` as Slack sends it. */
export const disconnect = (reason: string): string => JSON.stringify({ type: 'disconnect', reason });

/** A server that follows the script of a test, to simulate what Slack rarely does. */
export class ScriptedSlack {
  readonly calls: { readonly at: number; readonly request: IncomingMessage }[] = [];
  readonly upgradeUrls: string[] = [];
  readonly sockets: WebSocket[] = [];
  readonly #streams = new Set<Duplex>();
  readonly #server: Server;
  // Pings are answered unless the script prevents it.
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

  /** @param tls whether it uses TLS */
  static async start(script: Script = {}, tls: KeyAndCertificate | null = null): Promise<ScriptedSlack> {
    const slack = new ScriptedSlack(script, tls);
    await slack.listen();
    return slack;
  }

  get apiUrl(): string {
    return `${this.tls === null ? 'http' : 'https'}://127.0.0.1:${this.#port}/api/`;
  }

  /** The number of open TCP connections, including those of HTTP. */
  get openStreams(): number {
    return this.#streams.size;
  }

  /** Uses another certificate from now on. */
  showCertificate(tls: KeyAndCertificate): void {
    if (this.#server instanceof SecureServer) this.#server.setSecureContext(tls);
  }

  /** Closes every connection, and refuses new ones. */
  async close(): Promise<void> {
    for (const stream of this.#streams) stream.destroy();
    await new Promise<void>(resolve => this.#server.close(() => resolve()));
  }

  /** Accepts connections again, on the same port. */
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

/** Records what a socket of a scripted Slack received. */
export function toText(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : '';
}

/** Answers `apps.connections.open` as Slack does. */
export function respondWithUrl(response: ServerResponse, _call: number, url: string): void {
  respondWithJson(response, { ok: true, url });
}

export function respondWithJson(
  response: ServerResponse,
  body: object,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Answers an upgrade manually and returns a function that writes unmasked frames. Nothing else answers this socket. */
export function acceptRawUpgrade(request: IncomingMessage, stream: Duplex): (opcode: number, payload: Buffer) => void {
  const key = `${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash('sha1').update(key).digest('base64');
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  stream.resume();
  return (opcode, payload) => void stream.write(Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload]));
}
