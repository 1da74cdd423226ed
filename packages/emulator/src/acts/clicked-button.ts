import type { PlacedElement } from '../block-kit/placed-elements.js';
import { textAt, type Names } from '../drawing/written-text.js';
import { wantedText, type ElementMatch } from '../finding/element-match.js';
import { openChoices } from '../finding/element-texts.js';
import { isText } from '../finding/text-match.js';
import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../json.js';

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
