import { isJsonObject, type JsonObject, type JsonValue, objectsAt, readObjects, stringAt } from '../json.js';
import type { Workspace } from '../workspace/workspace.js';

/** How people and channels are called whose ids stand in texts. */
export interface Names {
  /** The handle of a user, without its `@`. */
  readonly user: (id: string) => string | undefined;
  /** The name of a channel, without its `#`. */
  readonly channel: (id: string) => string | undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** A text of Slack's markup as people read it: mentions by name, links by their label, characters unescaped. */
export function written(text: string, names: Names): string {
  return text
    .replaceAll(/<([^<>]+)>/g, (_, inside: string) => reference(inside, names))
    .replaceAll(/&(?:lt|gt|amp);/g, entity => ENTITIES[entity] ?? entity);
}

/** What a text object says, or a text that stands alone. Empty where there is none. */
export function textOf(value: JsonValue | undefined, names: Names): string {
  if (typeof value === 'string') return value;
  if (!isJsonObject(value)) return '';
  const text = stringAt(value, 'text') ?? '';
  return value.type === 'mrkdwn' ? written(text, names) : text;
}

/** The text of the text object `key`. */
export const textAt = (object: JsonObject, key: string, names: Names): string => textOf(object[key], names);

/** A mention of somebody. */
export const mention = (id: string, names: Names): string => `@${names.user(id) ?? id}`;

/** A mention of a channel. */
export const channelMention = (id: string, names: Names): string => `#${names.channel(id) ?? id}`;

function reference(inside: string, names: Names): string {
  const [target = '', label] = inside.split('|', 2);
  if (target.startsWith('@')) return mention(target.slice(1), names);
  if (target.startsWith('#')) return channelMention(target.slice(1), names);
  if (label !== undefined && label !== '') return label;
  return target.startsWith('!') ? `@${target.slice(1)}` : target;
}

/** How everybody and everything in a workspace is called, for drawings of what is said there. */
export function namesIn({ users, channels }: Workspace): Names {
  return { user: id => users.find(id)?.name, channel: id => channels.find(id)?.name };
}

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
