import { findIdPatternProblem, parseIdSegments, type Segment } from './id-segments.js';
import { ImpossibleRouteError, RouteIdError } from './route-description.js';

/** Slack's limit for `action_id`, `block_id` and `callback_id`, in characters. */
export const MAX_ID_LENGTH = 255;

type SegmentName<S extends string> = S extends `:${infer Name}` ? Name : never;

/**
 * The names of the parameters of an id pattern: `'id'` for `'ticket/:id/close'`, `string` if the pattern is not a
 * literal type.
 */
export type SlackRouteParam<P extends string> = string extends P
  ? string
  : P extends `${infer Head}/${infer Rest}`
    ? SegmentName<Head> | SlackRouteParam<Rest>
    : SegmentName<P>;

/** The values of an id's parameters, by name. */
export type SlackRouteValues<P extends string> = Readonly<Record<SlackRouteParam<P>, string | number>>;

/**
 * Builds ids from one pattern. Decorators accept it in place of the pattern, so that buttons and handlers always use
 * the same pattern.
 *
 * @see slackRoute
 */
export interface SlackRoute<P extends string> {
  /**
   * Returns the id for these values.
   *
   * @throws RouteIdError if a value is missing or cannot be encoded, or if the id is empty or over 255 characters
   */
  (...values: [SlackRouteParam<P>] extends [never] ? [] : [SlackRouteValues<P>]): string;
  readonly pattern: P;
}

/**
 * Creates an id builder from a pattern. Values are percent-encoded in the id, so that none can be mistaken for a slash
 * or a parameter, and decoded when the route captures them.
 *
 * @example
 *   const closeTicket = slackRoute('ticket/:id/close');
 *   closeTicket({ id: 42 }); // 'ticket/42/close', for the button's action_id
 *   // @SlackAction(closeTicket) close(@SlackParam('id') id: string) {}
 *
 * @param pattern segments between slashes; a segment that begins with a colon is a parameter
 * @throws ImpossibleRouteError if a parameter has no name, or if two have the same name
 */
export function slackRoute<const P extends string>(pattern: P): SlackRoute<P> {
  const segments = parseIdSegments(pattern);
  const problem = findIdPatternProblem(pattern, segments);
  if (problem !== null) throw new ImpossibleRouteError(`slackRoute("${pattern}")`, problem);

  const build = (values: Readonly<Record<string, string | number>> = {}): string => {
    const id = segments.map(segment => encodeSegment(pattern, segment, values)).join('/');
    if (id === '' || id.length > MAX_ID_LENGTH) {
      throw new RouteIdError(
        `The id for "${pattern}" has ${id.length} characters, but Slack accepts 1 to ${MAX_ID_LENGTH}. ` +
          'Use a short key as the value and store the data in private_metadata or in a database.',
      );
    }
    return id;
  };
  return Object.assign(build, { pattern });
}

/** Decodes a captured segment. A segment with an invalid percent sequence is returned unchanged. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function encodeSegment(pattern: string, segment: Segment, values: Readonly<Record<string, string | number>>): string {
  if (segment.kind === 'literal') return segment.text;
  const value = Object.hasOwn(values, segment.name) ? values[segment.name] : undefined;
  if (value === undefined) {
    throw new RouteIdError(
      `The id for "${pattern}" lacks a value for ":${segment.name}". Pass { ${segment.name}: … }.`,
    );
  }
  try {
    return encodeURIComponent(value);
  } catch (cause) {
    throw new RouteIdError(
      `The value of ":${segment.name}" in "${pattern}" starts or ends in the middle of a surrogate pair, so it is not valid text. ` +
        'Cut strings between characters, not code units.',
      { cause },
    );
  }
}

/**
 * The captures of an id or command pattern by name: a parameter is a string, an optional word an optional property, a
 * flag a boolean.
 *
 * @example
 *   type Ticket = SlackParamsOf<'ticket/:id/close'>; // { id: string }
 *   type Deploy = SlackParamsOf<'/ops deploy :service [env] --force'>; // { service: string; env?: string; force: boolean }
 */
export type SlackParamsOf<P extends string> = string extends P
  ? Record<string, string>
  : Simplify<P extends `/${string} ${string}` ? WordsCaptures<P> : Record<SlackRouteParam<P>, string>>;

type WordsCaptures<P extends string> = P extends `${infer Head} ${infer Rest}`
  ? WordCaptures<Head> & WordsCaptures<Rest>
  : WordCaptures<P>;

type WordCaptures<W extends string> = W extends `[${infer Name}]`
  ? { [N in ParameterName<Name>]?: string }
  : W extends `--${infer Name}`
    ? Record<Name, boolean>
    : W extends `:${infer Name}`
      ? Record<ParameterName<Name>, string>
      : unknown;

/** The name of a rest parameter does not include its dots. */
type ParameterName<Name extends string> = Name extends `${infer Rest}...` ? Rest : Name;

/** Makes editors display one object type. */
type Simplify<T> = { [K in keyof T]: T[K] };
