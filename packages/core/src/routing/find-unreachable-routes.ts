import { parseCommand } from './command-pattern.js';
import { coversExpression, matchesAll, onlyText } from './regexp-coverage.js';
import { getOrCreate } from './get-or-create.js';
import { parseId, type ParsedId } from './id-pattern.js';
import { idleFallback } from './find-idle-fallbacks.js';
import { routeText } from './route-description.js';
import { ImpossibleRouteError } from './route-errors.js';
import type { Route, RouteSpec } from './route.js';

/** A route as its index asks it. */
interface Asked {
  readonly route: Route<unknown>;
  /** What it asks for, in the order in which that decides. Null is anything. */
  readonly ids: readonly (ParsedId | null)[];
  /** What else it asks for, which decides last. */
  readonly traits: readonly (string | undefined)[];
}

/**
 * Refuses a route of an answering kind whose payloads all go to another that is asked before it. The most specific route
 * wins, so that only an expression or a fallback can lose all it would take: an id goes before every expression, and of
 * two expressions the first. Of events and messages all handlers run. Words of commands are looked at where they are
 * indexed.
 *
 * @throws ImpossibleRouteError naming both places.
 */
export function assertRoutesAreReachable(routes: readonly Route<unknown>[]): void {
  const kinds = new Set(routes.filter(({ spec }) => hasExpression(spec)).map(({ spec }) => kindOf(spec)));
  const groups = new Map<string, Asked[]>();
  for (const route of routes) {
    const { spec } = route;
    const kind = kindOf(spec);
    const asked = kinds.has(kind) ? askedOf(spec) : null;
    if (asked !== null) getOrCreate(groups, kind, () => []).push({ route, ...asked });
    const taker = idleFallback(spec, routes);
    if (taker !== null) throw unreachable(route, taker);
  }
  for (const group of groups.values()) refuseCovered(group);
}

/** What is asked together. */
const kindOf = (spec: RouteSpec): string => (spec.kind === 'interaction' ? `interaction ${spec.type}` : spec.kind);

const hasExpression = (spec: RouteSpec): boolean => Object.values(spec).some(condition => condition instanceof RegExp);

function refuseCovered(group: readonly Asked[]): void {
  for (const each of group.filter(({ ids }) => ids.some(isExpression))) {
    const taker = group.find(other => other !== each && covers(other, each) && isAskedBefore(other, each, group));
    if (taker !== undefined) throw unreachable(each.route, taker.route);
  }
}

/** Null for a kind whose handlers all run, and for words of commands. */
function askedOf(spec: RouteSpec): Omit<Asked, 'route'> | null {
  switch (spec.kind) {
    case 'command': {
      if (typeof spec.command !== 'string') return { ids: [parseId(spec.command)], traits: [] };
      const { command, words } = parseCommand(spec.command);
      return words.length > 0 ? null : { ids: [{ kind: 'literal', text: command }], traits: [] };
    }
    case 'action':
    case 'options':
      return { ids: [parseId(spec.actionId), parseId(spec.blockId)], traits: [spec.type, spec.value] };
    case 'interactive_message':
    case 'interactive_message_suggestion':
    case 'dialog_suggestion':
      return { ids: [parseId(spec.callbackId), parseId(spec.name)], traits: [spec.value] };
    case 'event':
    case 'message':
    case 'assistant':
    case 'fallback':
      return null;
    default:
      return { ids: [parseId(spec.callbackId)], traits: [] };
  }
}

const isExpression = (id: ParsedId | null): boolean => id?.kind === 'expression';

/** Whether a route takes all that another takes, as far as that can be told. */
const covers = (wide: Asked, narrow: Asked): boolean =>
  wide.ids.every((id, index) => coversId(id, narrow.ids[index] ?? null)) &&
  wide.traits.every((trait, index) => trait === undefined || trait === narrow.traits[index]);

function coversId(wide: ParsedId | null, narrow: ParsedId | null): boolean {
  if (wide === null || narrow === null) return wide === null;
  if (keyOf(wide) === keyOf(narrow)) return true;
  if (wide.kind === 'expression' && narrow.kind === 'expression') {
    return coversExpression(wide.expression, narrow.expression);
  }
  const text =
    narrow.kind === 'expression' ? onlyText(narrow.expression) : narrow.kind === 'literal' ? narrow.text : null;
  return text === null ? wide.kind === 'expression' && matchesAll(wide.expression) : takesId(wide, text);
}

function takesId(id: ParsedId, text: string): boolean {
  switch (id.kind) {
    case 'literal':
      return id.text === text;
    case 'expression':
      return id.expression.test(text);
    case 'segments': {
      const parts = text.split('/');
      return (
        parts.length === id.segments.length &&
        id.segments.every((segment, index) => segment.kind === 'parameter' || segment.text === parts[index])
      );
    }
  }
}

/** Whether the index asks a route before another that it covers. */
function isAskedBefore(first: Asked, second: Asked, group: readonly Asked[]): boolean {
  const at = first.ids.findIndex((id, index) => keyOf(id) !== keyOf(second.ids[index] ?? null));
  // Alike in their ids, the one that asks for more goes first.
  if (at === -1) return false;
  const [one = null, other = null] = [first.ids[at], second.ids[at]];
  if (rankOf(one) !== rankOf(other)) return rankOf(one) < rankOf(other);
  // Of two patterns the narrower goes first; expressions are asked as they came.
  return isExpression(one) && placeOf(first, at, group) < placeOf(second, at, group);
}

/** An expression stands where a route with it and the same ids before it first came. */
const placeOf = (asked: Asked, at: number, group: readonly Asked[]): number =>
  group.findIndex(({ ids }) =>
    ids.slice(0, at + 1).every((id, index) => keyOf(id) === keyOf(asked.ids[index] ?? null)),
  );

const rankOf = (id: ParsedId | null): number =>
  id === null ? 3 : ['literal', 'segments', 'expression'].indexOf(id.kind);

function keyOf(id: ParsedId | null): string {
  switch (id?.kind) {
    case undefined:
      return 'any';
    case 'literal':
      return `id ${id.text}`;
    case 'expression':
      return `expression ${String(id.expression)}`;
    case 'segments':
      // What a parameter is called makes no difference.
      return `pattern ${id.segments.map(segment => (segment.kind === 'parameter' ? ':' : segment.text)).join('/')}`;
  }
}

function unreachable(route: Route<unknown>, taker: Route<unknown>): ImpossibleRouteError {
  return new ImpossibleRouteError(
    route.place,
    `All that it takes (${routeText(route.spec)}) goes to ${taker.place} (${routeText(taker.spec)}), which is asked ` +
      'before it. Remove one of the two declarations, or narrow a pattern.',
  );
}
