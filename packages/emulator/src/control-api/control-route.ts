import { z } from 'zod';
import type { ControlContext } from './control-context.js';
import { ControlApiError, pointer } from './control-api-error.js';

/** A request, before anything of it was looked at. */
export interface RawRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  /** The body as it came. */
  readonly bytes: Uint8Array;
}

/** One thing that can be asked of the control API, with all that the OpenAPI document says of it. */
export interface ControlRoute {
  readonly method: 'get' | 'post';
  /** Below the root of the API: `/people/{person}/say`. */
  readonly path: string;
  /** The name by which generated clients call it. */
  readonly id: string;
  readonly summary: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | undefined;
  /** Set where the body is a file's bytes. */
  readonly takesBytes?: true;
  /** Undefined where it is a file's bytes. */
  readonly answer: z.ZodType | undefined;
  /**
   * @returns what is answered as JSON, or the whole response
   * @throws ControlProblem when the request is not as it should be, or can't be done
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

/** No parameters. */
export const EMPTY_RESPONSE = z.strictObject({});

/** What only looks: a GET. */
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

/** What does something: a POST. */
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

/** What takes the bytes of a file: a POST. */
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

/** What gives the bytes of a file: a GET. */
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

/** @throws ControlProblem `invalid_request` that says what is wrong with which part */
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

/** What to say of members that nothing is known of: what there is instead. */
function listUnknownFields(keys: readonly string[], schema: z.ZodType | undefined): string {
  const named = keys.map(key => `"${key}"`).join(', ');
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const there = known.length === 0 ? '' : `: it takes ${known.join(', ')}`;
  return `Nothing is known of ${named}${there}`;
}
