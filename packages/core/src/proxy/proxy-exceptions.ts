import { BlockList, isIP } from 'node:net';
import { getHostname, getPort } from './request-target.js';

/**
 * What the variable NO_PROXY lists, read as curl reads it: hosts between commas or white space, each with all that is
 * below it (`corp.example`, the same with a dot or `*.` before it), addresses and ranges of them (`10.0.0.0/8`), `*` for
 * everything; a port behind a name limits it to that one. Nothing is an exception by itself, `localhost` neither.
 *
 * Read here since `proxy-from-env`, which most clients use, keeps neither what is below a name without a dot before it
 * (`slack.com` would leave the sockets' `wss-primary.slack.com` to the proxy) nor ranges, and has no proxy for `wss:`
 * in HTTPS_PROXY.
 */
export class ProxyExceptions {
  readonly #matchers: readonly ((host: string, port: string) => boolean)[];

  constructor(list: string) {
    this.#matchers = list
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(entry => entry !== '')
      .map(matcherOf);
  }

  /** Whether a URL is reached without a proxy. */
  include(url: URL): boolean {
    const host = getHostname(url);
    const port = getPort(url);
    return this.#matchers.some(matches => matches(host, port));
  }
}

function matcherOf(entry: string): (host: string, port: string) => boolean {
  if (entry === '*') return () => true;
  const range = /^\[?([\da-f.:]+)\]?\/(\d{1,3})$/.exec(entry);
  if (range !== null) return inRange(range[1] ?? '', Number(range[2]));
  // An IPv6 address has colons of its own, so its port stands behind brackets.
  const [, bracketed, plain, port] = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(entry) ?? [null, null, entry, undefined];
  const name = (bracketed ?? plain ?? '').replace(/^\*?\./, '').replace(/\.$/, '');
  return (host, itsPort) =>
    (port === undefined || port === itsPort) && (host === name || (isIP(host) === 0 && host.endsWith(`.${name}`)));
}

function inRange(network: string, prefix: number): (host: string) => boolean {
  const version = isIP(network);
  if (version === 0 || prefix > (version === 4 ? 32 : 128)) return () => false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const range = new BlockList();
  range.addSubnet(network, prefix, family);
  return host => isIP(host) === version && range.check(host, family);
}
