import { isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { SlackApiError } from '../workspace/api-error.js';

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);
const EVERY_INTERFACE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** Where the emulator listens, and the URL under which apps reach it. */
export interface Address {
  /** The address or name of the interface, such as `127.0.0.1`, or `0.0.0.0` for all interfaces. */
  readonly host: string;
  /** 0 selects a free port. */
  readonly port: number;
  /** The root URL for apps, if it differs from host and port. */
  readonly publicUrl: string | undefined;
}

/** Whether only this machine can connect to the host. */
export function isLoopback(host: string): boolean {
  return LOOPBACK_NAMES.has(host) || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Returns the root URL for apps: `http://127.0.0.1:PORT`. */
export function getOrigin({ host, publicUrl }: Address, port: number): string {
  if (publicUrl !== undefined) return new URL(publicUrl).origin;
  const name = EVERY_INTERFACE.has(host) ? '127.0.0.1' : host;
  return `http://${isIP(name) === 6 ? `[${name}]` : name}:${port}`;
}

/**
 * Whether a request may name this host. DNS rebinding makes a web page's own name resolve to this machine, so unknown
 * names are rejected. Any IP address is accepted if other machines may connect, because rebinding needs a name.
 */
export function isHostnameOf({ host, publicUrl }: Address, named: string): boolean {
  const name = named.replace(/^\[|\]$/g, '').toLowerCase();
  if (isLoopback(name) || name === host.toLowerCase()) return true;
  if (publicUrl !== undefined && name === new URL(publicUrl).hostname.toLowerCase()) return true;
  return !isLoopback(host) && isIP(name) !== 0;
}

const BASE = 'http://127.0.0.1';
const INVALID_URL = '/-';

/** Parses the URL of a request. An invalid URL becomes a path that does not exist. */
export function parseRequestUrl({ url = '/' }: IncomingMessage): URL {
  return URL.canParse(url, BASE) ? new URL(url, BASE) : new URL(INVALID_URL, BASE);
}

/** Matches a `Host` header: a host and an optional port. */
const HOST_HEADER = /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i;

/** The `Origin` of WebSocket clients outside a browser, such as slack-go. */
const SLACK_ORIGIN = 'https://api.slack.com';

/**
 * Rejects requests of other web pages. A page that uses DNS rebinding sends its own host name. A page that requests
 * this address directly sends its `Origin`, or a `Sec-Fetch-Site` header for a cross-site request.
 */
export class RequestAdmission {
  constructor(private readonly address: Address) {}

  /** @throws SlackApiError `forbidden_host` or `forbidden_origin` */
  check(request: IncomingMessage): void {
    const { headers } = request;
    for (const host of listOwnHosts(request)) {
      const named = HOST_HEADER.exec(host)?.[1];
      if (named !== undefined && isHostnameOf(this.address, named)) continue;
      throw explainRejection('forbidden_host', `The Host "${host}" is none of this emulator's (see publicUrl).`);
    }
    const { origin, upgrade } = headers;
    const isClient = upgrade !== undefined && origin === SLACK_ORIGIN;
    if (origin !== undefined && !isClient && !isOwnHost(origin, headers.host)) {
      throw explainRejection('forbidden_origin', `Web pages of "${origin}" may not use this emulator.`);
    }
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      throw explainRejection('forbidden_origin', 'Web pages of other sites may not use this emulator.');
    }
  }
}

/** Lists the `Host` header and, for an absolute request target as sent to a proxy, the host of the target. */
function listOwnHosts({ headers: { host = '' }, url = '' }: IncomingMessage): readonly string[] {
  const target = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1];
  return target === undefined ? [host] : [host, target];
}

function isOwnHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

function explainRejection(code: string, message: string): SlackApiError {
  return new SlackApiError(code, { status: 403, messages: [message] });
}
