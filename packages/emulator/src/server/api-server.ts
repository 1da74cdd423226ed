import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { SlackApiError } from '../workspace/api-error.js';
import type { ApiResponse } from '../web-api/api-exchange.js';
import { toErrorResponse, type WebApi } from '../web-api/web-api.js';
import { type RequestAdmission, parseRequestUrl } from './server-address.js';
import { HttpBodies, MAX_BODY_BYTES, MAX_UPLOAD_BYTES, readApiRequest, readFields } from './http-body.js';
import type { FilesEndpoint, ResponseUrlEndpoint } from './http-endpoints.js';
import type { Socket } from 'node:net';

const GATEWAY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';
/** The maximum number of requests that are arriving or unanswered. */
const MAX_IN_FLIGHT = 1000;

/** The request handlers and limits of the HTTP server. */
export interface ApiServerParts {
  readonly webApi: Pick<WebApi, 'handle'>;
  readonly responseUrls: Pick<ResponseUrlEndpoint, 'handle'>;
  readonly files: FilesEndpoint;
  /** The current delay of Web API responses. */
  readonly apiDelayMs: () => number;
  readonly admission: RequestAdmission;
  /** How long a request may take to arrive. */
  readonly requestTimeoutMs: number;
}

/** Serves `/api/<method>`, response URLs, files and the mounted listeners. */
export class ApiServer {
  readonly server: Server;
  readonly #bodies = new HttpBodies();
  readonly #mounted = new Map<string, RequestListener>();
  readonly #turnstile = new RequestLimiter();

  constructor(private readonly parts: ApiServerParts) {
    const { requestTimeoutMs } = parts;
    const timeouts = {
      requestTimeout: requestTimeoutMs,
      headersTimeout: Math.min(requestTimeoutMs, 10_000),
      connectionsCheckingInterval: Math.min(requestTimeoutMs, 1000),
    };
    this.server = createServer(timeouts, (request, response) => this.#receive(request, response));
  }

  /** Passes every admitted request whose path begins with `/room/` to `listener`. */
  mount(room: string, listener: RequestListener): void {
    this.#mounted.set(room, listener);
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    this.#turnstile.enter(request, response);
    try {
      this.parts.admission.check(request);
      if (this.#turnstile.count > MAX_IN_FLIGHT) throw createTooManyRequestsResponse();
    } catch (error) {
      return writeHttpResponse(response, createFailureResponse(error));
    }
    const url = parseRequestUrl(request);
    const mounted = this.#mounted.get(url.pathname.split('/')[1] ?? '');
    if (mounted) return mounted(request, response);
    this.#answer(request, url).then(
      result => writeHttpResponse(response, result),
      (error: unknown) => writeHttpResponse(response, createFailureResponse(error)),
    );
  }

  async #answer(request: IncomingMessage, url: URL): Promise<ApiResponse> {
    const [, room = '', ...rest] = url.pathname.split('/');
    const name = rest.join('/');
    const bytes = await this.#bodies.read(request, room === 'uploads' ? MAX_UPLOAD_BYTES : MAX_BODY_BYTES);
    if (room === 'api') {
      const answer = this.parts.webApi.handle(await readApiRequest(request, url, name, bytes));
      const delayMs = this.parts.apiDelayMs();
      // The timer does not keep the process alive, for example after the client has disconnected.
      if (delayMs > 0) await pause(delayMs, undefined, { ref: false });
      return answer;
    }
    if (room === 'responses' && request.method === 'POST') {
      const fields = await readFields(request.headers['content-type'], bytes);
      return this.parts.responseUrls.handle(name, fields);
    }
    if (room === 'uploads' && request.method === 'POST') {
      return this.parts.files.upload(name, request.headers['content-type'], bytes);
    }
    if (room === 'files' && request.method === 'GET') return this.parts.files.download(name, request);
    throw new SlackApiError('not_found', { status: 404 });
  }
}

function createTooManyRequestsResponse(): SlackApiError {
  const messages = [`More than ${MAX_IN_FLIGHT} requests are unanswered. Answer some, or hang up, and come again.`];
  return new SlackApiError('service_unavailable', { status: 503, retryAfter: '1', messages });
}

/**
 * Converts a `SlackApiError`, an error of the emulator or an aborted request. Writing to an aborted request has no
 * effect.
 */
function createFailureResponse(error: unknown): ApiResponse {
  if (error instanceof SlackApiError) return toErrorResponse(error);
  const message = error instanceof Error ? error.message : 'unknown';
  return { status: 500, body: { ok: false, error: 'internal_error', response_metadata: { messages: [message] } } };
}

function writeHttpResponse(response: ServerResponse, result: ApiResponse): void {
  const { status, headers = {}, retryAfter, instead, body, content, text: ready } = result;
  if (instead === 'hang') return;
  if (instead === 'reset') return void response.socket?.resetAndDestroy();
  if (content) return void response.writeHead(status, { 'content-type': content.type }).end(content.bytes);
  const isPage = instead === 'html';
  response.statusCode = status;
  response.setHeader('content-type', isPage ? 'text/html' : 'application/json; charset=utf-8');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  const text = isPage ? GATEWAY_PAGE : (ready ?? JSON.stringify(body));
  response.end(instead === 'broken_json' ? text.slice(0, -1) : text);
}

/** Counts the arriving and unanswered requests, including pipelined requests on one connection. */
export class RequestLimiter {
  readonly #unanswered = new Map<Socket, Set<ServerResponse>>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  enter({ socket }: IncomingMessage, response: ServerResponse): void {
    const unanswered = this.#unanswered.get(socket) ?? this.#welcome(socket);
    unanswered.add(response);
    this.#count += 1;
    // A pipelined response emits no `close` event when its connection closes first. `#welcome` handles that case.
    response.once('close', () => {
      if (unanswered.delete(response)) this.#count -= 1;
    });
  }

  #welcome(socket: Socket): Set<ServerResponse> {
    const unanswered = new Set<ServerResponse>();
    this.#unanswered.set(socket, unanswered);
    socket.once('close', () => {
      this.#count -= unanswered.size;
      unanswered.clear();
      this.#unanswered.delete(socket);
    });
    return unanswered;
  }
}
