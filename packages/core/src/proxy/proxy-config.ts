import type { Agent } from 'node:http';
import type { Fetch, FetchInit } from './agent-fetch.js';
import type { ProxyExceptions } from './proxy-exceptions.js';
import type { ProxyUrl } from './proxy-url.js';
import { isSecure } from './request-target.js';

/** Where the proxy comes from. */
export type ProxySetting =
  | { readonly kind: 'none' }
  /** One proxy for everything. */
  | { readonly kind: 'proxy'; readonly proxy: ProxyUrl }
  /** The user's own agent, for everything. */
  | { readonly kind: 'agent'; readonly agent: Agent }
  /** The proxies in the environment: one for https: and wss:, one for http: and ws:. */
  | {
      readonly kind: 'environment';
      readonly secure: ProxyUrl | null;
      readonly plain: ProxyUrl | null;
      readonly exceptions: ProxyExceptions;
    };

/** How requests and sockets leave the process: directly or through a proxy. */
export class ProxyConfig {
  static readonly direct = new ProxyConfig({ kind: 'none' });

  constructor(private readonly setting: ProxySetting) {}

  /**
   * Creates the agent for one connection; undefined for a direct connection.
   *
   * @param signal ends the agent's attempt to connect, which may outlive its request
   */
  async createAgent(url: URL, signal: AbortSignal): Promise<Agent | undefined> {
    if (this.setting.kind === 'agent') return this.setting.agent;
    const proxy = this.#findProxy(url);
    if (proxy === null) return undefined;
    // Loaded only when needed: most apps use no proxy.
    const { TunnelAgent } = await import('./tunnel-agent.js');
    return new TunnelAgent(proxy, url, signal);
  }

  /** Host and port of the proxy for a URL; null without a proxy or with the user's own agent. */
  addressFor(url: URL): string | null {
    return this.#findProxy(url)?.address ?? null;
  }

  /** A `fetch` that uses the proxy; undefined when no proxy is configured. */
  get fetch(): Fetch | undefined {
    return this.setting.kind === 'none' ? undefined : (url, init) => this.#fetch(new URL(url), init);
  }

  async #fetch(url: URL, init?: FetchInit): Promise<Response> {
    if (this.setting.kind !== 'agent' && this.#findProxy(url) === null) return fetch(url, init);
    const { agentFetch } = await import('./agent-fetch.js');
    return agentFetch(url, init, await this.createAgent(url, init?.signal ?? new AbortController().signal));
  }

  #findProxy(url: URL): ProxyUrl | null {
    switch (this.setting.kind) {
      case 'proxy':
        return this.setting.proxy;
      case 'environment': {
        const { secure, plain, exceptions } = this.setting;
        const proxy = isSecure(url) ? secure : plain;
        return proxy === null || exceptions.includes(url) ? null : proxy;
      }
      case 'none':
      case 'agent':
      default:
        return null;
    }
  }
}
