import { z } from 'zod';
import type { ControlContext } from './control-context.js';
import { ControlApiError, pointer } from './control-api-error.js';

/** A request before validation. */
export interface RawRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  /** The unparsed body. */
  readonly bytes: Uint8Array;
}

/** A route of the control API, with its description for the OpenAPI document. */
export interface ControlRoute {
  readonly method: 'get' | 'post';
  /** The path below the root of the API: `/people/{person}/say`. */
  readonly path: string;
  /** The operation id, which generated clients use as the method name. */
  readonly id: string;
  readonly summary: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | undefined;
  /** Set when the request body is a file. */
  readonly takesBytes?: true;
  /** Undefined when the response body is a file. */
  readonly answer: z.ZodType | undefined;
  /**
   * @returns the JSON response body, or a complete response
   * @throws ControlApiError when the request is invalid or cannot be fulfilled
   */
  handle(context: ControlContext, request: RawRequest): Promise<unknown>;
}

interface RouteDescription {
  readonly path: string;
  readonly id: string;
  readonly summary: string;
}

interface ReadRouteDefinition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Answer extends z.ZodType,
> extends RouteDescription {
  readonly params: Params;
  readonly query: Query;
  readonly answer: Answer;
  readonly run: (
    context: ControlContext,
    query: z.output<Query>,
    params: z.output<Params>,
  ) => MaybePromise<z.output<Answer>>;
}

interface ActionRouteDefinition<
  Params extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> extends RouteDescription {
  readonly params: Params;
  readonly body: Body;
  readonly answer: Answer;
  readonly run: (
    context: ControlContext,
    body: z.output<Body>,
    params: z.output<Params>,
  ) => MaybePromise<z.output<Answer>>;
}

interface UploadRouteDefinition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Answer extends z.ZodType,
> extends RouteDescription {
  readonly params: Params;
  readonly query: Query;
  readonly answer: Answer;
  readonly run: (
    context: ControlContext,
    bytes: Uint8Array,
    asked: z.output<Query> & z.output<Params>,
  ) => MaybePromise<z.output<Answer>>;
}

interface DownloadRouteDefinition<Params extends z.ZodObject> extends RouteDescription {
  readonly params: Params;
  readonly run: (context: ControlContext, params: z.output<Params>) => MaybePromise<Response>;
}

type MaybePromise<Value> = Value | Promise<Value>;

export const EMPTY_RESPONSE = z.strictObject({});

/** Defines a read-only route: a GET. */
export function readRoute<Params extends z.ZodObject, Query extends z.ZodObject, Answer extends z.ZodType>(
  spec: ReadRouteDefinition<Params, Query, Answer>,
): ControlRoute {
  const { run, ...told } = spec;
  return {
    ...told,
    method: 'get',
    body: undefined,
    handle: async (context, request) =>
      run(context, parseInput(spec.query, request.query, 'query'), parseInput(spec.params, request.params, 'path')),
  };
}

/** Defines a route with an effect: a POST. */
export function actionRoute<Params extends z.ZodObject, Body extends z.ZodType, Answer extends z.ZodType>(
  spec: ActionRouteDefinition<Params, Body, Answer>,
): ControlRoute {
  const { run, ...told } = spec;
  return {
    ...told,
    method: 'post',
    query: EMPTY_RESPONSE,
    handle: async (context, request) => {
      parseInput(EMPTY_RESPONSE, request.query, 'query');
      return run(context, parseInput(spec.body, request.body, 'body'), parseInput(spec.params, request.params, 'path'));
    },
  };
}

/** Defines a route that receives a file: a POST. */
export function uploadRoute<Params extends z.ZodObject, Query extends z.ZodObject, Answer extends z.ZodType>(
  spec: UploadRouteDefinition<Params, Query, Answer>,
): ControlRoute {
  const { run, ...told } = spec;
  return {
    ...told,
    method: 'post',
    body: undefined,
    takesBytes: true,
    handle: async (context, request) =>
      run(context, request.bytes, {
        ...parseInput(spec.query, request.query, 'query'),
        ...parseInput(spec.params, request.params, 'path'),
      }),
  };
}

/** Defines a route that returns a file: a GET. */
export function downloadRoute<Params extends z.ZodObject>(spec: DownloadRouteDefinition<Params>): ControlRoute {
  const { run, ...told } = spec;
  return {
    ...told,
    method: 'get',
    query: EMPTY_RESPONSE,
    body: undefined,
    answer: undefined,
    handle: async (context, request) => run(context, parseInput(spec.params, request.params, 'path')),
  };
}

/** @throws ControlApiError `invalid_request` that names each invalid part */
function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown, part: string): z.output<Schema> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const faults = error.issues.map(issue => ({
    at: pointer(part, ...issue.path.map(String)),
    message:
      issue.code === 'unrecognized_keys'
        ? listUnknownFields(issue.keys, issue.path.length === 0 ? schema : undefined)
        : issue.message,
  }));
  const detail = faults.map(({ at, message }) => `${at}: ${message}`).join('; ');
  throw new ControlApiError('invalid_request', `${detail}. See openapi.json for what this takes.`, faults);
}

/** Lists the allowed members, for the error about unknown members. */
function listUnknownFields(keys: readonly string[], schema: z.ZodType | undefined): string {
  const named = keys.map(key => `"${key}"`).join(', ');
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const there = known.length === 0 ? '' : `: it takes ${known.join(', ')}`;
  return `Nothing is known of ${named}${there}`;
}
