import { enteredEntry } from '../block-kit/element-value.js';
import { type ElementMatch, isText, wantedText } from '../element-search/element-match.js';
import { describeElement, openChoices } from '../element-search/element-texts.js';
import { findElement } from '../element-search/find-element.js';
import { isJsonObject, type JsonObject, type JsonValue, objectAt, objectsAt, stringAt } from '../json.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/users/user.js';
import type { View } from '../workspace/views/view.js';
import type { ActDesk } from './action-dispatcher.js';
import { isOfAttachment } from './attachment-elements.js';
import { clickAttachment, selectInAttachment } from './attachment.actions.js';
import { choose, heldEntry, press } from './block-action-payload.js';
import { entryFor } from './input.actions.js';
import type { Exchange } from './exchange.js';
import { findSurface } from './surface.js';
import type { TypedValue } from './element-input.js';
import type { PlacedElement } from '../block-kit/block-elements.js';
import { textAt, type Names } from '../rendering/plain-text.js';

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

const BUTTONS = ['button', 'workflow_button', 'icon_button'];
const FEEDBACK = ['positive_button', 'negative_button'];

/** What an app is told of a click on an element; nothing when that is no button. */
export function clickedButton({ element }: PlacedElement, match: ElementMatch, names: Names): JsonObject | undefined {
  const type = stringAt(element, 'type') ?? '';
  if (BUTTONS.includes(type)) return marksOf(type, element);
  if (type !== 'feedback_buttons') return undefined;
  const text = wantedText(match);
  const both = FEEDBACK.map(key => objectAt(element, key)).filter(isJsonObject);
  const chosen = both.find(button => text !== undefined && isText(textAt(button, 'text', names), text));
  if (chosen) return marksOf(type, chosen);
  const texts = both.map(button => `"${textAt(button, 'text', names)}"`).join(' or ');
  throw new Error(`There are two feedback buttons: click ${texts}, by its text.`);
}

function marksOf(type: string, button: JsonObject): JsonObject {
  const marks = ['text', 'value', 'style', 'icon', 'url', 'confirm'].filter(key => button[key] !== undefined);
  return { type, ...Object.fromEntries(marks.map(key => [key, button[key]])) };
}

/** The option of an overflow, of radio buttons or of checkboxes that a match names by its text. */
export function clickedOption({ element }: PlacedElement, match: ElementMatch, names: Names): JsonObject | undefined {
  const text = wantedText(match);
  if (text === undefined || !openChoices.includes(stringAt(element, 'type') ?? '')) return undefined;
  return objectsAt(element, 'options').find(option => isText(textAt(option, 'text', names), text));
}
