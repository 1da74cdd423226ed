import { toEnteredEntry } from '../block-kit/element-value.js';
import { type ElementMatch, matchesWholeText, describeWanted } from '../element-search/element-match.js';
import { describeElement, listOpenChoices } from '../element-search/element-texts.js';
import { findElement } from '../element-search/find-element.js';
import { isJsonObject, type JsonObject, type JsonValue, objectAt, objectsAt, stringAt } from '../json.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/users/user.js';
import type { View } from '../workspace/views/view.js';
import type { ActionDispatcher } from './action-dispatcher.js';
import { isAttachmentElement } from './attachment-elements.js';
import { clickAttachment, selectInAttachment } from './attachment.actions.js';
import { chooseValue, getHeldEntry, pressElement } from './block-action-payload.js';
import { createEntry } from './input.actions.js';
import type { Exchange } from './exchange.js';
import { findSurface } from './surface.js';
import type { TypedValue } from './element-input.js';
import type { PlacedElement } from '../block-kit/block-elements.js';
import { renderTextAt, type NameResolver } from '../rendering/plain-text.js';

/** A user clicks a button. */
export async function clickElement(
  desk: ActionDispatcher,
  user: User,
  shown: Message | View,
  match: ElementMatch,
  options: { app?: string },
): Promise<Exchange> {
  const found = findSurface(desk, shown, options.app);
  const placed = findElement(found, match);
  if (isAttachmentElement(placed) && placed.element.type === 'button') {
    return clickAttachment({ desk, user, app: found.app }, placed);
  }
  const button = findClickedButton(placed, match, found.names);
  if (button) {
    desk.recordAction(user, { verb: 'click', surface: found.surface, placed, entry: button });
    return pressElement(desk, user, found, placed, button);
  }
  const option = findFeedbackOption(placed, match, found.names);
  if (option) {
    const chosen = toPickedOptions(getHeldEntry(desk, user, found, placed), option);
    return chooseValue(desk, user, found, placed, toEnteredEntry(placed.element, chosen));
  }
  throw new Error(`${describeElement(placed, found.names)} is no button: select in it instead of clicking.
${found.draw()}`);
}

/** A user chooses in a menu, a picker or a list of boxes; the app is asked for the options of its own menus. */
export async function selectInElement(
  desk: ActionDispatcher,
  user: User,
  shown: Message | View,
  match: ElementMatch,
  value: TypedValue,
  options: { app?: string },
): Promise<Exchange> {
  const found = findSurface(desk, shown, options.app);
  const placed = findElement(found, match);
  const called = describeElement(placed, found.names);
  const entry = await createEntry(desk, user, found, placed, value, called);
  if (isAttachmentElement(placed)) return selectInAttachment({ desk, user, app: found.app }, placed, entry, called);
  // What the app was asked for may have changed it.
  return chooseValue(desk, user, findSurface(desk, shown, options.app), placed, entry);
}

/** What is chosen once an option was clicked: among boxes, clicking is on and off. */
function toPickedOptions(held: JsonObject | undefined, option: JsonObject): JsonValue {
  if (held?.type !== 'checkboxes') return option;
  const before = objectsAt(held, 'selected_options');
  const others = before.filter(each => each.value !== option.value);
  return others.length < before.length ? others : [...before, option];
}

const BUTTONS = ['button', 'workflow_button', 'icon_button'];
const FEEDBACK_BUTTONS = ['positive_button', 'negative_button'];

/** What an app is told of a click on an element; nothing when that is no button. */
export function findClickedButton(
  { element }: PlacedElement,
  match: ElementMatch,
  names: NameResolver,
): JsonObject | undefined {
  const type = stringAt(element, 'type') ?? '';
  if (BUTTONS.includes(type)) return listElementMarks(type, element);
  if (type !== 'feedback_buttons') return undefined;
  const text = describeWanted(match);
  const both = FEEDBACK_BUTTONS.map(key => objectAt(element, key)).filter(isJsonObject);
  const chosen = both.find(button => text !== undefined && matchesWholeText(renderTextAt(button, 'text', names), text));
  if (chosen) return listElementMarks(type, chosen);
  const texts = both.map(button => `"${renderTextAt(button, 'text', names)}"`).join(' or ');
  throw new Error(`There are two feedback buttons: click ${texts}, by its text.`);
}

function listElementMarks(type: string, button: JsonObject): JsonObject {
  const marks = ['text', 'value', 'style', 'icon', 'url', 'confirm'].filter(key => button[key] !== undefined);
  return { type, ...Object.fromEntries(marks.map(key => [key, button[key]])) };
}

/** The option of an overflow, of radio buttons or of checkboxes that a match names by its text. */
export function findFeedbackOption(
  { element }: PlacedElement,
  match: ElementMatch,
  names: NameResolver,
): JsonObject | undefined {
  const text = describeWanted(match);
  if (text === undefined || !listOpenChoices.includes(stringAt(element, 'type') ?? '')) return undefined;
  return objectsAt(element, 'options').find(option => matchesWholeText(renderTextAt(option, 'text', names), text));
}
