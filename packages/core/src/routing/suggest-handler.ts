import { getAssistantMoment } from '../envelope/assistant-metadata.js';
import type { EnvelopeKind, SlackEnvelope } from '../envelope/envelope.js';
import { arrayAt, isJsonObject, objectAt, textAt, type JsonObject } from '../envelope/json.js';
import { getEvent } from '../envelope/parse-envelope.js';
import { isPostedMessage } from './message-index.js';
import { parseIdSegments, getParameterNames } from './id-segments.js';
import { MAX_ID_LENGTH } from './slack-route.js';

/** The parts of a suggested handler's source code. */
interface HandlerSketch {
  /** The decorator with its argument: `SlackAction('approve')`. */
  readonly decorator: string;
  readonly name: string;
  /** The name and type of the `@Payload()` parameter. */
  readonly payload: readonly [name: string, type: string];
  /** A `return` statement, for kinds that require a result. */
  readonly answer?: string;
}

/** The decorators of kinds that match by `callback_id`. */
const CALLBACK_DECORATORS = {
  view_submission: 'SlackViewSubmission',
  view_closed: 'SlackViewClosed',
  shortcut: 'SlackShortcut',
  message_shortcut: 'SlackMessageShortcut',
} as const;

/**
 * Returns source code of handlers for an unhandled payload, ready to be pasted into a provider or controller.
 *
 * @param handledActions the entries of `actions[]` that have handlers
 * @returns one handler for each unhandled id, or a fallback handler
 */
export function suggestHandlers(envelope: SlackEnvelope, handledActions: readonly JsonObject[] = []): string {
  const sketches = createSketches(envelope, handledActions);
  const handlers = new Set(
    (sketches.length === 0 ? [createFallbackSketch(envelope.kind)] : sketches).map(formatSketch),
  );
  return [...handlers].join('\n');
}

function createSketches(envelope: SlackEnvelope, handledActions: readonly JsonObject[]): readonly HandlerSketch[] {
  const { kind, name, body } = envelope;
  switch (kind) {
    case 'command':
      return [createSketch(kind, `SlackCommand(${toStringLiteral(name)})`, name)];
    case 'action':
      return getUnhandledActions(body, handledActions).flatMap(entry =>
        createSketchForId(kind, textAt(entry, 'action_id'), id => `SlackAction(${id})`),
      );
    case 'options':
      return createSketchForId(kind, textAt(body, 'action_id'), id => `SlackOptions(${id})`);
    case 'view_submission':
    case 'view_closed':
      return createSketchForId(
        kind,
        textAt(objectAt(body, 'view'), 'callback_id'),
        id => `${CALLBACK_DECORATORS[kind]}(${id})`,
      );
    case 'shortcut':
    case 'message_shortcut':
      return createSketchForId(kind, textAt(body, 'callback_id'), id => `${CALLBACK_DECORATORS[kind]}(${id})`);
    case 'interactive_message':
    case 'interactive_message_suggestion':
    case 'dialog_submission':
    case 'dialog_cancellation':
    case 'dialog_suggestion':
      return createSketchForId(kind, textAt(body, 'callback_id'), id => formatInteractionDecorator(kind, id));
    case 'function':
      return createSketchForId(
        kind,
        textAt(objectAt(getEvent(body), 'function'), 'callback_id'),
        id => `SlackFunction(${id})`,
      );
    case 'event':
      return [createEventSketch(getEvent(body), name)];
    case 'unknown':
      return envelope.type === 'interactive' && name !== envelope.type ? [createInteractionSketch(name, body)] : [];
  }
}

function createEventSketch(event: JsonObject, type: string): HandlerSketch {
  const moment = getAssistantMoment(event);
  if (moment !== null && moment !== 'user_message') {
    return {
      decorator: `SlackAssistant(${toStringLiteral(moment)})`,
      name: toMethodName(moment, 'event'),
      payload: ['event', `SlackAssistantPayload<${toStringLiteral(moment)}>`],
    };
  }
  if (isPostedMessage(event)) return createSketch('message', 'SlackMessage()', 'message');
  const subtype = textAt(event, 'subtype');
  const where =
    subtype === null
      ? toStringLiteral(type)
      : `{ type: ${toStringLiteral(type)}, subtype: ${toStringLiteral(subtype)} }`;
  return {
    decorator: `SlackEvent(${where})`,
    name: toMethodName(subtype ?? type, 'event'),
    payload: ['event', `SlackEventPayload<${toStringLiteral(type)}>`],
  };
}

