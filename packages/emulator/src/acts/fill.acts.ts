import { describeField } from '../finding/element-texts.js';
import { findField } from '../finding/find-element.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/people/users.js';
import type { View } from '../workspace/views/view.js';
import type { ActDesk } from './act-desk.js';
import { isOfAttachment } from './attachment-element.js';
import { selectInAttachment } from './attachment.acts.js';
import { choose, hold, isToldAtOnce } from './block-action.js';
import { entryFor } from './entering.js';
import { findSurface } from './surface.js';
import type { TypedValue } from './typed-value.js';

/** What somebody enters, by the block id, action id, label or placeholder of the field. */
export type FormValues = Readonly<Record<string, TypedValue>>;

/**
 * Somebody fills in fields of a view or message, one after the other: the app is asked for the options of its own menus,
 * and told of what it is told at once.
 */
export async function fillIn(desk: ActDesk, user: User, shown: Message | View, values: FormValues): Promise<void> {
  for (const [name, value] of Object.entries(values)) await fillField(desk, user, shown, name, value);
}

async function fillField(
  desk: ActDesk,
  user: User,
  shown: Message | View,
  name: string,
  value: TypedValue,
): Promise<void> {
  const before = findSurface(desk, shown);
  const placed = findField(before, name);
  const called = describeField(placed, before.names);
  const entry = await entryFor(desk, user, before, placed, value, called);
  if (isOfAttachment(placed)) {
    await selectInAttachment({ desk, user, app: before.app }, placed, entry, called);
    return;
  }
  // What the app was asked for may have changed it.
  const found = findSurface(desk, shown);
  if (isToldAtOnce(placed)) await choose(desk, user, found, placed, entry);
  else hold(desk, user, found, placed, entry);
}
