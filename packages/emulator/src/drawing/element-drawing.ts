import { initialEntry } from '../block-kit/element-value.js';
import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../json.js';
import { entryText, entryTexts } from './entry-text.js';
import { textAt, textOf, type Names } from './written-text.js';

const FIELD_WIDTH = 16;

/**
 * An element as text: `[ Close ]`, `( Priority ▾ )`, `[Printer_________]`, `(•) high  ( ) low`, `[x] urgent`.
 * @param entry what it holds. Default: what it starts with
 */
export function drawElement(element: JsonObject, names: Names, entry?: JsonObject): string {
  const type = stringAt(element, 'type') ?? '';
  const held = entry ?? initialEntry(element) ?? {};
  switch (type) {
    case 'plain_text':
    case 'mrkdwn':
      return textOf(element, names);
    case 'image':
      return `[image: ${stringAt(element, 'alt_text') ?? ''}]`;
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return button(textAt(element, 'text', names) || `:${stringAt(element, 'icon') ?? type}:`);
    case 'feedback_buttons':
      return ['positive_button', 'negative_button']
        .map(key => button(textAt(objectAt(element, key) ?? {}, 'text', names)))
        .join(' ');
    case 'overflow':
      return `( ⋯ ${optionTexts(element, names).join(' | ')} )`;
    case 'radio_buttons':
      return choices(element, held, names, ['(•)', '( )']);
    case 'checkboxes':
      return choices(element, held, names, ['[x]', '[ ]']);
    case 'file_input':
      return `[files: ${entryText(held, names) || 'none'}]`;
    default:
      return type.endsWith('_input') ? field(element, held, names) : menu(element, held, names);
  }
}

/** The texts of the options that an element has itself, those of groups among them. */
export function optionTexts(element: JsonObject, names: Names): string[] {
  const groups = objectsAt(element, 'option_groups').flatMap(group => objectsAt(group, 'options'));
  return [...objectsAt(element, 'options'), ...groups].map(option => textAt(option, 'text', names));
}

const button = (text: string): string => `[ ${text} ]`;

function field(element: JsonObject, held: JsonObject, names: Names): string {
  const value = entryText(held, names);
  const placeholder = textAt(element, 'placeholder', names);
  return `[${value.padEnd(FIELD_WIDTH, '_')}]${value === '' && placeholder !== '' ? ` ${placeholder}` : ''}`;
}

function menu(element: JsonObject, held: JsonObject, names: Names): string {
  const shown = entryText(held, names) || textAt(element, 'placeholder', names) || textOf(element.text, names);
  return `( ${shown || 'Choose'} ▾ )`;
}

function choices(element: JsonObject, held: JsonObject, names: Names, [on, off]: readonly [string, string]): string {
  const chosen = entryTexts(held, names);
  return objectsAt(element, 'options')
    .filter(isJsonObject)
    .map(option => textAt(option, 'text', names))
    .map(text => `${chosen.includes(text) ? on : off} ${text}`)
    .join('  ');
}
