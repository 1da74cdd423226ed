import { enteredEntry } from '../block-kit/element-value.js';
import type { ElementMatch } from '../finding/element-match.js';
import { describeElement } from '../finding/element-texts.js';
import { findElement } from '../finding/find-element.js';
import { objectsAt, type JsonObject, type JsonValue } from '../json.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/people/users.js';
import type { View } from '../workspace/views/view.js';
import type { ActDesk } from './act-desk.js';
import { isOfAttachment } from './attachment-element.js';
import { clickAttachment, selectInAttachment } from './attachment.acts.js';
import { choose, heldEntry, press } from './block-action.js';
import { clickedButton, clickedOption } from './clicked-button.js';
import { entryFor } from './entering.js';
import type { Exchange } from './exchange.js';
import { findSurface } from './surface.js';
import type { TypedValue } from './typed-value.js';

/** Somebody clicks a button. */
export async function click(
  desk: ActDesk,
  user: User,
  shown: Message | View,
  match: ElementMatch,
  options: { app?: string },
): Promise<Exchange> {
  const found = findSurface(desk, shown, options.app);
  const placed = findElement(found, match);
  if (isOfAttachment(placed) && placed.element.type === 'button') {
    return clickAttachment({ desk, user, app: found.app }, placed);
  }
  const button = clickedButton(placed, match, found.names);
  if (button) {
    desk.did(user, { verb: 'click', surface: found.surface, placed, entry: button });
    return press(desk, user, found, placed, button);
  }
  const option = clickedOption(placed, match, found.names);
  if (option) {
    const chosen = picked(heldEntry(desk, user, found, placed), option);
    return choose(desk, user, found, placed, enteredEntry(placed.element, chosen));
  }
  throw new Error(`${describeElement(placed, found.names)} is no button: select in it instead of clicking.
${found.draw()}`);
}

/** Somebody chooses in a menu, a picker or a list of boxes; the app is asked for the options of its own menus. */
export async function select(
  desk: ActDesk,
  user: User,
  shown: Message | View,
  match: ElementMatch,
  value: TypedValue,
  options: { app?: string },
): Promise<Exchange> {
  const found = findSurface(desk, shown, options.app);
  const placed = findElement(found, match);
  const called = describeElement(placed, found.names);
  const entry = await entryFor(desk, user, found, placed, value, called);
  if (isOfAttachment(placed)) return selectInAttachment({ desk, user, app: found.app }, placed, entry, called);
  // What the app was asked for may have changed it.
  return choose(desk, user, findSurface(desk, shown, options.app), placed, entry);
}

/** What is chosen once an option was clicked: among boxes, clicking is on and off. */
function picked(held: JsonObject | undefined, option: JsonObject): JsonValue {
  if (held?.type !== 'checkboxes') return option;
  const before = objectsAt(held, 'selected_options');
  const others = before.filter(each => each.value !== option.value);
  return others.length < before.length ? others : [...before, option];
}
