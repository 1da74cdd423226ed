import { MessageStream } from './message-stream/message-stream.js';
import { foundValue } from './found-value.js';
import { toLegacyOptions, parseDialogErrors } from './parse-legacy-result.js';
import { parseOptions } from './parse-options.js';
import { isAsyncIterable } from './message-stream/slack-stream.js';
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
export type HandlerResult =
  | { readonly form: 'nothing' }
  /** Shown to somebody: by the ack, by response_url or in the channel, as the kind has it. */
  | { readonly form: 'message'; readonly message: Message }
  /** Said piece by piece. */
  | { readonly form: 'stream'; readonly stream: MessageStream }
  /** A response action or options, which only the ack can carry: `dropped` is how many were too many. Or outputs. */
  | { readonly form: 'payload'; readonly payload: JsonObject; readonly dropped?: number };

/** What a returned value is, for a handler of one kind. `found` describes what is no answer, without its contents. */
export type ParsedResult =
  | { readonly ok: true; readonly answer: HandlerResult }
  | { readonly ok: false; readonly found: string };

const NOTHING: ParsedResult = { ok: true, answer: { form: 'nothing' } };

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
export function parseHandlerResult(kind: SlackKind, value: unknown): ParsedResult {
  if (value === undefined || value === null)
    return suggestionKinds.has(kind) ? { ok: false, found: 'nothing' } : NOTHING;
  if (value instanceof MessageStream) return { ok: true, answer: { form: 'stream', stream: value } };
  if (messageKinds.has(kind)) return readMessage(value);
  if (kind === 'view_submission') return readViewResponse(value);
  if (kind === 'dialog_submission') return readErrors(value);
  if (suggestionKinds.has(kind)) return readChoices(kind, value);
  if (kind === 'function' && isJsonObject(value) && !isAsyncIterable(value)) return payload(value);
  return notAnAnswer(value);
}

/** What is shown to somebody by what is an answer of message kinds alone: null for an answer of the kind, and for a stranger. */
export function parseMessageResult(kind: SlackKind, value: unknown): Message | null {
  if (messageKinds.has(kind) || parseHandlerResult(kind, value).ok) return null;
  const read = readMessage(value);
  return read.ok && read.answer.form === 'message' ? read.answer.message : null;
}

const said = (text: string): ParsedResult => ({ ok: true, answer: { form: 'message', message: { text } } });
const message = (fields: Message): ParsedResult => written({ form: 'message', message: fields });
const payload = (fields: JsonObject): ParsedResult => written({ form: 'payload', payload: fields });
const notAnAnswer = (value: unknown): ParsedResult => ({ ok: false, found: foundValue(value) });

/** What JSON can't hold has to be found out here: on its way to Slack it would take the ack along. */
function written(answer: HandlerResult): ParsedResult {
  try {
    JSON.stringify(answer);
    return { ok: true, answer };
  } catch {
    return { ok: false, found: 'an object that JSON cannot hold (a bigint, or a reference to itself)' };
  }
}

function readMessage(value: unknown): ParsedResult {
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

function readViewResponse(value: unknown): ParsedResult {
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

function readErrors(value: unknown): ParsedResult {
  const errors = parseDialogErrors(value);
  if (errors === null) return notAnAnswer(value);
  // A check that found nothing wrong.
  return errors.length === 0 ? NOTHING : payload({ errors });
}

/** Options as the menu that asks for them takes them. */
function readChoices(kind: SlackKind, value: unknown): ParsedResult {
  const read = parseOptions(value);
  if (read === null) return notAnAnswer(value);
  const choices =
    kind === 'options' ? read.choices : toLegacyOptions(read.choices, kind === 'dialog_suggestion' ? 'label' : 'text');
  return written({ form: 'payload', payload: choices, ...(read.dropped > 0 ? { dropped: read.dropped } : {}) });
}
