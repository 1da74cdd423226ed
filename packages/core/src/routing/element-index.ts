import { arrayAt, isJsonObject, type JsonObject, objectAt, textAt } from '../envelope/json.js';
import { mergeCaptures } from './captures.js';
import { getOrCreate } from './get-or-create.js';
import { IdIndex } from './id-index.js';
import { toCapturingId, type CapturingId, captureId, parseId, type ParsedId } from './id-pattern.js';
import type { ElementRouteSpec, LegacyElementRouteSpec, Route } from './route.js';
import { assertUniqueRoute, RouteSlot, type FoundRoute } from './route-slot.js';

/** The conditions of a route on an element. */
export type ElementConditions = Omit<ElementRouteSpec, 'kind'>;

/** The fields of an element that routes match. Null for a field that the payload lacks. */
export interface ElementFields {
  readonly actionId: string | null;
  readonly blockId: string | null;
  readonly type: string | null;
  readonly value: string | null;
}

interface ElementRoute<H> {
  readonly route: Route<H>;
  readonly actionId: CapturingId | null;
  readonly blockId: CapturingId | null;
}

/** Reads the fields of an entry of `actions[]` or of the body of an options request. */
export const getElementFields = (element: JsonObject): ElementFields => ({
  actionId: textAt(element, 'action_id'),
  blockId: textAt(element, 'block_id'),
  type: textAt(element, 'type'),
  value: textAt(element, 'value') ?? textAt(objectAt(element, 'selected_option'), 'value'),
});

/**
 * Routes of elements by action id, then block id, then type and value. For each id the order is: literal id, pattern,
 * expression, none. The action id takes precedence over the block id. A route whose conditions include all conditions
 * of another route therefore always comes first. If both ids capture the same name (numbered groups of two
 * expressions), the capture of the action id is kept.
 */
export class ElementIndex<H> {
  readonly #actionIds = new IdIndex(() => new ActionIndex<H>());

  /** @throws RouteConflictError if another route has the same conditions */
  add(route: Route<H>, spec: ElementConditions): void {
    const actionId = parseId(spec.actionId);
    const blockId = parseId(spec.blockId);
    const element = { route, actionId: toCapturingId(actionId), blockId: toCapturingId(blockId) };
    const ofAction = this.#actionIds.getOrCreate(actionId);
    if (blockId === null && spec.type === undefined && spec.value === undefined) ofAction.add(element);
    else ofAction.getSlot(blockId, spec.type ?? null, spec.value ?? null).set(element);
  }

  /** Returns the most specific route that matches. */
  find(facts: ElementFields): FoundRoute<H> | null {
    const holder = this.#actionIds.findFirst(facts.actionId, ofAction => ofAction.findFirst(facts));
    if (holder === null) return null;
    const block = captureId(holder.blockId, facts.blockId);
    return { route: holder.route, params: mergeCaptures(block, captureId(holder.actionId, facts.actionId)) };
  }
}

/** Routes of one action id. */
class ActionIndex<H> {
  /** The route without further conditions. For most of the possibly thousands of ids it is the only one. */
  #any: ElementRoute<H> | null = null;
  #conditional: IdIndex<TraitsIndex<H>> | null = null;

  /** @throws RouteConflictError if another route has no further conditions */
  add(element: ElementRoute<H>): void {
    assertUniqueRoute(this.#any?.route, element.route);
    this.#any = element;
  }

  /** Returns the slot of routes with further conditions. */
  getSlot(blockId: ParsedId | null, type: string | null, value: string | null): RouteSlot<ElementRoute<H>> {
    this.#conditional ??= new IdIndex(() => new TraitsIndex<H>());
    return this.#conditional.getOrCreate(blockId).getSlot(type, value);
  }

  /** Returns the route with the most conditions that match. */
  findFirst({ blockId, type, value }: ElementFields): ElementRoute<H> | null {
    return this.#conditional?.findFirst(blockId, byTraits => byTraits.findFirst(type, value)) ?? this.#any;
  }
}

/** Routes of one action id and block id, by type and value. */
class TraitsIndex<H> {
  /** Null while no route has a type or value condition: few have, and there may be thousands of ids. */
  #slots: Map<string, RouteSlot<ElementRoute<H>>> | null = null;
  readonly #any = new RouteSlot<ElementRoute<H>>();

  getSlot(type: string | null, value: string | null): RouteSlot<ElementRoute<H>> {
    if (type === null && value === null) return this.#any;
    this.#slots ??= new Map();
    return getOrCreate(this.#slots, toTraitsKey(type, value), () => new RouteSlot<ElementRoute<H>>());
  }

  /** The one that asks for most. */
  findFirst(type: string | null, value: string | null): ElementRoute<H> | null {
    return (this.#slots === null ? null : findSlotEntry(this.#slots, type, value)) ?? this.#any.entry;
  }
}

function findSlotEntry<H>(
  slots: ReadonlyMap<string, RouteSlot<ElementRoute<H>>>,
  type: string | null,
  value: string | null,
): ElementRoute<H> | null {
  for (const key of [toTraitsKey(type, value), toTraitsKey(null, value), toTraitsKey(type, null)]) {
    const slot = slots.get(key);
    if (slot !== undefined) return slot.entry;
  }
  return null;
}

const toTraitsKey = (type: string | null, value: string | null): string => JSON.stringify([type, value]);

/**
 * Indexes elements of attachments and dialogs like elements of blocks: the attachment's or dialog's `callback_id` takes
 * the role of the action id, and the element's name the role of the block id.
 */
export const toElementConditions = ({ callbackId, name, value }: LegacyElementRouteSpec): ElementConditions => ({
  ...(callbackId === undefined ? {} : { actionId: callbackId }),
  ...(name === undefined ? {} : { blockId: name }),
  ...(value === undefined ? {} : { value }),
});

/** Reads the fields of an entry of an attachment's `actions[]` or of the body of a menu's options request. */
export function getLegacyElementFields(body: JsonObject, element: JsonObject): ElementFields {
  const [chosen] = arrayAt(element, 'selected_options').filter(isJsonObject);
  return {
    actionId: textAt(body, 'callback_id'),
    blockId: textAt(element, 'name'),
    type: null,
    value: textAt(chosen ?? element, 'value'),
  };
}
