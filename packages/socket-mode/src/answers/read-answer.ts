import { legacyChoices, readDialogErrors } from './legacy-answer.js';
import { BegunStream } from './begun-stream.js';
import { isAsyncIterable } from './slack-stream.js';
import { isJsonObject, type JsonObject } from '../envelope/json.js';
import type { SlackKind } from '../envelope/payloads.js';

/** All that a message may have: what has more is something else that happens to have a text. */
const MESSAGE_FIELDS: ReadonlySet<string> = new Set([
  'attachments',
  'blocks',
  'channel',
  'delete_original',
  'icon_emoji',
  'icon_url',
  'link_names',
  'metadata',
  'mrkdwn',
  'parse',
  'replace_original',
  'reply_broadcast',
  'response_type',
  'text',
  'thread_ts',
  'unfurl_links',
  'unfurl_media',
  'username',
]);

/** A message as Slack's API takes it. */
export type Message = JsonObject;

/** A handler's answer, read and ready to send. */
export type Answer =
  | { readonly form: 'nothing' }
  /** Shown to somebody: by the ack, by response_url or in the channel, as the kind has it. */
  | { readonly form: 'message'; readonly message: Message }
  /** Said piece by piece. */
  | { readonly form: 'stream'; readonly stream: BegunStream }
  /** A response action or options, which only the ack can carry: `dropped` is how many were too many. Or outputs. */
  | { readonly form: 'payload'; readonly payload: JsonObject; readonly dropped?: number };

/** What a returned value is, for a handler of one kind. `found` describes what is no answer, without its contents. */
export type ReadAnswer =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly found: string };

const NOTHING: ReadAnswer = { ok: true, answer: { form: 'nothing' } };

const messageKinds: ReadonlySet<SlackKind> = new Set([
  'command',
  'message',
  'assistant',
  'action',
  'message_shortcut',
  'interactive_message',
]);

const suggestionKinds: ReadonlySet<SlackKind> = new Set([
  'options',
  'interactive_message_suggestion',
  'dialog_suggestion',
]);

/**
 * Reads what a handler or a filter returned. What isn't an answer of the kind (`return repository.save(ticket)`) is
 * never sent: a stranger's object must not end up in a channel.
 */
export function readAnswer(kind: SlackKind, value: unknown): ReadAnswer {
  if (value === undefined || value === null)
    return suggestionKinds.has(kind) ? { ok: false, found: 'nothing' } : NOTHING;
  if (value instanceof BegunStream) return { ok: true, answer: { form: 'stream', stream: value } };
  if (messageKinds.has(kind)) return readMessage(value);
  if (kind === 'view_submission') return readViewResponse(value);
  if (kind === 'dialog_submission') return readErrors(value);
  if (suggestionKinds.has(kind)) return inFormOf(kind, readOptions(value));
  if (kind === 'function' && isJsonObject(value) && !isAsyncIterable(value)) return payload(value);
  return notAnAnswer(value);
}

const said = (text: string): ReadAnswer => ({ ok: true, answer: { form: 'message', message: { text } } });
const message = (fields: Message): ReadAnswer => written({ form: 'message', message: fields });
const payload = (fields: JsonObject): ReadAnswer => written({ form: 'payload', payload: fields });
const notAnAnswer = (value: unknown): ReadAnswer => ({ ok: false, found: describe(value) });

/** What JSON can't hold has to be found out here: on its way to Slack it would take the ack along. */
function written(answer: Answer): ReadAnswer {
  try {
    JSON.stringify(answer);
    return { ok: true, answer };
  } catch {
    return { ok: false, found: 'an object that JSON cannot hold (a bigint, or a reference to itself)' };
  }
}

function readMessage(value: unknown): ReadAnswer {
  if (typeof value === 'string') return value === '' ? NOTHING : said(value);
  if (!isJsonObject(value)) return notAnAnswer(value);
  const says =
    typeof value['text'] === 'string' ||
    Array.isArray(value['blocks']) ||
    Array.isArray(value['attachments']) ||
    value['delete_original'] === true;
  if (!says || !Object.keys(value).every(field => MESSAGE_FIELDS.has(field))) return notAnAnswer(value);
  const type: unknown = value['response_type'];
  // Slack takes any other for the default, and shows to one what was meant for all.
  if (type === undefined || type === 'ephemeral' || type === 'in_channel') return message(value);
  return { ok: false, found: `a message whose response_type is neither 'ephemeral' nor 'in_channel'` };
}

function readViewResponse(value: unknown): ReadAnswer {
  if (!isJsonObject(value)) return notAnAnswer(value);
  switch (value['response_action']) {
    case 'clear':
      return payload({ response_action: 'clear' });
    case 'update':
    case 'push':
      return isJsonObject(value['view']) ? payload(value) : notAnAnswer(value);
    case 'errors':
      if (!isJsonObject(value['errors'])) return notAnAnswer(value);
      // A check that found nothing wrong.
      return Object.keys(value['errors']).length === 0 ? NOTHING : payload(value);
    default:
      return notAnAnswer(value);
  }
}

function readErrors(value: unknown): ReadAnswer {
  const errors = readDialogErrors(value);
  if (errors === null) return notAnAnswer(value);
  // A check that found nothing wrong.
  return errors.length === 0 ? NOTHING : payload({ errors });
}

/** Options as the menu that asks for them takes them. */
function inFormOf(kind: SlackKind, read: ReadAnswer): ReadAnswer {
  if (kind === 'options' || !read.ok || read.answer.form !== 'payload') return read;
  const label = kind === 'dialog_suggestion' ? 'label' : 'text';
  return { ok: true, answer: { ...read.answer, payload: legacyChoices(read.answer.payload, label) } };
}

/** Slack takes no more options than this. */
const MOST_OPTIONS = 100;

function readOptions(value: unknown): ReadAnswer {
  if (Array.isArray(value)) return choices('options', value.map(readOption));
  if (!isJsonObject(value)) return notAnAnswer(value);
  if (Array.isArray(value['options'])) return readOptions(value['options']);
  const groups: unknown = value['option_groups'];
  if (!Array.isArray(groups)) return notAnAnswer(value);
  return choices('option_groups', groups);
}

function choices(key: 'options' | 'option_groups', all: readonly unknown[]): ReadAnswer {
  const fields = { [key]: all.slice(0, MOST_OPTIONS) };
  if (all.length <= MOST_OPTIONS) return payload(fields);
  return written({ form: 'payload', payload: fields, dropped: all.length - MOST_OPTIONS });
}

/** `'a'` and `{ text: 'a', value: 'a' }` are short for the option object that Slack wants. */
function readOption(option: unknown): unknown {
  if (typeof option === 'string') return { text: plainText(option), value: option };
  if (isJsonObject(option) && typeof option['text'] === 'string') return { ...option, text: plainText(option['text']) };
  return option;
}

const plainText = (text: string) => ({ type: 'plain_text', text });

/** Names a value's type and, of an object, its keys: enough to find the mistake, nothing of what it holds. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (isAsyncIterable(value)) return 'a stream';
  if (!isJsonObject(value)) return `a ${typeof value}`;
  const name = value.constructor === Object ? 'an object' : `a ${value.constructor?.name ?? 'bare object'}`;
  const keys = Object.keys(value).slice(0, 5);
  return keys.length === 0 ? `${name} without keys` : `${name} with ${keys.join(', ')}`;
}
