import { patternProblem } from './validate-id-pattern.js';
import { idSegments, type Segment } from './pattern.js';
import { ImpossibleRouteError, RouteIdError } from './route-errors.js';

/** Slack's limit for `action_id`, `block_id` and `callback_id`, in characters. */
export const MAX_ID_LENGTH = 255;

type SegmentName<S extends string> = S extends `:${infer Name}` ? Name : never;

/** The names of the parameters in an id pattern: `'id'` of `'ticket/:id/close'`, any string of a pattern not known. */
export type SlackRouteParam<P extends string> = string extends P
  ? string
  : P extends `${infer Head}/${infer Rest}`
    ? SegmentName<Head> | SlackRouteParam<Rest>
    : SegmentName<P>;

/** The values that an id is built from, by parameter. */
export type SlackRouteValues<P extends string> = Readonly<Record<SlackRouteParam<P>, string | number>>;

/**
 * Builds the ids of one pattern. A decorator takes it in place of the pattern, so that the two can't drift apart.
 *
 * @see slackRoute
 */
export interface SlackRoute<P extends string> {
  /**
   * The id for these values.
   *
   * @throws RouteIdError if a value is missing or cannot be encoded, or if the id is empty or over 255 characters.
   */
  (...values: [SlackRouteParam<P>] extends [never] ? [] : [SlackRouteValues<P>]): string;
  readonly pattern: P;
}

/**
 * Names a route by a pattern of ids. Values are percent-encoded in the id, so that none can be mistaken for a slash or
 * a parameter, and decoded again when the route captures them.
 *
 * @example
 *   const closeTicket = slackRoute('ticket/:id/close');
 *   closeTicket({ id: 42 }); // 'ticket/42/close', for the button's action_id
 *   // @SlackAction(closeTicket) close(@SlackParam('id') id: string) {}
 *
 * @param pattern segments between slashes; one that begins with a colon is a parameter
 * @throws ImpossibleRouteError if the pattern has a parameter without a name, or one name twice.
 */
export function slackRoute<const P extends string>(pattern: P): SlackRoute<P> {
  const segments = idSegments(pattern);
  const problem = patternProblem(pattern, segments);
  if (problem !== null) throw new ImpossibleRouteError(`slackRoute("${pattern}")`, problem);

  const build = (values: Readonly<Record<string, string | number>> = {}): string => {
    const id = segments.map(segment => encodeSegment(pattern, segment, values)).join('/');
    if (id === '' || id.length > MAX_ID_LENGTH) {
      throw new RouteIdError(
        `The id for "${pattern}" has ${id.length} characters, and Slack takes 1 to ${MAX_ID_LENGTH}. ` +
          'Put a short key into the id and keep what it stands for in private_metadata or in a store.',
      );
    }
    return id;
  };
  return Object.assign(build, { pattern });
}

/** A captured segment as it was before it was encoded. A hand-written one with a stray `%` is kept as it stands. */
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
      `The value of ":${segment.name}" in "${pattern}" ends or begins within a surrogate pair, so it is not text. ` +
        'Cut strings between characters, not code units.',
      { cause },
    );
  }
}
