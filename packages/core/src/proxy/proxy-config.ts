import type { Agent } from 'node:http';
import type { Fetch, FetchInit } from './agent-fetch.js';
import { getHostname, getPort, isSecure, type ProxyUrl } from './proxy-url.js';
import { BlockList, isIP } from 'node:net';

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

/**
 * The hosts in NO_PROXY, parsed as curl parses them: hosts separated by commas or white space, each including its
 * subdomains (`corp.example`, also with a leading dot or `*.`), addresses and address ranges (`10.0.0.0/8`), and `*`
 * for everything; a port after a name limits the entry to that port. Nothing is an exception by default, not even
 * `localhost`.
 *
 * The package `proxy-from-env`, which most clients use, does not include the subdomains of a name without a leading
 * dot (with `slack.com` the sockets' host `wss-primary.slack.com` would still use the proxy), ignores ranges, and
 * does not apply HTTPS_PROXY to `wss:`.
 */
export class ProxyExceptions {
  readonly #matchers: readonly ((host: string, port: string) => boolean)[];

  constructor(list: string) {
    this.#matchers = list
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(entry => entry !== '')
      .map(createMatcher);
  }

  /** Whether a URL is reached without a proxy. */
  includes(url: URL): boolean {
    const host = getHostname(url);
    const port = getPort(url);
    return this.#matchers.some(matches => matches(host, port));
  }
}

function createMatcher(entry: string): (host: string, port: string) => boolean {
  if (entry === '*') return () => true;
  const range = /^\[?([\da-f.:]+)\]?\/(\d{1,3})$/.exec(entry);
  if (range !== null) return createRangeMatcher(range[1] ?? '', Number(range[2]));
  // An IPv6 address contains colons, so its port follows brackets.
  const [, bracketed, plain, port] = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(entry) ?? [null, null, entry, undefined];
  const name = (bracketed ?? plain ?? '').replace(/^\*?\./, '').replace(/\.$/, '');
  return (host, targetPort) =>
    (port === undefined || port === targetPort) && (host === name || (isIP(host) === 0 && host.endsWith(`.${name}`)));
}

function createRangeMatcher(network: string, prefix: number): (host: string) => boolean {
  const version = isIP(network);
  if (version === 0 || prefix > (version === 4 ? 32 : 128)) return () => false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const range = new BlockList();
  range.addSubnet(network, prefix, family);
  return host => isIP(host) === version && range.check(host, family);
}
