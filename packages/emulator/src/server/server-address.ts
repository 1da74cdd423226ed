import { isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { SlackApiError } from '../workspace/api-error.js';

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);
const EVERY_INTERFACE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** Where the emulator listens, and by which name it is reached. */
export interface Address {
  /** The address or name of the interface: `127.0.0.1`, `0.0.0.0` for all of them, … */
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  /** The root that apps are told, when it is another than that of host and port. */
  readonly publicUrl: string | undefined;
}

/** Whether only this machine can reach what listens there. */
export function isLoopback(host: string): boolean {
  return LOOPBACK_NAMES.has(host) || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** The root that apps are told: `http://127.0.0.1:PORT`. */
export function getOrigin({ host, publicUrl }: Address, port: number): string {
  if (publicUrl !== undefined) return new URL(publicUrl).origin;
  const name = EVERY_INTERFACE.has(host) ? '127.0.0.1' : host;
  return `http://${isIP(name) === 6 ? `[${name}]` : name}:${port}`;
}

/**
 * Whether a request may name this host. A web page that has its own name resolve to this machine names that; it can't
 * name an address, so any address will do where other machines may come in.
 */
export function isHostnameOf({ host, publicUrl }: Address, named: string): boolean {
  const name = named.replace(/^\[|\]$/g, '').toLowerCase();
  if (isLoopback(name) || name === host.toLowerCase()) return true;
  if (publicUrl !== undefined && name === new URL(publicUrl).hostname.toLowerCase()) return true;
  return !isLoopback(host) && isIP(name) !== 0;
}

const BASE = 'http://127.0.0.1';
const INVALID_URL = '/-';

/** What a request asks for. What is no URL asks for a place where there is nothing. */
export function parseRequestUrl({ url = '/' }: IncomingMessage): URL {
  return URL.canParse(url, BASE) ? new URL(url, BASE) : new URL(INVALID_URL, BASE);
}

/** A host and perhaps a port, as the `Host` header has them. */
const HOST_HEADER = /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i;

/** What clients that are no browsers, slack-go for one, name as the origin of their WebSockets. */
const SLACK_ORIGIN = 'https://api.slack.com';

/**
 * Decides who may come in at all: no web page, whichever way it tries. Its requests name a host of its own where it has
 * that resolve to this machine, and tell their origin, or that they cross sites, where it names this one.
 */
export class RequestAdmission {
  constructor(private readonly address: Address) {}

  /** @throws SlackRefusal `forbidden_host` or `forbidden_origin` */
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

/** Whom a request is for: its `Host`, and that of its target where it is a whole URL, as for a proxy. */
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
