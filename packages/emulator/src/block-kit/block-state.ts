import type { JsonObject } from '../json.js';
import { initialEntry } from './element-value.js';
import { placedElements } from './block-elements.js';

/** What has been typed and chosen: `state[block_id][action_id]`. */
export type BlockState = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

/** What the blocks hold. An element that was there before, of the same ids and type, keeps what it had. */
export function stateOf(blocks: readonly JsonObject[], before: BlockState = {}): BlockState {
  let state: BlockState = {};
  for (const { blockId, actionId, element } of placedElements(blocks)) {
    const initial = initialEntry(element);
    if (!initial) continue;
    const kept = entryAt(before, blockId, actionId);
    state = withEntry(state, blockId, actionId, kept && kept.type === initial.type ? kept : initial);
  }
  return state;
}

/** What an element holds. Its ids are the app's words, and may be those that all objects have, such as `toString`. */
export function entryAt(state: BlockState, blockId: string, actionId: string): JsonObject | undefined {
  const entries = Object.hasOwn(state, blockId) ? state[blockId] : undefined;
  return entries && Object.hasOwn(entries, actionId) ? entries[actionId] : undefined;
}

/** The state with one entry more, or another one in its place. */
export function withEntry(state: BlockState, blockId: string, actionId: string, entry: JsonObject): BlockState {
  const entries = Object.hasOwn(state, blockId) ? state[blockId] : {};
  return { ...state, [blockId]: { ...entries, [actionId]: entry } };
}

/** The state as payloads carry it. */
export function presentState(state: BlockState): JsonObject {
  return { values: Object.fromEntries(Object.entries(state).map(([blockId, entries]) => [blockId, { ...entries }])) };
}
