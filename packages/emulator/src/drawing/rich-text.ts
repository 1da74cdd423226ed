import { objectsAt, readObjects, stringAt, type JsonObject } from '../json.js';
import { channelMention, mention, type Names } from './written-text.js';

/** The lines of a rich text block, or of what somebody wrote into a rich text input. */
export function richTextLines(block: JsonObject, names: Names): string[] {
  return objectsAt(block, 'elements').flatMap(element => {
    if (element.type === 'rich_text_list') return listLines(element, names);
    const lines = inline(objectsAt(element, 'elements'), names).split('\n');
    if (element.type === 'rich_text_quote') return lines.map(line => `> ${line}`);
    return element.type === 'rich_text_preformatted' ? ['```', ...lines, '```'] : lines;
  });
}

function listLines(list: JsonObject, names: Names): string[] {
  const depth = typeof list.indent === 'number' ? list.indent : 0;
  const first = typeof list.offset === 'number' ? list.offset + 1 : 1;
  return objectsAt(list, 'elements').map((item, index) => {
    const mark = list.style === 'ordered' ? `${first + index}.` : '•';
    return `${'  '.repeat(depth)}${mark} ${inline(objectsAt(item, 'elements'), names)}`;
  });
}

function inline(elements: readonly JsonObject[], names: Names): string {
  return elements.map(element => piece(element, names)).join('');
}

function piece(element: JsonObject, names: Names): string {
  const at = (key: string): string => stringAt(element, key) ?? '';
  switch (element.type) {
    case 'user':
      return mention(at('user_id'), names);
    case 'channel':
      return channelMention(at('channel_id'), names);
    case 'usergroup':
      return `@${at('usergroup_id')}`;
    case 'broadcast':
      return `@${at('range')}`;
    case 'emoji':
      return `:${at('name')}:`;
    case 'link':
      return at('text') || at('url');
    case 'date':
      return at('fallback') || JSON.stringify(element.timestamp ?? '');
    case 'color':
      return at('value');
    default:
      return at('text') || inline(readObjects(element.elements) ?? [], names);
  }
}
