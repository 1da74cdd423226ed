import type { RequestListener } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { stream as streamBytes, streamSSE } from 'hono/streaming';
import { InvalidInputError } from '../actions/view.actions.js';
import { InvalidPayloadError } from '../payloads/payloads.js';
import { HttpBodies, MAX_BODY_BYTES, MAX_UPLOAD_BYTES } from '../server/http-body.js';
import { parseJson } from '../json.js';
import { LiveFeed } from '../live/live-feed.js';
import { findClosestName } from '../strings.js';
import { SlackApiError } from '../workspace/api-error.js';
import type { ControlContext } from './control-context.js';
import { ControlApiError, pointer } from './control-api-error.js';
import { ROUTE_GROUPS } from './route-groups.js';
import type { ControlRoute } from './control-route.js';
import { LiveEvents } from './server-sent-events.js';
import { createHash, timingSafeEqual } from 'node:crypto';

const ROOT = '/control/v1';

/** Node's objects for the request. */
interface ControlEnvironment {
  Bindings: HttpBindings;
}

/**
 * Creates the listener of the control API.
 * @param key the required key. Default: no key is required
 */
export function createControlListener(context: ControlContext, key: string | undefined): RequestListener {
  const { slack } = context;
  const bodies = new HttpBodies();
  const feed = new LiveFeed(context);
  const app = new Hono<ControlEnvironment>().basePath(ROOT);
  app.onError(error => sendProblem(toControlProblem(error)));
  app.notFound(({ req }) => sendProblem(new ControlApiError('not_found', createNotFoundProblem(req.method, req.path))));
  app.get('/health', c => c.json({ status: 'ok', connections: slack.connections.length }));
  app.use(async (c, next) => {
    if (key !== undefined && !hasControlKey(c.req.header('authorization'), key)) {
      throw new ControlApiError(
        'unauthorized',
        'Send the key that the emulator was started with: Authorization: Bearer KEY (of the command: --key KEY).',
      );
    }
    await next();
  });
  app.get('/openapi.json', async c => {
    const { createOpenApiDocument: openApiDocument } = await import('./openapi.js');
    return c.json(openApiDocument(new URL(ROOT, slack.apiUrl).href));
  });
  app.get('/events', c => streamTimelineEvents(c, context));
  app.get('/live', c => streamLiveUpdates(c, feed));
  for (const route of ROUTE_GROUPS.flatMap(({ routes }) => routes)) {
    app.on(route.method.toUpperCase(), route.path.replaceAll(/\{(\w+)\}/g, ':$1'), async c =>
      handleRequest(route, context, c, await readBody(bodies, c, route.takesBytes)),
    );
  }
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (request, response) => {
    listener(request, response).catch(() => response.destroy());
  };
}

/** Creates the text of a "not found" error, which lists similar routes. */
function createNotFoundProblem(method: string, path: string): string {
  const room = path.slice(ROOT.length, path.lastIndexOf('/') + 1);
  const beside = ROUTE_GROUPS.flatMap(({ routes }) => routes.map(route => route.path))
    .filter(each => room !== '/' && each.startsWith(room))
    .map(each => each.slice(room.length));
  const meant = findClosestName(path.slice(ROOT.length + room.length), beside);
  const near = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  const there = beside.length === 0 ? `See ${ROOT}/openapi.json.` : `There are: ${beside.join(', ')}.`;
  return `Nothing is at ${method} ${path}.${near} ${there}`;
}

/** Replaces Hono's body limit, which cannot recreate a request without a content length. */
async function readBody(bodies: HttpBodies, { env }: Context<ControlEnvironment>, isFile = false): Promise<Buffer> {
  const limit = isFile ? MAX_UPLOAD_BYTES : MAX_BODY_BYTES;
  try {
    return await bodies.read(env.incoming, limit);
  } catch (error) {
    if (!(error instanceof SlackApiError)) throw error;
    if (error.code !== 'request_too_large') throw new ControlApiError('not_possible', BODY_TOO_LARGE);
    const larger = isFile ? '' : ' Upload what is larger: POST /people/{person}/files, or by the Slack API.';
    throw new ControlApiError('too_large', `The body has more than ${limit / 1_048_576} MiB.${larger}`);
  }
}

const BODY_TOO_LARGE =
  'More bytes are on their way to the emulator than it takes at once. Come again when some have come in.';

async function handleRequest(
  route: ControlRoute,
  context: ControlContext,
  { req }: Context<ControlEnvironment>,
  bytes: Buffer,
): Promise<Response> {
  const body = route.takesBytes || bytes.length === 0 ? {} : parseJson(bytes.toString());
  if (body === undefined) throw new ControlApiError('invalid_request', 'The body is no JSON.');
  const result = await route.handle(context, { params: req.param(), query: req.query(), body, bytes });
  return result instanceof Response ? result : Response.json(result);
}

function streamTimelineEvents(c: Context<ControlEnvironment>, { slack }: ControlContext): Response {
  if (isHeadRequest(c)) return c.body(null, { headers: { 'content-type': 'text/event-stream' } });
  return streamSSE(c, async stream => {
    const lastId = c.req.header('last-event-id');
    const events = new LiveEvents(slack, lastId === undefined ? undefined : Number(lastId) || 0);
    stream.onAbort(() => events.end());
    for await (const event of events) await stream.writeSSE({ ...event });
  });
}

function streamLiveUpdates(c: Context<ControlEnvironment>, feed: LiveFeed): Response {
  c.header('content-type', 'application/x-ndjson');
  c.header('cache-control', 'no-store');
  if (isHeadRequest(c)) return c.body(null);
  // Marks the response as a stream, so that its first lines are not buffered.
  c.header('transfer-encoding', 'chunked');
  return streamBytes(c, async stream => {
    const reader = feed.read();
    stream.onAbort(() => reader.end());
    for await (const line of reader) await stream.write(line);
  });
}

/** Hono handles HEAD as GET and drops the body, so a stream would never end. */
function isHeadRequest({ req }: Context<ControlEnvironment>): boolean {
  return req.method === 'HEAD';
}

/** An impossible user action is an Error with a message; an error from Slack has Slack's own code. */
function toControlProblem(error: unknown): ControlApiError {
  if (error instanceof ControlApiError) return error;
  if (error instanceof InvalidInputError) {
    const faults = error.fields.map(({ blockId, fault }) => ({ at: pointer('blocks', blockId), message: fault }));
    return new ControlApiError('not_possible', error.message, faults);
  }
  if (error instanceof InvalidPayloadError) {
    const faults = error.findings.map(({ at, text }) => ({ at: `${pointer('body', 'payload')}${at}`, message: text }));
    return new ControlApiError('not_possible', error.message, faults);
  }
  const message = error instanceof Error ? error.message : String(error);
  const isExpected = error instanceof SlackApiError || (error instanceof Error && error.constructor === Error);
  return new ControlApiError(isExpected ? 'not_possible' : 'internal_error', message);
}

function sendProblem(problem: ControlApiError): Response {
  const headers = {
    'content-type': 'application/problem+json',
    ...(problem.kind === 'unauthorized' ? { 'www-authenticate': 'Bearer' } : {}),
  };
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

/** Whether an `Authorization` header contains this key. Compares in constant time. */
export function hasControlKey(authorization: string | undefined, key: string): boolean {
  const given = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(hashKey(given), hashKey(key));
}

/** Hashes give keys of any length the same length. */
function hashKey(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
