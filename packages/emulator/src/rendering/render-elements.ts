import { initialEntry } from '../block-kit/element-value.js';
import { isJsonObject, type JsonObject, type JsonValue, objectAt, objectsAt, stringAt } from '../json.js';
import { channelMention, mention, type Names, richTextLines, textAt, textOf } from './plain-text.js';

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

/** What an element holds, as a person reads it: the text of an option, a name, a date; empty when it holds nothing. */
export function entryText(entry: JsonObject, names: Names): string {
  const texts = entryTexts(entry, names);
  return texts.join(', ');
}

/** The same, each of several choices apart. */
export function entryTexts(entry: JsonObject, names: Names): string[] {
  return Object.entries(entry)
    .filter(([field]) => field !== 'type' && field !== 'timezone')
    .flatMap(([field, value]) => (Array.isArray(value) ? value : [value]).map(each => valueText(field, each, names)))
    .filter(text => text !== '');
}

function valueText(field: string, value: JsonValue | undefined, names: Names): string {
  if (typeof value === 'number') {
    return field === 'selected_date_time'
      ? new Date(value * 1000).toISOString().slice(0, 16).replace('T', ' ')
      : `${value}`;
  }
  if (typeof value === 'string') return named(field, value, names);
  if (!isJsonObject(value)) return '';
  if (field === 'rich_text_value') return richTextLines(value, names).join(' ');
  const name = value.name ?? value.id;
  return textAt(value, 'text', names) || (typeof name === 'string' ? name : '');
}

function named(field: string, id: string, names: Names): string {
  if (field.startsWith('selected_user')) return mention(id, names);
  if (field.startsWith('selected_channel')) return channelMention(id, names);
  if (!field.startsWith('selected_conversation')) return id;
  return names.user(id) === undefined ? channelMention(id, names) : mention(id, names);
}
