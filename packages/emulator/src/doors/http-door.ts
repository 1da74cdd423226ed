import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SlackRefusal } from '../workspace/refusal.js';
import { refusalResponse, type ApiResponse, type WebApi } from '../web-api/web-api.js';
import { parseFields, readBody } from './http-body.js';
import { isLocalHost, urlOf } from './request-origin.js';
import type { FilesDoor } from './files-door.js';
import type { ResponseUrlDoor } from './response-url-door.js';

const GATEWAY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

/** What the HTTP server leads to. */
export interface HttpRooms {
  readonly webApi: WebApi;
  readonly responseUrls: ResponseUrlDoor;
  readonly files: FilesDoor;
}

/** Makes the HTTP server: `/api/<method>`, the response URLs, and files. */
export function createHttpDoor(rooms: HttpRooms): Server {
  return createServer((request, response) => {
    answer(rooms, request).then(
      result => write(response, result),
      (error: unknown) => write(response, failure(error)),
    );
  });
}

async function answer(rooms: HttpRooms, request: IncomingMessage): Promise<ApiResponse> {
  try {
    if (!isLocalHost(request)) throw new SlackRefusal('forbidden_host', { status: 403 });
    const url = urlOf(request);
    const bytes = await readBody(request);
    const body = bytes.toString('utf8');
    const [, room = '', ...rest] = url.pathname.split('/');
    const name = rest.join('/');
    if (room === 'api') return callApi(rooms.webApi, request, url, name, body);
    if (room === 'responses' && request.method === 'POST') {
      return rooms.responseUrls.handle(name, parseFields(request.headers['content-type'], body));
    }
    if (room === 'uploads' && request.method === 'POST') {
      return await rooms.files.upload(name, request.headers['content-type'], bytes);
    }
    if (room === 'files' && request.method === 'GET') return rooms.files.download(name, request);
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

/** A fault of the emulator itself, or a caller that hung up: writing to the latter does nothing. */
function failure(error: unknown): ApiResponse {
  const message = error instanceof Error ? error.message : 'unknown';
  return { status: 500, body: { ok: false, error: 'internal_error', response_metadata: { messages: [message] } } };
}

function write(response: ServerResponse, { status, retryAfter, instead, body, content }: ApiResponse): void {
  if (instead === 'hang') return;
  if (instead === 'reset') return void response.socket?.resetAndDestroy();
  if (content) return void response.writeHead(status, { 'content-type': content.type }).end(content.bytes);
  const isPage = instead === 'html';
  response.statusCode = status;
  response.setHeader('content-type', isPage ? 'text/html' : 'application/json; charset=utf-8');
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  const text = isPage ? GATEWAY_PAGE : JSON.stringify(body);
  response.end(instead === 'broken_json' ? text.slice(0, -1) : text);
}
