import { findEntryIssue, isBlank } from '../../../src/block-kit/input-value.rules.js';
import { listPlacedElements, type PlacedElement } from '../../../src/block-kit/block-elements.js';
import { objectAt, stringAt, type JsonObject } from '../../../src/json.js';
import type { View } from '../../../src/workspace/views/view.js';
import type { EntriesSlice } from '../store/entries.slice.js';
import { pageStore } from '../store/page-store.js';
import { placeOf, shownEntry } from './element-place.js';

/** What Slack itself finds fault with in what was entered in a view, before an app hears of it: sentences by block id. */
export function faultsOf(view: View): Readonly<Record<string, string>> {
  const { entries } = pageStore.getState();
  const found = listPlacedElements(view.blocks).flatMap(placed => {
    const fault = findEntryIssue(placed, entryIn(view, entries, placed));
    if (fault === undefined) return [];
    const label = stringAt(objectAt(placed.block, 'label') ?? {}, 'text') ?? 'This';
    return [[placed.blockId, `${label} ${fault}.`] as const];
  });
  return Object.fromEntries(found);
}

/** Whether a view waits for something to be entered before it can be submitted. */
export function isSubmitDisabled(view: View, { entries }: Pick<EntriesSlice, 'entries'>): boolean {
  return view.submitDisabled && isBlank(view.blocks, placed => entryIn(view, entries, placed));
}

function entryIn(view: View, entries: EntriesSlice['entries'], placed: PlacedElement): JsonObject | undefined {
  const place = placeOf({ kind: 'view', userId: view.userId, view }, placed);
  return shownEntry(place, entries[place.key], view.state);
}
