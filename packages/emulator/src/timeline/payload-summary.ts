import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../json.js';
import { redact } from './redact.js';
import type { AckPayloadKind } from './timeline-entry.js';

const MAX_TEXT_LENGTH = 80;
const MAX_LINE_LENGTH = 240;

/** Returns the name of a user or channel id. */
export type NameLookup = (id: string) => string;

/** Quotes a text on one line, truncated and redacted. */
export function quoteText(text: string): string {
  return `"${truncate(text, MAX_TEXT_LENGTH)}"`;
}

/** Redacts a text and truncates it to the length of a timeline line. */
export function toSingleLine(text: string): string {
  return truncate(text, MAX_LINE_LENGTH);
}

/** What is thrown away in the end need not be read: so many times the rest is, to know a secret that begins in it. */
const TEXT_BUDGET = 3;

function truncate(text: string, longest: number): string {
  const read = text.slice(0, longest * TEXT_BUDGET);
  const line = readable(redact(read));
  // Don't split a surrogate pair.
  if (line.length > longest) return `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
  // Mostly white space: its last word may be the half of a secret, which nobody knows as such.
  return read.length < text.length ? `${readable(redact(read.replace(/\S+$/, '')))}…` : line;
}

/** Replaces white space and terminal control characters, since texts of apps and users can contain any. */
const readable = (text: string): string => text.replaceAll(/[\s\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim();

/** So many of something: `1 option`, `2 options`. */
export function pluralize(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Returns `#general`, or text for a direct message. */
export function describeConversation(channelId: string, nameOf: NameLookup): string {
  const name = nameOf(channelId);
  return channelId.startsWith('D') || name === '' ? 'a direct message' : `#${name}`;
}

/** Quotes a message, with user names in place of ids. */
export function quoteMessage(text: string, nameOf: NameLookup): string {
  // Names are shorter than ids.
  const read = text.slice(0, MAX_TEXT_LENGTH * TEXT_BUDGET * 4);
  return quoteText(read.replaceAll(/<@([UW]\w+)(?:\|[^>]*)?>/g, (_, id: string) => `@${nameOf(id)}`));
}

/** What something in the shape of a message says: its text, else what it is made of. */
export function describeSaying(message: JsonObject, nameOf: NameLookup): string {
  const text = stringAt(message, 'text') ?? stringAt(message, 'markdown_text') ?? '';
  if (text !== '') return quoteMessage(text, nameOf);
  const parts = (['block', 'attachment', 'file'] as const).flatMap(part => {
    const { length } = objectsAt(message, `${part}s`);
    return length === 0 ? [] : [pluralize(length, part)];
  });
  return parts.join(', ') || 'nothing';
}

/** What a payload is about. */
export function summarizePayload(type: string, payload: unknown, nameOf: NameLookup): string {
  if (!isJsonObject(payload)) return '';
  if (type === 'slash_commands') {
    return `${stringAt(payload, 'command') ?? ''} ${stringAt(payload, 'text') ?? ''}`.trim();
  }
  const event = objectAt(payload, 'event');
  if (event) return summarizeEvent(event, nameOf);
  const view = objectAt(payload, 'view');
  const actions = objectsAt(payload, 'actions').map(
    action => stringAt(action, 'action_id') ?? stringAt(action, 'name'),
  );
  const about = actions.length > 0 ? actions.join(', ') : summarizeEventSubject(payload, view);
  return `${stringAt(payload, 'type') ?? ''} ${about}`.trim();
}

function summarizeEventSubject(payload: JsonObject, view: JsonObject | undefined): string {
  const [id] = [payload, view ?? {}].flatMap(each => stringAt(each, 'callback_id') || []);
  const suggestion = stringAt(payload, 'action_id');
  return suggestion === undefined
    ? (id ?? getViewTitle(view))
    : `${suggestion} ${quoteText(stringAt(payload, 'value') ?? '')}`;
}

function summarizeEvent(event: JsonObject, nameOf: NameLookup): string {
  const kind = [stringAt(event, 'type'), stringAt(event, 'subtype')].filter(each => each !== undefined).join('/');
  const channel = stringAt(event, 'channel') ?? stringAt(objectAt(event, 'item') ?? {}, 'channel');
  const text = stringAt(objectAt(event, 'message') ?? event, 'text');
  const reaction = stringAt(event, 'reaction');
  return [
    kind,
    text === undefined ? '' : quoteMessage(text, nameOf),
    reaction === undefined ? '' : `:${reaction}:`,
    channel === undefined ? '' : `in ${describeConversation(channel, nameOf)}`,
  ]
    .filter(each => each !== '')
    .join(' ');
}

export function getViewTitle(view: JsonObject | undefined): string {
  const title = stringAt(objectAt(view ?? {}, 'title') ?? {}, 'text');
  return title === undefined ? '' : quoteText(title);
}

/** What the payload of an ack is. */
export function getAckPayloadKind(payload: unknown): AckPayloadKind {
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
export function summarizeAck(payload: unknown, nameOf: NameLookup): string {
  const kind = getAckPayloadKind(payload);
  if (kind === 'none') return 'bare';
  if (!isJsonObject(payload)) return 'no object';
  if (kind === 'message') return `message ${describeSaying(payload, nameOf)}`;
  if (kind === 'errors') return `errors ${quoteText(JSON.stringify(payload.errors ?? {}))}`;
  if (kind === 'options') {
    const groups = objectsAt(payload, 'option_groups');
    const options = [payload, ...groups].flatMap(each => objectsAt(each, 'options'));
    return pluralize(options.length, 'option');
  }
  const view = objectAt(payload, 'view');
  return view ? `${kind} ${getViewTitle(view)}`.trim() : kind;
}
