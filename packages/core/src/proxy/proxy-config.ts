import type { Agent } from 'node:http';
import type { Fetch, FetchInit } from './agent-fetch.js';
import type { ProxyExceptions } from './proxy-exceptions.js';
import type { ProxyUrl } from './proxy-url.js';
import { isSecure } from './request-target.js';

/** Which proxy there is. */
export type ProxySetting =
  | { readonly kind: 'none' }
  /** One for everything. */
  | { readonly kind: 'proxy'; readonly proxy: ProxyUrl }
  /** An agent of the author's, for everything. */
  | { readonly kind: 'agent'; readonly agent: Agent }
  /** Those that the environment names: one for https: and wss:, one for http: and ws:. */
  | {
      readonly kind: 'environment';
      readonly secure: ProxyUrl | null;
      readonly plain: ProxyUrl | null;
      readonly exceptions: ProxyExceptions;
    };

/** How requests and sockets leave the process: straight, or through a proxy. */
export class ProxyConfig {
  /** No proxy. */
  static readonly direct = new ProxyConfig({ kind: 'none' });

  constructor(private readonly setting: ProxySetting) {}

  /**
   * The agent for one connection; undefined where it goes straight.
   *
   * @param signal ends the agent's attempt to connect, which may outlive the request that it was for
   */
  async createAgent(url: URL, signal: AbortSignal): Promise<Agent | undefined> {
    if (this.setting.kind === 'agent') return this.setting.agent;
    const proxy = this.#proxyFor(url);
    if (proxy === null) return undefined;
    // Loaded only where there is a proxy: most apps have none.
    const { TunnelAgent } = await import('./tunnel-agent.js');
    return new TunnelAgent(proxy, url, signal);
  }

  /** Host and port of the proxy that a connection goes through; null without one, and when an agent knows it alone. */
  addressFor(url: URL): string | null {
    return this.#proxyFor(url)?.address ?? null;
  }

  /** `fetch` by this way; undefined when all of it goes straight, as `fetch` itself does. */
  get fetch(): Fetch | undefined {
    return this.setting.kind === 'none' ? undefined : (url, init) => this.#fetch(new URL(url), init);
  }

  async #fetch(url: URL, init?: FetchInit): Promise<Response> {
    if (this.setting.kind !== 'agent' && this.#proxyFor(url) === null) return fetch(url, init);
    const { agentFetch } = await import('./agent-fetch.js');
    return agentFetch(url, init, await this.createAgent(url, init?.signal ?? new AbortController().signal));
  }

  #proxyFor(url: URL): ProxyUrl | null {
    switch (this.setting.kind) {
      case 'proxy':
        return this.setting.proxy;
      case 'environment': {
        const { secure, plain, exceptions } = this.setting;
        const proxy = isSecure(url) ? secure : plain;
        return proxy === null || exceptions.include(url) ? null : proxy;
      }
      case 'none':
      case 'agent':
      default:
        return null;
    }
  }
}
