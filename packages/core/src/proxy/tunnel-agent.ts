import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { ProxyError } from './proxy-error.js';
import type { ProxyUrl } from './proxy-url.js';
import { getHostname, isSecure } from './request-target.js';

type ConnectOptions = Parameters<HttpsProxyAgent<string>['connect']>[1];

/**
 * Tunnels one connection through a proxy, by CONNECT. Loaded only when a proxy is at work. It is given the proxy's URL
 * without credentials, since it prints that when it is debugged.
 */
export class TunnelAgent extends HttpsProxyAgent<string> {
  readonly #proxy: ProxyUrl;
  readonly #isSecure: boolean;
  readonly #host: string;

  /** @param signal ends the connection to the proxy while nothing else can: before CONNECT is answered */
  constructor(proxy: ProxyUrl, target: URL, signal: AbortSignal) {
    super(proxy.endpoint, { signal, headers: () => proxy.revealHeaders() });
    this.#proxy = proxy;
    this.#isSecure = isSecure(target);
    this.#host = getHostname(target);
  }

  /** Known from the target; by default it is read out of the call stack, and wrong where stacks are cut short. */
  override isSecureEndpoint(): boolean {
    // Asked by the constructor of the base as well, when there are no fields yet.
    return #isSecure in this && this.#isSecure;
  }

  override async connect(request: ClientRequest, options: ConnectOptions): Promise<Socket> {
    let status = 200;
    this.once('proxyConnect', (answer: { readonly statusCode: number }) => (status = answer.statusCode));
    // By default a certificate for an address, which goes by no name, is taken for one of localhost.
    const identified = {
      ...options,
      checkServerIdentity: (_name: string, certificate: PeerCertificate) =>
        checkServerIdentity(this.#host, certificate),
    };
    const socket = await super.connect(request, identified).catch((error: unknown) => {
      throw ProxyError.unreachable(this.#proxy, error);
    });
    if (status === 200) return socket;
    // By default the proxy's answer is passed off as the target's.
    socket.destroy();
    throw ProxyError.refused(this.#proxy, `${options.host}:${options.port}`, status);
  }
}
