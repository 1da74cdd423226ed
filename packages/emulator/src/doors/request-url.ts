import type { IncomingMessage } from 'node:http';

const BASE = 'http://127.0.0.1';
const NOWHERE = '/-';

/** What a request asks for. What is no URL asks for a place where there is nothing. */
export function urlOf({ url = '/' }: IncomingMessage): URL {
  return URL.canParse(url, BASE) ? new URL(url, BASE) : new URL(NOWHERE, BASE);
}
