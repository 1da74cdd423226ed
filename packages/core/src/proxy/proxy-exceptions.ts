import { BlockList, isIP } from 'node:net';
import { getHostname, getPort } from './request-target.js';

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
