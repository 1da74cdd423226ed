import type { CallbackRouteSpec, ElementRouteSpec, IdPattern } from '../routing/route.js';

/**
 * Which ids are meant: one, those of a pattern (`ticket/:id/close`), those that an expression matches, or those that a
 * `slackRoute()` builds.
 */
export type SlackId = string | RegExp | { readonly pattern: string };

/** Which elements are meant, by more than their action id. Every condition given must hold. */
export interface SlackElementConditions {
  readonly actionId?: SlackId;
  readonly blockId?: SlackId;
  /** The element's type, such as `button`. */
  readonly type?: string;
  /** The element's value, or that of the chosen option. */
  readonly value?: string;
}

/** The route of the elements that these conditions name, or that have this action id. */
export const elementSpec = (
  kind: ElementRouteSpec['kind'],
  where: SlackId | SlackElementConditions,
): ElementRouteSpec => {
  if (isId(where)) return { kind, actionId: patternOf(where) };
  const { actionId, blockId, type, value } = where;
  return {
    kind,
    ...(actionId === undefined ? {} : { actionId: patternOf(actionId) }),
    ...(blockId === undefined ? {} : { blockId: patternOf(blockId) }),
    ...(type === undefined ? {} : { type }),
    ...(value === undefined ? {} : { value }),
  };
};

/** The route of what has this callback id; without one, of what no other route of the kind takes. */
export const callbackSpec = (kind: CallbackRouteSpec['kind'], id: SlackId | undefined): CallbackRouteSpec =>
  id === undefined ? { kind } : { kind, callbackId: patternOf(id) };

const isId = (where: SlackId | SlackElementConditions): where is SlackId =>
  typeof where === 'string' || where instanceof RegExp || 'pattern' in where;

/** The pattern of ids that was meant. */
export const patternOf = (id: SlackId): IdPattern => (typeof id === 'string' || id instanceof RegExp ? id : id.pattern);
