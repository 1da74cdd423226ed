import type { Agent } from 'node:http';
import { Readable } from 'node:stream';
import type { FetchFunction } from '@slack/web-api';
import { sendRequest } from './send-request.js';

/** The parts of a request that `@slack/web-api` uses. */
export type FetchInit = NonNullable<Parameters<FetchFunction>[1]>;

/** The signature of `fetch`, as far as it is used. */
export type Fetch = (url: string | URL, init?: FetchInit) => Promise<Response>;

/** Statuses whose responses have no body; the `Response` constructor rejects one. */
const STATUSES_WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Does what `fetch` does, but over a connection created by an agent; Node's own `fetch` accepts no agent. Does not
 * follow redirects: Slack sends none.
 */
export async function agentFetch(url: URL, init: FetchInit | undefined, agent: Agent | undefined): Promise<Response> {
  // Request encodes a form with its boundary, and sets the headers of the body.
  const request = new Request(url, init);
  const body = new Uint8Array(await request.arrayBuffer());
  const response = await sendRequest(url, {
    method: request.method,
    headers: { ...Object.fromEntries(request.headers), 'content-length': body.byteLength },
    body,
    agent,
    signal: init?.signal,
  });
  const { statusCode = 500, statusMessage = '', headers } = response;
  if (STATUSES_WITHOUT_BODY.has(statusCode)) response.resume();
  const fetchResponse = new Response(STATUSES_WITHOUT_BODY.has(statusCode) ? null : Readable.toWeb(response), {
    status: statusCode,
    statusText: statusMessage,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((headerValue): [string, string] => [name, headerValue]),
    ),
  });
  // A Response created with its constructor has an empty URL.
  return Object.defineProperty(fetchResponse, 'url', { value: url.href });
}
