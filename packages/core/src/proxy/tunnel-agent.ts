import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { ProxyError } from './proxy-error.js';
import { getHostname, isSecure, type ProxyUrl } from './proxy-url.js';

type ConnectOptions = Parameters<HttpsProxyAgent<string>['connect']>[1];

/**
 * Tunnels one connection through a proxy with CONNECT. The base class receives the proxy's URL without credentials,
 * because it prints the URL in debug output.
 */
export class TunnelAgent extends HttpsProxyAgent<string> {
  readonly #proxy: ProxyUrl;
  readonly #isSecure: boolean;
  readonly #host: string;

  /** @param signal ends the connection to the proxy before CONNECT is answered, when nothing else can */
  constructor(proxy: ProxyUrl, target: URL, signal: AbortSignal) {
    super(proxy.endpoint, { signal, headers: () => proxy.revealHeaders() });
    this.#proxy = proxy;
    this.#isSecure = isSecure(target);
    this.#host = getHostname(target);
  }

  /**
   * The base class reads this from the call stack, which is wrong when stack traces are limited. The target is known
   * here.
   */
  override isSecureEndpoint(): boolean {
    // The constructor of the base class calls this before the fields exist.
    return #isSecure in this && this.#isSecure;
  }

  override async connect(request: ClientRequest, options: ConnectOptions): Promise<Socket> {
    let status = 200;
    this.once('proxyConnect', (answer: { readonly statusCode: number }) => (status = answer.statusCode));
    // Without this, Node checks the certificate of an IP address against `localhost`.
    const connectOptions = {
      ...options,
      checkServerIdentity: (_name: string, certificate: PeerCertificate) =>
        checkServerIdentity(this.#host, certificate),
    };
    const socket = await super.connect(request, connectOptions).catch((error: unknown) => {
      throw ProxyError.unreachable(this.#proxy, error);
    });
    if (status === 200) return socket;
    // The base class would return the proxy's error response as if it came from the target.
    socket.destroy();
    throw ProxyError.refused(this.#proxy, `${options.host}:${options.port}`, status);
  }
}
