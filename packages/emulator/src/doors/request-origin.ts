import type { IncomingMessage } from 'node:http';

const BASE = 'http://127.0.0.1';

/** Whether a request speaks to this machine: a web page that resolves its own name to loopback does not. */
export function isLocalHost(request: IncomingMessage): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? '');
}

/** What a request asks for. What is no URL asks for the root, where there is nothing. */
export function urlOf({ url = '/' }: IncomingMessage): URL {
  return URL.canParse(url, BASE) ? new URL(url, BASE) : new URL(BASE);
}
