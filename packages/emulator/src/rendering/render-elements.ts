import { getInitialEntry } from '../block-kit/element-value.js';
import { isJsonObject, type JsonObject, type JsonValue, objectAt, objectsAt, stringAt } from '../json.js';
import {
  renderChannelMention,
  renderMention,
  type NameResolver,
  renderRichText,
  renderTextAt,
  renderTextObject,
} from './plain-text.js';

const FIELD_WIDTH = 16;

/**
 * An element as text: `[ Close ]`, `( Priority ▾ )`, `[Printer_________]`, `(•) high  ( ) low`, `[x] urgent`.
 * @param entry what it holds. Default: what it starts with
 */
export function renderElement(element: JsonObject, names: NameResolver, entry?: JsonObject): string {
  const type = stringAt(element, 'type') ?? '';
  const held = entry ?? getInitialEntry(element) ?? {};
  switch (type) {
    case 'plain_text':
    case 'mrkdwn':
      return renderTextObject(element, names);
    case 'image':
      return `[image: ${stringAt(element, 'alt_text') ?? ''}]`;
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return renderButton(renderTextAt(element, 'text', names) || `:${stringAt(element, 'icon') ?? type}:`);
    case 'feedback_buttons':
      return ['positive_button', 'negative_button']
        .map(key => renderButton(renderTextAt(objectAt(element, key) ?? {}, 'text', names)))
        .join(' ');
    case 'overflow':
      return `( ⋯ ${listOptionTexts(element, names).join(' | ')} )`;
    case 'radio_buttons':
      return renderChoices(element, held, names, ['(•)', '( )']);
    case 'checkboxes':
      return renderChoices(element, held, names, ['[x]', '[ ]']);
    case 'file_input':
      return `[files: ${renderEntry(held, names) || 'none'}]`;
    default:
      return type.endsWith('_input') ? renderField(element, held, names) : renderMenu(element, held, names);
  }
}

/** Lists the texts of an element's own options, including those in option groups. */
export function listOptionTexts(element: JsonObject, names: NameResolver): string[] {
  const groups = objectsAt(element, 'option_groups').flatMap(group => objectsAt(group, 'options'));
  return [...objectsAt(element, 'options'), ...groups].map(option => renderTextAt(option, 'text', names));
}

const renderButton = (text: string): string => `[ ${text} ]`;

function renderField(element: JsonObject, held: JsonObject, names: NameResolver): string {
  const value = renderEntry(held, names);
  const placeholder = renderTextAt(element, 'placeholder', names);
  return `[${value.padEnd(FIELD_WIDTH, '_')}]${value === '' && placeholder !== '' ? ` ${placeholder}` : ''}`;
}

function renderMenu(element: JsonObject, held: JsonObject, names: NameResolver): string {
  const shown =
    renderEntry(held, names) || renderTextAt(element, 'placeholder', names) || renderTextObject(element.text, names);
  return `( ${shown || 'Choose'} ▾ )`;
}

function renderChoices(
  element: JsonObject,
  held: JsonObject,
  names: NameResolver,
  [on, off]: readonly [string, string],
): string {
  const chosen = listEntryTexts(held, names);
  return objectsAt(element, 'options')
    .filter(isJsonObject)
    .map(option => renderTextAt(option, 'text', names))
    .map(text => `${chosen.includes(text) ? on : off} ${text}`)
    .join('  ');
}

/** Renders the value of an element: the text of an option, a name, a date; empty without a value. */
export function renderEntry(entry: JsonObject, names: NameResolver): string {
  const texts = listEntryTexts(entry, names);
  return texts.join(', ');
}

/** The same, each of several choices apart. */
export function listEntryTexts(entry: JsonObject, names: NameResolver): string[] {
  return Object.entries(entry)
    .filter(([field]) => field !== 'type' && field !== 'timezone')
    .flatMap(([field, value]) => (Array.isArray(value) ? value : [value]).map(each => valueText(field, each, names)))
    .filter(text => text !== '');
}

function valueText(field: string, value: JsonValue | undefined, names: NameResolver): string {
  if (typeof value === 'number') {
    return field === 'selected_date_time'
      ? new Date(value * 1000).toISOString().slice(0, 16).replace('T', ' ')
      : `${value}`;
  }
  if (typeof value === 'string') return renderSelectedName(field, value, names);
  if (!isJsonObject(value)) return '';
  if (field === 'rich_text_value') return renderRichText(value, names).join(' ');
  const name = value.name ?? value.id;
  return renderTextAt(value, 'text', names) || (typeof name === 'string' ? name : '');
}

function renderSelectedName(field: string, id: string, names: NameResolver): string {
  if (field.startsWith('selected_user')) return renderMention(id, names);
  if (field.startsWith('selected_channel')) return renderChannelMention(id, names);
  if (!field.startsWith('selected_conversation')) return id;
  return names.user(id) === undefined ? renderChannelMention(id, names) : renderMention(id, names);
}
