import { isJsonObject, type JsonObject, type JsonValue, objectsAt, readObjects, stringAt } from '../json.js';
import type { Workspace } from '../workspace/workspace.js';

/** Resolves the ids in texts to names. */
export interface NameResolver {
  /** The handle of a user, without its `@`. */
  readonly user: (id: string) => string | undefined;
  /** The name of a channel, without its `#`. */
  readonly channel: (id: string) => string | undefined;
}

const RENDERED_ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Renders mrkdwn as plain text: mentions by name, links by label, characters unescaped. */
export function renderMrkdwn(text: string, names: NameResolver): string {
  return text
    .replaceAll(/<([^<>]+)>/g, (_, inside: string) => renderReference(inside, names))
    .replaceAll(/&(?:lt|gt|amp);/g, entity => RENDERED_ENTITIES[entity] ?? entity);
}

/** Renders a text object or a string; empty when it is missing. */
export function renderTextObject(value: JsonValue | undefined, names: NameResolver): string {
  if (typeof value === 'string') return value;
  if (!isJsonObject(value)) return '';
  const text = stringAt(value, 'text') ?? '';
  return value.type === 'mrkdwn' ? renderMrkdwn(text, names) : text;
}

/** The text of the text object `key`. */
export const renderTextAt = (object: JsonObject, key: string, names: NameResolver): string =>
  renderTextObject(object[key], names);

export const renderMention = (id: string, names: NameResolver): string => `@${names.user(id) ?? id}`;

export const renderChannelMention = (id: string, names: NameResolver): string => `#${names.channel(id) ?? id}`;

function renderReference(inside: string, names: NameResolver): string {
  const [target = '', label] = inside.split('|', 2);
  if (target.startsWith('@')) return renderMention(target.slice(1), names);
  if (target.startsWith('#')) return renderChannelMention(target.slice(1), names);
  if (label !== undefined && label !== '') return label;
  return target.startsWith('!') ? `@${target.slice(1)}` : target;
}

/** Creates a resolver for the users and channels of a workspace. */
export function createWorkspaceNames({ users, channels }: Workspace): NameResolver {
  return { user: id => users.find(id)?.name, channel: id => channels.find(id)?.name };
}

/** Renders the lines of a rich text block or of the value of a rich text input. */
export function renderRichText(block: JsonObject, names: NameResolver): string[] {
  return objectsAt(block, 'elements').flatMap(element => {
    if (element.type === 'rich_text_list') return renderList(element, names);
    const lines = renderInline(objectsAt(element, 'elements'), names).split('\n');
    if (element.type === 'rich_text_quote') return lines.map(line => `> ${line}`);
    return element.type === 'rich_text_preformatted' ? ['```', ...lines, '```'] : lines;
  });
}

function renderList(list: JsonObject, names: NameResolver): string[] {
  const depth = typeof list.indent === 'number' ? list.indent : 0;
  const first = typeof list.offset === 'number' ? list.offset + 1 : 1;
  return objectsAt(list, 'elements').map((item, index) => {
    const mark = list.style === 'ordered' ? `${first + index}.` : '•';
    return `${'  '.repeat(depth)}${mark} ${renderInline(objectsAt(item, 'elements'), names)}`;
  });
}

function renderInline(elements: readonly JsonObject[], names: NameResolver): string {
  return elements.map(element => renderPart(element, names)).join('');
}

function renderPart(element: JsonObject, names: NameResolver): string {
  const at = (key: string): string => stringAt(element, key) ?? '';
  switch (element.type) {
    case 'user':
      return renderMention(at('user_id'), names);
    case 'channel':
      return renderChannelMention(at('channel_id'), names);
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
      return at('text') || renderInline(readObjects(element.elements) ?? [], names);
  }
}
