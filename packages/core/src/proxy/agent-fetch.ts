import { type Agent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Readable } from 'node:stream';
import type { FetchFunction } from '@slack/web-api';
import { request as httpsRequest } from 'node:https';

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

/** An HTTP request on its own connection, direct or through an agent. */
export interface OutgoingRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body?: Uint8Array | undefined;
  /** Undefined for a direct connection. */
  readonly agent: Agent | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * Sends a request; resolves when the response headers have arrived.
 *
 * @throws the error of Node, the system or the agent, and an AbortError when the signal aborts
 */
export function sendRequest(url: URL, { body, agent, signal, ...head }: OutgoingRequest): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    // While an agent connects, Node does not pass the abort on to the request, so listen for it here.
    const abort = (): void => reject(new DOMException('This operation was aborted', 'AbortError'));
    const removeAbortListener = (): void => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort);
    request(url, { ...head, agent: agent ?? false, ...(signal === undefined ? {} : { signal }) })
      .on('response', response => {
        removeAbortListener();
        resolve(response);
      })
      .on('error', error => {
        removeAbortListener();
        reject(error);
      })
      .end(body);
  });
}
