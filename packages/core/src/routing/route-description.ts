import { parseCommand } from './command-pattern.js';
import { idSegments, parameterNames } from './pattern.js';
import type { RouteSpec } from './route.js';

/**
 * What finding a route costs: a `literal` is looked up, however many there are; a `pattern` costs by its depth; an
 * `expression` is asked in turn, like every other of its kind.
 */
export type RouteCost = 'literal' | 'pattern' | 'expression';

/** How a route reads in a list: `ticket/:id/close`, `{ type: message, subtype: channel_topic }`, `*` for any. */
export function patternText(spec: RouteSpec): string {
  const named = Object.entries(spec).flatMap(([name, value]) =>
    name === 'kind' || value === undefined ? [] : [[name, textOf(name, value)] as const],
  );
  const [only, ...others] = named;
  if (only === undefined) return '*';
  if (others.length === 0 && MAIN_CONDITIONS.has(only[0])) return only[1];
  return `{ ${named.map(([name, text]) => `${name}: ${text}`).join(', ')} }`;
}

/** The same with its kind, for sentences: `action: ticket/:id/close`. */
export const routeText = (spec: RouteSpec): string => `${spec.kind}: ${patternText(spec)}`;

/** Those that go without saying. */
const MAIN_CONDITIONS: ReadonlySet<string> = new Set([
  'command',
  'actionId',
  'callbackId',
  'type',
  'text',
  'moment',
  'of',
]);

/** What a message contains may be anything, and is quoted. */
const textOf = (name: string, value: unknown): string =>
  name === 'text' && typeof value === 'string' ? JSON.stringify(value) : String(value);

/** What finding a route costs, by the dearest of its conditions. */
export function costOf(spec: RouteSpec): RouteCost {
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

/** The conditions that are ids, whose segments may be parameters. */
const ID_CONDITIONS: ReadonlySet<string> = new Set(['actionId', 'blockId', 'callbackId', 'name']);

const isIdPattern = ([name, value]: readonly [string, unknown]): boolean =>
  ID_CONDITIONS.has(name) && typeof value === 'string' && parameterNames(idSegments(value)).length > 0;
