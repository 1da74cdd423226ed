import { enteredEntry } from '../block-kit/element-value.js';
import { describeField } from '../finding/element-texts.js';
import { findField } from '../finding/find-element.js';
import type { User } from '../workspace/people/users.js';
import type { View } from '../workspace/views/view.js';
import type { ActDesk } from './act-desk.js';
import { choose, isToldAtOnce } from './block-action.js';
import { offeredChoice } from './offered-choice.js';
import { findSurface } from './surface.js';
import { typedValue, type TypedValue } from './typed-value.js';

/** What somebody enters, by the block id, action id, label or placeholder of the field. */
export type FormValues = Readonly<Record<string, TypedValue>>;

/**
 * Somebody fills in fields of a view, one after the other: the app is asked for the options of its own menus, and told
 * of what it is told at once.
 */
export async function fillIn(desk: ActDesk, user: User, shown: View, values: FormValues): Promise<void> {
  for (const [name, value] of Object.entries(values)) await fillField(desk, user, shown, name, value);
}

async function fillField(desk: ActDesk, user: User, shown: View, name: string, value: TypedValue): Promise<void> {
  const before = findSurface(desk, shown);
  const placed = findField(before, name);
  const typed = typedValue(desk.workspace, user, placed.element, value);
  const chosen = await offeredChoice(desk, user, before, placed, typed);
  // What the app was asked for may have changed the view.
  const found = findSurface(desk, shown);
  const entry = enteredEntry(placed.element, chosen, describeField(placed, found.names));
  if (isToldAtOnce(placed)) await choose(desk, user, found, placed, entry);
  else if (found.surface.kind === 'view') {
    desk.workspace.views.enter(found.surface.view, placed.blockId, placed.actionId, entry);
  }
}
