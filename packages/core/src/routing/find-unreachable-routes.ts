import { parseCommand } from './command-pattern.js';
import { getOrCreate } from './get-or-create.js';
import { parseId, type ParsedId } from './id-pattern.js';
import { formatRoute, ImpossibleRouteError } from './route-description.js';
import type { IdPattern, Route, RouteSpec } from './route.js';

/** A route with its conditions in the order in which its index evaluates them. */
interface RouteConditions {
  readonly route: Route<unknown>;
  /** Id conditions in order of precedence. Null matches any id. */
  readonly ids: readonly (ParsedId | null)[];
  /** Further conditions, evaluated last. */
  readonly traits: readonly (string | undefined)[];
}

/**
 * Rejects a route of a kind with one handler per payload if another route matches all its payloads first. The most
 * specific route wins, so only an expression or a fallback can be covered completely: a literal id precedes every
 * expression, and the first of two expressions precedes the second. All handlers of an event or message run. Word
 * patterns of commands are checked in the command index.
 *
 * @throws ImpossibleRouteError with the names of both methods
 */
export function assertRoutesAreReachable(routes: readonly Route<unknown>[]): void {
  const kinds = new Set(routes.filter(({ spec }) => hasExpression(spec)).map(({ spec }) => getGroupName(spec)));
  const groups = new Map<string, RouteConditions[]>();
  for (const route of routes) {
    const { spec } = route;
    const kind = getGroupName(spec);
    const conditions = kinds.has(kind) ? getRouteConditions(spec) : null;
    if (conditions !== null) getOrCreate(groups, kind, () => []).push({ route, ...conditions });
    const precedingRoute = findRouteBeforeFallback(spec, routes);
    if (precedingRoute !== null) throw createUnreachableError(route, precedingRoute);
  }
  for (const group of groups.values()) assertNoneCovered(group);
}

/** The name of the index that a route belongs to. */
const getGroupName = (spec: RouteSpec): string =>
  spec.kind === 'interaction' ? `interaction ${spec.type}` : spec.kind;

const hasExpression = (spec: RouteSpec): boolean => Object.values(spec).some(condition => condition instanceof RegExp);

function assertNoneCovered(group: readonly RouteConditions[]): void {
  for (const each of group.filter(({ ids }) => ids.some(isExpressionId))) {
    const precedingRoute = group.find(
      secondId => secondId !== each && covers(secondId, each) && isMatchedBefore(secondId, each, group),
    );
    if (precedingRoute !== undefined) throw createUnreachableError(each.route, precedingRoute.route);
  }
}

