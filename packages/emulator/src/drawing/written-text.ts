import { isJsonObject, stringAt, type JsonObject, type JsonValue } from '../json.js';

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
