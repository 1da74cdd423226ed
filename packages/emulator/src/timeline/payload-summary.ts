import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../json.js';
import { redact } from './redact.js';
import type { AckPayloadKind } from './timeline-entry.js';

const LONGEST = 80;
const LONGEST_LINE = 240;

/** The name that people know an id of a person or channel by. */
export type NameOf = (id: string) => string;

/** A text in quotes, on one line, not too long, and with nothing secret in it. */
export function quoted(text: string): string {
  return `"${short(text, LONGEST)}"`;
}

/** Words with nothing secret in them, no longer than a line of the timeline may be. */
export function oneLine(text: string): string {
  return short(text, LONGEST_LINE);
}

/** What is thrown away in the end need not be read: so many times the rest is, to know a secret that begins in it. */
const ROOM = 3;

function short(text: string, longest: number): string {
  const read = text.slice(0, longest * ROOM);
  const line = readable(redact(read));
  // No half of a character that takes two places.
  if (line.length > longest) return `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
  // Mostly white space: its last word may be the half of a secret, which nobody knows as such.
  return read.length < text.length ? `${readable(redact(read.replace(/\S+$/, '')))}…` : line;
}

/** On one line, and with nothing that would steer a terminal: apps and people say what they like. */
const readable = (text: string): string => text.replaceAll(/[\s\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim();

/** So many of something: `1 option`, `2 options`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `#general`, or that it is a direct message. */
export function placeOf(channelId: string, nameOf: NameOf): string {
  const name = nameOf(channelId);
  return channelId.startsWith('D') || name === '' ? 'a direct message' : `#${name}`;
}

/** What somebody said, in quotes: with the names of people in the place of their ids. */
export function said(text: string, nameOf: NameOf): string {
  // Names are shorter than ids.
  const read = text.slice(0, LONGEST * ROOM * 4);
  return quoted(read.replaceAll(/<@([UW]\w+)(?:\|[^>]*)?>/g, (_, id: string) => `@${nameOf(id)}`));
}

/** What something in the shape of a message says: its text, else what it is made of. */
export function saying(message: JsonObject, nameOf: NameOf): string {
  const text = stringAt(message, 'text') ?? stringAt(message, 'markdown_text') ?? '';
  if (text !== '') return said(text, nameOf);
  const parts = (['block', 'attachment', 'file'] as const).flatMap(part => {
    const { length } = objectsAt(message, `${part}s`);
    return length === 0 ? [] : [counted(length, part)];
  });
  return parts.join(', ') || 'nothing';
}

/** What a payload is about. */
export function payloadWords(type: string, payload: unknown, nameOf: NameOf): string {
  if (!isJsonObject(payload)) return '';
  if (type === 'slash_commands') {
    return `${stringAt(payload, 'command') ?? ''} ${stringAt(payload, 'text') ?? ''}`.trim();
  }
  const event = objectAt(payload, 'event');
  if (event) return eventWords(event, nameOf);
  const view = objectAt(payload, 'view');
  const actions = objectsAt(payload, 'actions').map(
    action => stringAt(action, 'action_id') ?? stringAt(action, 'name'),
  );
  const about = actions.length > 0 ? actions.join(', ') : aboutOf(payload, view);
  return `${stringAt(payload, 'type') ?? ''} ${about}`.trim();
}

function aboutOf(payload: JsonObject, view: JsonObject | undefined): string {
  const [id] = [payload, view ?? {}].flatMap(each => stringAt(each, 'callback_id') || []);
  const suggestion = stringAt(payload, 'action_id');
  return suggestion === undefined ? (id ?? titleOf(view)) : `${suggestion} ${quoted(stringAt(payload, 'value') ?? '')}`;
}

function eventWords(event: JsonObject, nameOf: NameOf): string {
  const kind = [stringAt(event, 'type'), stringAt(event, 'subtype')].filter(each => each !== undefined).join('/');
  const channel = stringAt(event, 'channel') ?? stringAt(objectAt(event, 'item') ?? {}, 'channel');
  const text = stringAt(objectAt(event, 'message') ?? event, 'text');
  const reaction = stringAt(event, 'reaction');
  return [
    kind,
    text === undefined ? '' : said(text, nameOf),
    reaction === undefined ? '' : `:${reaction}:`,
    channel === undefined ? '' : `in ${placeOf(channel, nameOf)}`,
  ]
    .filter(each => each !== '')
    .join(' ');
}

/** The title of a view, in quotes. */
export function titleOf(view: JsonObject | undefined): string {
  const title = stringAt(objectAt(view ?? {}, 'title') ?? {}, 'text');
  return title === undefined ? '' : quoted(title);
}

/** What the payload of an ack is. */
export function ackPayloadKind(payload: unknown): AckPayloadKind {
  if (payload === undefined) return 'none';
  if (!isJsonObject(payload)) return 'other';
  if (Object.keys(payload).length === 0) return 'none';
  const action = payload.response_action;
  if (action === 'errors' || action === 'update' || action === 'push' || action === 'clear') return action;
  if (payload.errors !== undefined) return 'errors';
  if (payload.options !== undefined || payload.option_groups !== undefined) return 'options';
  return ['text', 'blocks', 'attachments'].some(part => payload[part] !== undefined) ? 'message' : 'other';
}

/** What an ack carries. */
export function ackWords(payload: unknown, nameOf: NameOf): string {
  const kind = ackPayloadKind(payload);
  if (kind === 'none') return 'bare';
  if (!isJsonObject(payload)) return 'no object';
  if (kind === 'message') return `message ${saying(payload, nameOf)}`;
  if (kind === 'errors') return `errors ${quoted(JSON.stringify(payload.errors ?? {}))}`;
  if (kind === 'options') {
    const groups = objectsAt(payload, 'option_groups');
    const options = [payload, ...groups].flatMap(each => objectsAt(each, 'options'));
    return counted(options.length, 'option');
  }
  const view = objectAt(payload, 'view');
  return view ? `${kind} ${titleOf(view)}`.trim() : kind;
}
