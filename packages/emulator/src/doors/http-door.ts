import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SlackRefusal } from '../workspace/refusal.js';
import type { WebApi } from '../web-api/web-api.js';
import { refusalResponse, type ApiResponse } from '../web-api/web-api.js';
import { parseFields, readBody } from './http-body.js';
import type { ResponseUrlDoor } from './response-url-door.js';

/** What the HTTP server leads to. */
export interface HttpRooms {
  readonly webApi: WebApi;
  readonly responseUrls: ResponseUrlDoor;
}

/** Makes the HTTP server: `/api/<method>` and the response URLs. */
export function createHttpDoor(rooms: HttpRooms): Server {
  return createServer((request, response) => {
    answer(rooms, request).then(
      result => write(response, result),
      // The caller hung up in the middle of its request: there is nobody to answer.
      () => response.destroy(),
    );
  });
}

/** Whether a request speaks to this machine: a web page that resolves its own name to loopback does not. */
export function isLocalHost(request: IncomingMessage): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? '');
}

async function answer(rooms: HttpRooms, request: IncomingMessage): Promise<ApiResponse> {
  try {
    if (!isLocalHost(request)) throw new SlackRefusal('forbidden_host', { status: 403 });
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const body = await readBody(request);
    const [, room = '', ...rest] = url.pathname.split('/');
    const name = rest.join('/');
    if (room === 'api') return callApi(rooms.webApi, request, url, name, body);
    if (room === 'responses' && request.method === 'POST') {
      return rooms.responseUrls.handle(name, parseFields(request.headers['content-type'], body));
    }
    throw new SlackRefusal('not_found', { status: 404 });
  } catch (error) {
    if (error instanceof SlackRefusal) return refusalResponse(error);
    throw error;
  }
}

function callApi(webApi: WebApi, request: IncomingMessage, url: URL, method: string, body: string): ApiResponse {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const fields = parseFields(request.headers['content-type'], body);
  const args = { ...Object.fromEntries(url.searchParams), ...fields };
  return webApi.handle({ method, httpMethod: request.method ?? 'GET', bearer, args });
}

function write(response: ServerResponse, { status, retryAfterSeconds, body }: ApiResponse): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds));
  // A body left unread would be taken for the next request on this connection.
  if (status === 413) response.setHeader('connection', 'close');
  response.end(JSON.stringify(body));
}
