import { objectAt, textAt, type JsonObject } from '../envelope/json.js';
import { withCaptures } from './captures.js';
import { getOrCreate } from './get-or-create.js';
import { IdIndex } from './id-index.js';
import { capturing, type CapturingId, idCaptures, parseId, type ParsedId } from './id-pattern.js';
import type { ElementRouteSpec, Route } from './route.js';
import { assertUniqueRoute, RouteSlot, type FoundRoute } from './route-slot.js';

/** What a route asks of an element. */
export type ElementConditions = Omit<ElementRouteSpec, 'kind'>;

/** What an element is routed by. Null is what the payload lacks. */
export interface ElementFacts {
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

/** Reads an entry of `actions[]`, or the body of a suggestion. */
export const elementFacts = (element: JsonObject): ElementFacts => ({
  actionId: textAt(element, 'action_id'),
  blockId: textAt(element, 'block_id'),
  type: textAt(element, 'type'),
  value: textAt(element, 'value') ?? textAt(objectAt(element, 'selected_option'), 'value'),
});

/**
 * The routes of elements, by action id, then block id, then type and value. Each of the first two goes from the most
 * specific to the least: the id itself, a pattern, an expression, none. The action id decides before the block id does.
 * It follows that a route which asks for all that another asks for, and for more, always comes before it. Where both ids
 * capture under one name (the numbered groups of two expressions), the action id's capture stays.
 */
export class ElementIndex<H> {
  readonly #actionIds = new IdIndex(() => new ActionIndex<H>());

  /** @throws RouteConflictError if another route has the same conditions. */
  add(route: Route<H>, spec: ElementConditions): void {
    const actionId = parseId(spec.actionId);
    const blockId = parseId(spec.blockId);
    const element = { route, actionId: capturing(actionId), blockId: capturing(blockId) };
    const ofAction = this.#actionIds.at(actionId);
    if (blockId === null && spec.type === undefined && spec.value === undefined) ofAction.take(element);
    else ofAction.narrower(blockId, spec.type ?? null, spec.value ?? null).take(element);
  }

  /** The most specific route. */
  find(facts: ElementFacts): FoundRoute<H> | null {
    const holder = this.#actionIds.first(facts.actionId, ofAction => ofAction.first(facts));
    if (holder === null) return null;
    const block = idCaptures(holder.blockId, facts.blockId);
    return { route: holder.route, params: withCaptures(block, idCaptures(holder.actionId, facts.actionId)) };
  }
}

/** The routes of one action id. */
class ActionIndex<H> {
  /** The one that asks for nothing more, which is mostly the only one: there may be thousands of ids. */
  #any: ElementRoute<H> | null = null;
  #narrower: IdIndex<TraitsIndex<H>> | null = null;

  /** @throws RouteConflictError if another route asks for nothing more. */
  take(element: ElementRoute<H>): void {
    assertUniqueRoute(this.#any?.route, element.route);
    this.#any = element;
  }

  /** The place of those that ask for more. */
  narrower(blockId: ParsedId | null, type: string | null, value: string | null): RouteSlot<ElementRoute<H>> {
    this.#narrower ??= new IdIndex(() => new TraitsIndex<H>());
    return this.#narrower.at(blockId).at(type, value);
  }

  /** The one that asks for most. */
  first({ blockId, type, value }: ElementFacts): ElementRoute<H> | null {
    return this.#narrower?.first(blockId, byTraits => byTraits.first(type, value)) ?? this.#any;
  }
}

/** The routes of one action id and block id, by type and value. */
class TraitsIndex<H> {
  /** Null while no route asks for traits: few do, and there is an index for each of thousands of ids. */
  #slots: Map<string, RouteSlot<ElementRoute<H>>> | null = null;
  readonly #any = new RouteSlot<ElementRoute<H>>();

  at(type: string | null, value: string | null): RouteSlot<ElementRoute<H>> {
    if (type === null && value === null) return this.#any;
    this.#slots ??= new Map();
    return getOrCreate(this.#slots, traitsKey(type, value), () => new RouteSlot<ElementRoute<H>>());
  }

  /** The one that asks for most. */
  first(type: string | null, value: string | null): ElementRoute<H> | null {
    return (this.#slots === null ? null : firstOf(this.#slots, type, value)) ?? this.#any.holder;
  }
}

function firstOf<H>(
  slots: ReadonlyMap<string, RouteSlot<ElementRoute<H>>>,
  type: string | null,
  value: string | null,
): ElementRoute<H> | null {
  for (const key of [traitsKey(type, value), traitsKey(null, value), traitsKey(type, null)]) {
    const slot = slots.get(key);
    if (slot !== undefined) return slot.holder;
  }
  return null;
}

const traitsKey = (type: string | null, value: string | null): string => JSON.stringify([type, value]);
