import type { JsonObject } from '../json.js';
import { getInitialEntry } from './element-value.js';
import { listPlacedElements } from './block-elements.js';

/** What has been typed and chosen: `state[block_id][action_id]`. */
export type BlockState = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

/** What the blocks hold. An element that was there before, of the same ids and type, keeps what it had. */
export function getInitialState(blocks: readonly JsonObject[], before: BlockState = {}): BlockState {
  let state: BlockState = {};
  for (const { blockId, actionId, element } of listPlacedElements(blocks)) {
    const initial = getInitialEntry(element);
    if (!initial) continue;
    const kept = getEntry(before, blockId, actionId);
    state = setEntry(state, blockId, actionId, kept && kept.type === initial.type ? kept : initial);
  }
  return state;
}

/** What an element holds. Its ids are the app's words, and may be those that all objects have, such as `toString`. */
export function getEntry(state: BlockState, blockId: string, actionId: string): JsonObject | undefined {
  const entries = Object.hasOwn(state, blockId) ? state[blockId] : undefined;
  return entries && Object.hasOwn(entries, actionId) ? entries[actionId] : undefined;
}

/** The state with one entry more, or another one in its place. */
export function setEntry(state: BlockState, blockId: string, actionId: string, entry: JsonObject): BlockState {
  const entries = Object.hasOwn(state, blockId) ? state[blockId] : {};
  return { ...state, [blockId]: { ...entries, [actionId]: entry } };
}

/** The state as payloads carry it. */
export function presentState(state: BlockState): JsonObject {
  return { values: Object.fromEntries(Object.entries(state).map(([blockId, entries]) => [blockId, { ...entries }])) };
}
