import type { CallbackRouteSpec, ElementRouteSpec, IdPattern } from '../routing/route.js';

/** An id condition: a literal id, a pattern (`ticket/:id/close`), an expression, or a `slackRoute()`. */
export type SlackId = string | RegExp | { readonly pattern: string };

/** Conditions on an element. All given conditions must match. */
export interface SlackElementConditions {
  readonly actionId?: SlackId;
  readonly blockId?: SlackId;
  /** The element's type, such as `button`. */
  readonly type?: string;
  /** The element's value, or the value of the selected option. */
  readonly value?: string;
}

/** Creates the route of an element from an action id or from conditions. */
export const toElementSpec = (
  kind: ElementRouteSpec['kind'],
  where: SlackId | SlackElementConditions,
): ElementRouteSpec => {
  if (isSlackId(where)) return { kind, actionId: toIdPattern(where) };
  const { actionId, blockId, type, value } = where;
  return {
    kind,
    ...(actionId === undefined ? {} : { actionId: toIdPattern(actionId) }),
    ...(blockId === undefined ? {} : { blockId: toIdPattern(blockId) }),
    ...(type === undefined ? {} : { type }),
    ...(value === undefined ? {} : { value }),
  };
};

/** Creates the route of a callback id. Without one it matches what no other route of the kind matches. */
export const toCallbackSpec = (kind: CallbackRouteSpec['kind'], id: SlackId | undefined): CallbackRouteSpec =>
  id === undefined ? { kind } : { kind, callbackId: toIdPattern(id) };

const isSlackId = (where: SlackId | SlackElementConditions): where is SlackId =>
  typeof where === 'string' || where instanceof RegExp || 'pattern' in where;

/** Returns the pattern of an id condition. */
export const toIdPattern = (id: SlackId): IdPattern =>
  typeof id === 'string' || id instanceof RegExp ? id : id.pattern;
