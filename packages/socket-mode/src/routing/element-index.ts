import { objectAt, textAt, type JsonObject } from '../envelope/json.js';
import { capturesOf } from './captures.js';
import { getOrCreate } from './get-or-create.js';
import { IdIndex } from './id-index.js';
import { idCaptures, parseId, type ParsedId } from './id-pattern.js';
import type { ElementRouteSpec, Route } from './route.js';
import { RouteSlot, type FoundRoute } from './route-slot.js';

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
  readonly actionId: ParsedId | null;
  readonly blockId: ParsedId | null;
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
  readonly #actionIds = new IdIndex(() => new IdIndex(() => new Map<string, RouteSlot<ElementRoute<H>>>()));

  /** @throws RouteConflictError if another route has the same conditions. */
  add(route: Route<H>, spec: ElementConditions): void {
    const actionId = parseId(spec.actionId);
    const blockId = parseId(spec.blockId);
    const byTraits = this.#actionIds.at(actionId).at(blockId);
    const traits = traitsKey(spec.type ?? null, spec.value ?? null);
    getOrCreate(byTraits, traits, () => new RouteSlot<ElementRoute<H>>()).take({ route, actionId, blockId });
  }

  /** The most specific route. */
  find({ actionId, blockId, type, value }: ElementFacts): FoundRoute<H> | null {
    for (const blockIds of this.#actionIds.find(actionId)) {
      for (const byTraits of blockIds.find(blockId)) {
        const key = keysIn(byTraits, type, value).find(each => byTraits.has(each));
        const holder = key === undefined ? null : (byTraits.get(key)?.holder ?? null);
        if (holder === null) continue;
        const block = idCaptures(holder.blockId, blockId);
        const action = idCaptures(holder.actionId, actionId);
        return { route: holder.route, params: capturesOf([...Object.entries(block), ...Object.entries(action)]) };
      }
    }
    return null;
  }
}

/** The keys that may stand for an element, what asks for most first. Where no route asks for traits, none is written. */
const keysIn = (byTraits: ReadonlyMap<string, unknown>, type: string | null, value: string | null): readonly string[] =>
  byTraits.size === 1 && byTraits.has(NO_TRAITS)
    ? JUST_NO_TRAITS
    : [traitsKey(type, value), traitsKey(null, value), traitsKey(type, null), NO_TRAITS];

const traitsKey = (type: string | null, value: string | null): string => JSON.stringify([type, value]);

const NO_TRAITS = traitsKey(null, null);
const JUST_NO_TRAITS: readonly string[] = [NO_TRAITS];
