import { MessageStream } from './message-stream/message-stream.js';
import { describeValue } from './describe-value.js';
import { parseDialogErrors, parseOptions, toLegacyOptions } from './parse-options.js';
import { isAsyncIterable } from './message-stream/slack-stream.js';
import { isJsonObject, type JsonObject } from '../envelope/json.js';
import type { SlackKind } from '../envelope/payloads.js';

/** The fields of a message. An object with other fields is not a message, even if it has a `text`. */
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

/** The arguments of a message for Slack's API. */
export type Message = JsonObject;

/** A validated result of a handler. */
export type HandlerResult =
  | { readonly type: 'nothing' }
  /** A message: sent in the ack, to the response_url or to the channel, depending on the kind. */
  | { readonly type: 'message'; readonly message: Message }
  /** Posted in chunks. */
  | { readonly type: 'stream'; readonly stream: MessageStream }
  /** A response action, options or function outputs. `dropped` is the number of options over Slack's limit. */
  | { readonly type: 'payload'; readonly payload: JsonObject; readonly dropped?: number };

/** A parsed return value. `description` describes an invalid value without its contents. */
export type ParsedResult =
  | { readonly ok: true; readonly result: HandlerResult }
  | { readonly ok: false; readonly description: string };

const NO_RESULT: ParsedResult = { ok: true, result: { type: 'nothing' } };

const MESSAGE_KINDS: ReadonlySet<SlackKind> = new Set([
  'command',
  'message',
  'assistant',
  'action',
  'message_shortcut',
  'interactive_message',
]);

const SUGGESTION_KINDS: ReadonlySet<SlackKind> = new Set([
  'options',
  'interactive_message_suggestion',
  'dialog_suggestion',
]);

/**
 * Validates what a handler or an exception filter returned. A value that is not a result of the kind, such as the entity
 * of `return repository.save(ticket)`, is never sent.
 */
export function parseHandlerResult(kind: SlackKind, value: unknown): ParsedResult {
  if (value === undefined || value === null)
    return SUGGESTION_KINDS.has(kind) ? { ok: false, description: 'nothing' } : NO_RESULT;
  if (value instanceof MessageStream) return { ok: true, result: { type: 'stream', stream: value } };
  if (MESSAGE_KINDS.has(kind)) return parseMessage(value);
  if (kind === 'view_submission') return parseViewResponse(value);
  if (kind === 'dialog_submission') return parseDialogResponse(value);
  if (SUGGESTION_KINDS.has(kind)) return parseChoices(kind, value);
  if (kind === 'function' && isJsonObject(value) && !isAsyncIterable(value)) return toPayloadResult(value);
  return toInvalidResult(value);
}

/** Parses a message that is not a result of the kind, such as a text for a view submission. Null for any other value. */
export function parseMessageResult(kind: SlackKind, value: unknown): Message | null {
  if (MESSAGE_KINDS.has(kind) || parseHandlerResult(kind, value).ok) return null;
  const read = parseMessage(value);
  return read.ok && read.result.type === 'message' ? read.result.message : null;
}

const toTextResult = (text: string): ParsedResult => ({ ok: true, result: { type: 'message', message: { text } } });
const toMessageResult = (fields: Message): ParsedResult => checkSerializable({ type: 'message', message: fields });
const toPayloadResult = (fields: JsonObject): ParsedResult => checkSerializable({ type: 'payload', payload: fields });
const toInvalidResult = (value: unknown): ParsedResult => ({ ok: false, description: describeValue(value) });

/** Rejects values that JSON cannot represent, which would otherwise fail when the ack is written. */
function checkSerializable(answer: HandlerResult): ParsedResult {
  try {
    JSON.stringify(answer);
    return { ok: true, result: answer };
  } catch {
    return { ok: false, description: 'an object that JSON cannot hold (a bigint, or a reference to itself)' };
  }
}

function parseMessage(value: unknown): ParsedResult {
  if (typeof value === 'string') return value === '' ? NO_RESULT : toTextResult(value);
  if (!isJsonObject(value)) return toInvalidResult(value);
  const says =
    typeof value['text'] === 'string' ||
    Array.isArray(value['blocks']) ||
    Array.isArray(value['attachments']) ||
    value['delete_original'] === true;
  if (!says || !Object.keys(value).every(field => MESSAGE_FIELDS.has(field))) return toInvalidResult(value);
  const type: unknown = value['response_type'];
  // Slack treats any other value as `ephemeral`.
  if (type === undefined || type === 'ephemeral' || type === 'in_channel') return toMessageResult(value);
  return { ok: false, description: `a message whose response_type is neither 'ephemeral' nor 'in_channel'` };
}

function parseViewResponse(value: unknown): ParsedResult {
  if (!isJsonObject(value)) return toInvalidResult(value);
  switch (value['response_action']) {
    case 'clear':
      return toPayloadResult({ response_action: 'clear' });
    case 'update':
    case 'push':
      return isJsonObject(value['view']) ? toPayloadResult(value) : toInvalidResult(value);
    case 'errors':
      if (!isJsonObject(value['errors'])) return toInvalidResult(value);
      // Without errors, the submission is valid.
      return Object.keys(value['errors']).length === 0 ? NO_RESULT : toPayloadResult(value);
    default:
      return toInvalidResult(value);
  }
}

function parseDialogResponse(value: unknown): ParsedResult {
  const errors = parseDialogErrors(value);
  if (errors === null) return toInvalidResult(value);
  // Without errors, the submission is valid.
  return errors.length === 0 ? NO_RESULT : toPayloadResult({ errors });
}

/** Parses options in the format of the menu that requests them. */
function parseChoices(kind: SlackKind, value: unknown): ParsedResult {
  const read = parseOptions(value);
  if (read === null) return toInvalidResult(value);
  const choices =
    kind === 'options' ? read.choices : toLegacyOptions(read.choices, kind === 'dialog_suggestion' ? 'label' : 'text');
  return checkSerializable({
    type: 'payload',
    payload: choices,
    ...(read.dropped > 0 ? { dropped: read.dropped } : {}),
  });
}
