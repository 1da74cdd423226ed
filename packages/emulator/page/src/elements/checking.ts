import { faultOfEntry } from '../../../src/block-kit/entry.rules.js';
import { placedElements } from '../../../src/block-kit/placed-elements.js';
import { objectAt, stringAt } from '../../../src/json.js';
import type { View } from '../../../src/workspace/views/view.js';
import { pageStore } from '../store/page-store.js';
import { placeOf, shownEntry } from './element-place.js';

/** What Slack itself finds fault with in what was entered in a view, before an app hears of it: sentences by block id. */
export function faultsOf(view: View): Readonly<Record<string, string>> {
  const { entries } = pageStore.getState();
  const surface = { kind: 'view', userId: view.userId, view } as const;
  const found = placedElements(view.blocks).flatMap(placed => {
    const place = placeOf(surface, placed);
    const fault = faultOfEntry(placed, shownEntry(place, entries[place.key], view.state));
    if (fault === undefined) return [];
    const label = stringAt(objectAt(placed.block, 'label') ?? {}, 'text') ?? 'This';
    return [[placed.blockId, `${label} ${fault}.`] as const];
  });
  return Object.fromEntries(found);
}
