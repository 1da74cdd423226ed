import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { z } from 'zod';
import { problemSchema } from './control-api-error.js';
import type { ControlRoute } from './control-route.js';
import { ROUTE_GROUPS } from './route-groups.js';

const ABOUT = `Drives a local Slack: acts as its people, looks at what apps did, waits for it and injects faults.
What can't be done is answered by problem details (RFC 9457), whose \`kind\` a program decides by.`;

const problem = {
  description: 'Why it was not done.',
  content: { 'application/problem+json': { schema: problemSchema } },
};

const healthSchema = z
  .object({
    status: z.literal('ok'),
    connections: z.number().int().describe('How many Socket Mode connections are open.'),
  })
  .meta({ id: 'Health' });

/**
 * Creates the OpenAPI 3.1 document of the control API.
 * @param root its URL
 */
export function createOpenApiDocument(root: string): object {
  return createDocument(
    {
      openapi: '3.1.1',
      info: { title: 'Control API of the local Slack', version: '1', description: ABOUT },
      servers: [{ url: root }],
      tags: [{ name: 'meta' }, ...ROUTE_GROUPS.map(({ tag, description }) => ({ name: tag, description }))],
      security: [{}, { key: [] }],
      paths: { ...META, ...paths() },
      components: {
        securitySchemes: {
          key: {
            type: 'http',
            scheme: 'bearer',
            description: 'The key of the control API, needed where other machines reach the emulator or one was set.',
          },
        },
      },
    },
    {
      // Responses can have more members than the schema lists.
      override: ({ jsonSchema, zodSchema, io }) => {
        if (io === 'output' && zodSchema instanceof z.ZodObject && zodSchema.def.catchall === undefined) {
          delete jsonSchema.additionalProperties;
        }
      },
    },
  );
}

const META: ZodOpenApiPathsObject = {
  '/health': {
    get: {
      ...describeRoute('getHealth', 'Whether the emulator is there. Needs no key.', 'meta'),
      security: [{}],
      responses: { 200: { description: 'It is.', content: { 'application/json': { schema: healthSchema } } } },
    },
  },
  '/openapi.json': {
    get: {
      ...describeRoute('getOpenApi', 'This document.', 'meta'),
      responses: {
        200: { description: 'It.', content: { 'application/json': { schema: z.object({}) } } },
        default: problem,
      },
    },
  },
  '/live': {
    get: {
      ...describeRoute(
        'liveState',
        'All that is to be seen, and what changes of it, for as long as one reads.',
        'looks',
      ),
      responses: {
        200: {
          description:
            'A JSON object a line: `{state}` first, and again when all of it may be another; `{changes:[…]}`; ' +
            '`{alive:true}` when nothing was said for 15 s.',
          content: { 'application/x-ndjson': { schema: z.string() } },
        },
        default: problem,
      },
    },
  },
};

/** The media type depends on the file. */
const BYTES = { '*/*': { schema: z.string().meta({ format: 'binary' }) } };

function paths(): ZodOpenApiPathsObject {
  const all: ZodOpenApiPathsObject = {};
  for (const { tag, routes } of ROUTE_GROUPS) {
    for (const route of routes) all[route.path] = { ...all[route.path], [route.method]: operation(route, tag) };
  }
  const live = all['/events'];
  if (live) {
    live.get = {
      ...describeRoute('live', 'What happens, as it happens: server-sent events.', 'looks'),
      responses: {
        200: { description: 'The events.', content: { 'text/event-stream': { schema: z.string() } } },
        default: problem,
      },
    };
  }
  return all;
}

function operation(route: ControlRoute, tag: string): ZodOpenApiOperationObject {
  const { id, summary, params, query, body, takesBytes, answer } = route;
  return {
    ...describeRoute(id, summary, tag),
    requestParams: { path: params, query },
    ...(body ? { requestBody: { content: { 'application/json': { schema: body } } } } : {}),
    ...(takesBytes ? { requestBody: { content: BYTES } } : {}),
    responses: {
      200: { description: 'It is done.', content: answer ? { 'application/json': { schema: answer } } : BYTES },
      default: problem,
    },
  };
}

function describeRoute(
  operationId: string,
  summary: string,
  tag: string,
): { operationId: string; summary: string; tags: string[] } {
  return { operationId, summary, tags: [tag] };
}