function createInteractionSketch(type: string, body: JsonObject): HandlerSketch {
  const id = textAt(body, 'callback_id');
  const [named] = createSketchForId('unknown', id, callbackId => formatInteractionDecorator(type, callbackId));
  return named ?? createSketch('unknown', `SlackInteraction({ type: ${toStringLiteral(type)} })`, type);
}

const formatInteractionDecorator = (type: string, callbackId: string): string =>
  `SlackInteraction({ type: ${toStringLiteral(type)}, callbackId: ${callbackId} })`;

/** Returns nothing if there is no id, or if a string pattern would not match the id literally. */
function createSketchForId(kind: EnvelopeKind, id: string | null, decorator: (id: string) => string): HandlerSketch[] {
  if (id === null || id.length > MAX_ID_LENGTH || getParameterNames(parseIdSegments(id)).length > 0) return [];
  return [createSketch(kind, decorator(toStringLiteral(id)), id)];
}

/** The parameter name of each kind's payload. */
const PAYLOAD_NAMES: Readonly<Partial<Record<EnvelopeKind | 'message', string>>> = {
  command: 'command',
  action: 'action',
  view_submission: 'view',
  view_closed: 'view',
  shortcut: 'shortcut',
  message_shortcut: 'shortcut',
  interactive_message: 'action',
  dialog_submission: 'dialog',
  dialog_cancellation: 'dialog',
  function: 'event',
  message: 'message',
};

function createSketch(kind: EnvelopeKind | 'message', decorator: string, id: string): HandlerSketch {
  const payload = PAYLOAD_NAMES[kind] ?? 'payload';
  return {
    decorator,
    // One class may handle both the submission and the closing of a view.
    name: toMethodName(kind === 'view_closed' ? `${id} closed` : id, payload),
    payload: [payload, `SlackPayload<'${kind}'>`],
    ...(isSuggestion(kind) ? { answer: 'return [];' } : {}),
  };
}

const isSuggestion = (kind: string): boolean => kind === 'options' || kind.endsWith('_suggestion');

/** A payload without an id is handled by the fallback of its kind. */
const createFallbackSketch = (kind: EnvelopeKind): HandlerSketch => ({
  ...createSketch(kind, `SlackFallback(${kind === 'unknown' ? '' : `'${kind}'`})`, 'rest'),
  payload: ['body', `SlackPayload<'unknown'>`],
});

const getUnhandledActions = (body: JsonObject, handledActions: readonly JsonObject[]): readonly JsonObject[] =>
  arrayAt(body, 'actions')
    .filter(isJsonObject)
    .filter(entry => !handledActions.includes(entry));

const formatSketch = ({ decorator, name, payload: [payload, type], answer = '' }: HandlerSketch): string =>
  `@${decorator}\nasync ${name}(@Payload() ${payload}: ${type}) {${answer === '' ? '' : ` ${answer} `}}`;

/** Longer names are hard to read. */
const MAX_METHOD_NAME_LENGTH = 40;

/**
 * Names that Nest or JavaScript calls implicitly: `then` would make instances thenables, lifecycle hooks run at
 * startup.
 */
const RESERVED_METHOD_NAME = /^(?:constructor|then|(?:on|before)\p{Lu}.*)$/u;

/**
 * Converts an id to a method name: `ticket/7/close` becomes `ticket7Close`. The result is a valid identifier for any
 * id.
 *
 * @param fallbackName the name to use if the id contains no letters, such as `action`
 */
export function toMethodName(id: string, fallbackName: string): string {
  const [first = '', ...rest] = id.match(/\p{L}+|\p{Nd}+/gu) ?? [];
  const name = Array.from(first.replace(/^\p{Lu}/u, toLowerCase) + rest.map(capitalize).join(''))
    .slice(0, MAX_METHOD_NAME_LENGTH)
    .join('');
  if (!/^\p{L}/u.test(name)) return fallbackName + capitalize(name);
  return RESERVED_METHOD_NAME.test(name) ? `handle${capitalize(name)}` : name;
}

const toLowerCase = (text: string): string => text.toLowerCase();
const capitalize = (text: string): string => text.replace(/^\p{Ll}/u, letter => letter.toUpperCase());

/**
 * Formats a text as a TypeScript string literal. Ids come from outside, so quotes, line breaks and characters that
 * change the text direction are escaped.
 */
export const toStringLiteral = (text: string): string =>
  `'${text.replaceAll(/['\\]|[\p{C}\p{Zl}\p{Zp}]/gu, escapeCharacter)}'`;

const escapeCharacter = (character: string): string =>
  character === "'" || character === '\\' ? `\\${character}` : `\\u{${character.codePointAt(0)?.toString(16) ?? '0'}}`;
