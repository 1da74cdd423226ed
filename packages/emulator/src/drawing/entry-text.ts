import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';
import { richTextLines } from './rich-text.js';
import { channelMention, mention, textAt, type Names } from './written-text.js';

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
