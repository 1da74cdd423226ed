import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** How a proxy responds to a CONNECT: tunnels, never responds, or refuses with a status. */
export type ProxyManner = 'tunnel' | 'hang' | number;

/** A received CONNECT request. */
export interface Connect {
  readonly target: string;
  /** The decoded Proxy-Authorization header. */
  readonly credentials: string | null;
}

export interface ConnectProxyOptions {
  /** The `user:password` that the proxy requires. */
  readonly credentials?: string;
  /** Serves the proxy over TLS. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** A real proxy on 127.0.0.1 that tunnels with CONNECT and records its requests. */
export class ConnectProxy implements AsyncDisposable {
  readonly connects: Connect[] = [];
  /** The first line of each plain HTTP request that passed through a tunnel, without the query. */
  readonly requests: string[] = [];
  /** How it responds to the next CONNECT; the count starts at 1. */
  manner: ProxyManner | ((number: number) => ProxyManner) = 'tunnel';
  credentials: string | undefined;
  readonly #server: Server;
  readonly #streams = new Set<Duplex>();
  readonly #scheme: string;
  #port = 0;
  #isSilent = false;

  private constructor({ credentials, tls }: ConnectProxyOptions) {
    this.credentials = credentials;
    this.#scheme = tls === undefined ? 'http' : 'https';
    this.#server = tls === undefined ? createServer() : createSecureServer(tls);
    this.#server.on('connection', (stream: Duplex) => this.#keep(stream));
    this.#server.on('connect', (request, stream: Duplex, head) => this.#connect(request, stream, head));
    // Requests other than CONNECT are recorded and rejected.
    this.#server.on('request', (request, response) => {
      this.requests.push(`untunnelled ${request.method} ${request.url}`);
      response.writeHead(400).end();
    });
  }

  static async start(options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
    const proxy = new ConnectProxy(options);
    await proxy.comeBack();
    return proxy;
  }

  /** Host and port, as in messages. */
  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** The URL of the proxy, with optional credentials. */
  url(credentials = ''): string {
    return `${this.#scheme}://${credentials === '' ? '' : `${credentials}@`}${this.address}`;
  }

  /** The number of open TCP connections on both sides. */
  get openStreams(): number {
    return this.#streams.size;
  }

  /** Closes every tunnel and keeps serving. */
  cut(): void {
    for (const stream of this.#streams) stream.destroy();
  }

  /** Keeps every tunnel open but forwards no more data, also in new tunnels. */
  fallSilent(): void {
    this.#isSilent = true;
    for (const stream of this.#streams) stream.unpipe().pause();
  }

  /** Stops listening. */
  async die(): Promise<void> {
    this.cut();
    await new Promise<void>(resolve => this.#server.close(() => resolve()));
  }

  /** Listens again on the same port. */
  async comeBack(): Promise<void> {
    await new Promise<void>(resolve => this.#server.listen(this.#port, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy listens on no port.');
    this.#port = address.port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.die();
  }

  #connect(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const [, coded] = /^Basic (.+)$/.exec(request.headers['proxy-authorization'] ?? '') ?? [];
    const credentials = coded === undefined ? null : Buffer.from(coded, 'base64').toString();
    const target = request.url ?? '';
    this.connects.push({ target, credentials });
    const isKnown = this.credentials === undefined || credentials === this.credentials;
    const wanted = typeof this.manner === 'function' ? this.manner(this.connects.length) : this.manner;
    const manner = wanted === 'tunnel' && !isKnown ? 407 : wanted;
    // Reads the stream so that its end is noticed.
    if (manner === 'hang') stream.resume().once('end', () => stream.destroy());
    else if (manner === 'tunnel') this.#tunnel(target, stream, head);
    else stream.end(`HTTP/1.1 ${manner} No\r\nProxy-Authenticate: Basic realm="office"\r\nContent-Length: 0\r\n\r\n`);
  }

  #tunnel(target: string, stream: Duplex, head: Buffer): void {
    const { hostname, port } = new URL(`http://${target}`);
    const beyond = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) });
    this.#keep(beyond);
    beyond.once('error', () => stream.destroy());
    beyond.once('close', () => stream.destroy());
    stream.once('close', () => beyond.destroy());
    beyond.once('connect', () => {
      stream.write('HTTP/1.1 200 Connection established\r\n\r\n');
      if (this.#isSilent) return;
      stream.once('data', (data: Buffer) => this.#note(data));
      beyond.write(head);
      stream.pipe(beyond).pipe(stream);
    });
  }

  #note(data: Buffer): void {
    const [method, path] = data.toString('latin1').split(/[ ?\r]/, 2);
    if (path !== undefined && /^[A-Z]+$/.test(method ?? '')) this.requests.push(`${method} ${path}`);
  }

  #keep(stream: Duplex | Socket): void {
    this.#streams.add(stream);
    stream.on('error', () => stream.destroy());
    stream.once('close', () => this.#streams.delete(stream));
  }
}
