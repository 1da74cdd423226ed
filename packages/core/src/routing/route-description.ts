import { parseCommand } from './command-pattern.js';
import { parseIdSegments, getParameterNames } from './id-segments.js';
import type { Route, RouteSpec } from './route.js';
import { SlackException } from '../exceptions/slack.exception.js';

/**
 * The cost of matching a route: a `literal` is looked up in constant time; a `pattern` costs by its depth; an
 * `expression` is tested for each payload, like every other expression of its kind.
 */
export type RouteCost = 'literal' | 'pattern' | 'expression';

/** Formats a route for a list: `ticket/:id/close`, `{ type: message, subtype: channel_topic }`, or `*` for any. */
export function formatRoutePattern(spec: RouteSpec): string {
  const named = Object.entries(spec).flatMap(([name, value]) =>
    name === 'kind' || value === undefined ? [] : [[name, formatCondition(name, value)] as const],
  );
  const [only, ...others] = named;
  if (only === undefined) return '*';
  if (others.length === 0 && MAIN_CONDITIONS.has(only[0])) return only[1];
  return `{ ${named.map(([name, text]) => `${name}: ${text}`).join(', ')} }`;
}

/** Formats a route with its kind: `action: ticket/:id/close`. */
export const formatRoute = (spec: RouteSpec): string => `${spec.kind}: ${formatRoutePattern(spec)}`;

/** Conditions whose name is omitted when they are the only one. */
const MAIN_CONDITIONS: ReadonlySet<string> = new Set([
  'command',
  'actionId',
  'callbackId',
  'type',
  'text',
  'moment',
  'of',
]);

/** The text of a message condition may be anything, so it is quoted. */
const formatCondition = (name: string, value: unknown): string =>
  name === 'text' && typeof value === 'string' ? JSON.stringify(value) : String(value);

/** Returns the cost of a route: that of its most expensive condition. */
export function getRouteCost(spec: RouteSpec): RouteCost {
  const { kind, ...conditions } = spec;
  if (Object.values(conditions).some(value => value instanceof RegExp)) return 'expression';
  switch (kind) {
    case 'command':
      return typeof spec.command === 'string' && parseCommand(spec.command).words.length > 0 ? 'pattern' : 'literal';
    case 'event':
    case 'message':
    case 'fallback':
      return 'literal';
    default:
      return Object.entries(conditions).some(isIdPattern) ? 'pattern' : 'literal';
  }
}

/** The id conditions, whose segments may be parameters. */
const ID_CONDITIONS: ReadonlySet<string> = new Set(['actionId', 'blockId', 'callbackId', 'name']);

const isIdPattern = ([name, value]: readonly [string, unknown]): boolean =>
  ID_CONDITIONS.has(name) && typeof value === 'string' && getParameterNames(parseIdSegments(value)).length > 0;

/**
 * Two handlers declare the same route of a kind that allows only one handler for each payload. It aborts the startup,
 * because one of them would never run.
 */
export class RouteConflictError extends SlackException {
  override readonly name = 'RouteConflictError';

  constructor(first: Route<unknown>, second: Route<unknown>) {
    super(
      'route_conflict',
      `${first.qualifiedName} and ${second.qualifiedName} match the same payloads (${formatRoutes(first, second)}), and only one of them ` +
        `can handle them. ${getConflictHint(first, second)}`,
    );
  }
}

/** A route that no payload can match, or that does not match what it appears to. It aborts the startup. */
export class ImpossibleRouteError extends SlackException {
  override readonly name = 'ImpossibleRouteError';

  /**
   * @param place the declaring method, such as `TicketBot.close`
   * @param problem what is wrong and how to fix it, in sentences
   */
  constructor(qualifiedName: string, problem: string) {
    super('impossible_route', `${qualifiedName} declares a route that cannot work. ${problem}`);
  }
}

/** Values that cannot be encoded as an id that Slack accepts. */
export class RouteIdError extends SlackException {
  override readonly name = 'RouteIdError';

  constructor(message: string, options?: ErrorOptions) {
    super('route_id', message, options);
  }
}

function formatRoutes(first: Route<unknown>, second: Route<unknown>): string {
  const [one, other] = [formatRoute(first.spec), formatRoute(second.spec)];
  return one === other ? one : `${one} and ${other}`;
}

const getConflictHint = (first: Route<unknown>, second: Route<unknown>): string =>
  first.spec === second.spec
    ? 'Both come from one declaration: provide its class once, in one module, and do not also provide a class that inherits from it.'
    : 'Remove one of the two declarations, or narrow a pattern.';
