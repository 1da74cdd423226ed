import type { IncomingMessage } from 'node:http';
import { SlackRefusal } from '../workspace/refusal.js';
import { isNameOf, type Address } from './address.js';

/** A host and perhaps a port, as the `Host` header has them. */
const HOST = /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i;

/** What clients that are no browsers, slack-go for one, name as the origin of their WebSockets. */
const SLACK_ORIGIN = 'https://api.slack.com';

/**
 * Decides who may come in at all: no web page, whichever way it tries. Its requests name a host of its own where it has
 * that resolve to this machine, and tell their origin, or that they cross sites, where it names this one.
 */
export class Admission {
  constructor(private readonly address: Address) {}

  /** @throws SlackRefusal `forbidden_host` or `forbidden_origin` */
  check(request: IncomingMessage): void {
    const { headers } = request;
    for (const host of hostsOf(request)) {
      const named = HOST.exec(host)?.[1];
      if (named !== undefined && isNameOf(this.address, named)) continue;
      throw refusal('forbidden_host', `The Host "${host}" is none of this emulator's (see publicUrl).`);
    }
    const { origin, upgrade } = headers;
    const isClient = upgrade !== undefined && origin === SLACK_ORIGIN;
    if (origin !== undefined && !isClient && !isOwn(origin, headers.host)) {
      throw refusal('forbidden_origin', `Web pages of "${origin}" may not use this emulator.`);
    }
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      throw refusal('forbidden_origin', 'Web pages of other sites may not use this emulator.');
    }
  }
}

/** Whom a request is for: its `Host`, and that of its target where it is a whole URL, as for a proxy. */
function hostsOf({ headers: { host = '' }, url = '' }: IncomingMessage): readonly string[] {
  const target = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1];
  return target === undefined ? [host] : [host, target];
}

function isOwn(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

function refusal(code: string, message: string): SlackRefusal {
  return new SlackRefusal(code, { status: 403, messages: [message] });
}
