import type { Agent } from 'node:http';
import { Readable } from 'node:stream';
import type { FetchFunction } from '@slack/web-api';
import { sendRequest } from './send-request.js';

/** What a request is made of, as far as `@slack/web-api` makes some. */
export type FetchInit = NonNullable<Parameters<FetchFunction>[1]>;

/** Fetches as `fetch` does. */
export type Fetch = (url: string | URL, init?: FetchInit) => Promise<Response>;

/** Statuses whose answers have no body; a `Response` refuses to be given one. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * What `fetch` does, on a connection that an agent makes; Node's own takes no agent. Redirects are not followed: Slack
 * sends none.
 */
export async function agentFetch(url: URL, init: FetchInit | undefined, agent: Agent | undefined): Promise<Response> {
  // Writes a form with its boundary, and the headers that belong to the body.
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
  if (BODILESS.has(statusCode)) response.resume();
  const answer = new Response(BODILESS.has(statusCode) ? null : Readable.toWeb(response), {
    status: statusCode,
    statusText: statusMessage,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((each): [string, string] => [name, each]),
    ),
  });
  // A response that was made by hand has no URL.
  return Object.defineProperty(answer, 'url', { value: url.href });
}