/** Null for kinds whose handlers all run, and for word patterns of commands. */
function getRouteConditions(spec: RouteSpec): Omit<RouteConditions, 'route'> | null {
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

const isExpressionId = (id: ParsedId | null): boolean => id?.kind === 'expression';

/** Whether a route is known to match every payload that another route matches. */
const covers = (wide: RouteConditions, narrow: RouteConditions): boolean =>
  wide.ids.every((id, index) => coversIdPattern(id, narrow.ids[index] ?? null)) &&
  wide.traits.every((trait, index) => trait === undefined || trait === narrow.traits[index]);

function coversIdPattern(wide: ParsedId | null, narrow: ParsedId | null): boolean {
  if (wide === null || narrow === null) return wide === null;
  if (toIdKey(wide) === toIdKey(narrow)) return true;
  if (wide.kind === 'expression' && narrow.kind === 'expression') {
    return coversExpression(wide.expression, narrow.expression);
  }
  const text =
    narrow.kind === 'expression' ? getOnlyMatch(narrow.expression) : narrow.kind === 'literal' ? narrow.text : null;
  return text === null ? wide.kind === 'expression' && matchesAll(wide.expression) : matchesId(wide, text);
}

function matchesId(id: ParsedId, text: string): boolean {
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

/** Whether the index evaluates a route before another route that it covers. */
function isMatchedBefore(first: RouteConditions, second: RouteConditions, group: readonly RouteConditions[]): boolean {
  const differingIndex = first.ids.findIndex((id, index) => toIdKey(id) !== toIdKey(second.ids[index] ?? null));
  // With the same ids, the route with more conditions comes first.
  if (differingIndex === -1) return false;
  const [firstId = null, secondId = null] = [first.ids[differingIndex], second.ids[differingIndex]];
  if (getRank(firstId) !== getRank(secondId)) return getRank(firstId) < getRank(secondId);
  // The narrower of two patterns comes first. Expressions are tested in order of declaration.
  return (
    isExpressionId(firstId) && findPosition(first, differingIndex, group) < findPosition(second, differingIndex, group)
  );
}

/** Returns the position of the first route with the same expression and the same ids before it. */
const findPosition = (conditions: RouteConditions, differingIndex: number, group: readonly RouteConditions[]): number =>
  group.findIndex(({ ids }) =>
    ids.slice(0, differingIndex + 1).every((id, index) => toIdKey(id) === toIdKey(conditions.ids[index] ?? null)),
  );

const getRank = (id: ParsedId | null): number =>
  id === null ? 3 : ['literal', 'segments', 'expression'].indexOf(id.kind);

function toIdKey(id: ParsedId | null): string {
  switch (id?.kind) {
    case undefined:
      return 'any';
    case 'literal':
      return `id ${id.text}`;
    case 'expression':
      return `expression ${String(id.expression)}`;
    case 'segments':
      // Parameter names make no difference.
      return `pattern ${id.segments.map(segment => (segment.kind === 'parameter' ? ':' : segment.text)).join('/')}`;
  }
}

function createUnreachableError(route: Route<unknown>, precedingRoute: Route<unknown>): ImpossibleRouteError {
  return new ImpossibleRouteError(
    route.qualifiedName,
    `Every payload that it matches (${formatRoute(route.spec)}) is handled by ${precedingRoute.qualifiedName} (${formatRoute(precedingRoute.spec)}), which is matched ` +
      'first. Remove one of the two declarations, or narrow a pattern.',
  );
}

/**
 * Whether one expression covers another is undecidable in general. These cases can be decided, and they are the usual
 * ones.
 */

/** The sources of expressions that match every text. */
const MATCH_ALL: ReadonlySet<string> = new Set([
  '(?:)',
  '^',
  '$',
  '.*',
  '^.*',
  '.*$',
  '[^]*',
  '^[^]*',
  '[^]*$',
  '^[^]*$',
]);

/** Whether an expression matches every text. */
export const matchesAll = ({ source }: RegExp): boolean => MATCH_ALL.has(source);

/** Returns the only text that an expression such as `/^approve$/` matches, or null if there may be several. */
export function getOnlyMatch({ source, flags }: RegExp): string | null {
  if (/[im]/.test(flags)) return null;
  const [, text] = /^\^((?:[^\\^$.*+?()[\]{}|]|\\[/.$*+?()[\]{}|^\\-])*)\$$/.exec(source) ?? [];
  return text === undefined ? null : text.replaceAll(/\\(.)/g, '$1');
}

/** Whether one expression is known to match every text that another one matches. */
export function coversExpression(wide: RegExp, narrow: RegExp): boolean {
  if (matchesAll(wide)) return true;
  const text = getOnlyMatch(narrow);
  return text !== null && wide.test(text);
}

/** Returns the route that matches every payload of a fallback's kind, or null if there is none. */
export function findRouteBeforeFallback(spec: RouteSpec, routes: readonly Route<unknown>[]): Route<unknown> | null {
  if (spec.kind !== 'fallback' || spec.of === undefined) return null;
  const kind = spec.of;
  return routes.find(route => matchesEveryPayload(kind, route.spec)) ?? null;
}

function matchesEveryPayload(kind: string, spec: RouteSpec): boolean {
  switch (spec.kind) {
    case 'event':
      return (
        (kind === 'event' || kind === 'function') &&
        spec.subtype === undefined &&
        spec.channelType === undefined &&
        (spec.type === '*' || isMatchAllExpression(spec.type))
      );
    case 'command':
      return kind === spec.kind && isMatchAllExpression(spec.command);
    // Payloads of these kinds may lack the id, and then no route matches them.
    case 'action':
    case 'interactive_message':
    case 'options':
    case 'interaction':
    case 'message':
    case 'assistant':
    case 'fallback':
      return false;
    case 'interactive_message_suggestion':
    case 'dialog_suggestion':
      return kind === spec.kind && spec.callbackId === undefined && spec.name === undefined;
    default:
      return kind === spec.kind && spec.callbackId === undefined;
  }
}

const isMatchAllExpression = (pattern: IdPattern): boolean => pattern instanceof RegExp && matchesAll(pattern);
