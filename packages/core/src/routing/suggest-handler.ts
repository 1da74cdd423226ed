import { getAssistantMoment } from '../envelope/assistant-metadata.js';
import type { EnvelopeKind, SlackEnvelope } from '../envelope/envelope.js';
import { arrayAt, isJsonObject, objectAt, textAt, type JsonObject } from '../envelope/json.js';
import { getEvent } from '../envelope/parse-envelope.js';
import { isWritten } from './message-index.js';
import { idSegments, parameterNames } from './pattern.js';
import { MAX_ID_LENGTH } from './slack-route.js';
import { methodName, quoted } from '../discovery/method-name.js';

/** A handler, before it is written down. */
interface Sketch {
  /** The decorator with its argument: `SlackAction('approve')`. */
  readonly decorator: string;
  readonly name: string;
  /** What `@Payload()` gives it, by its name and type. */
  readonly payload: readonly [name: string, type: string];
  /** What it has to answer, where nothing is no answer. */
  readonly answer?: string;
}

/** The short decorators of what goes by `callback_id`. */
const byCallbackId = {
  view_submission: 'SlackViewSubmission',
  view_closed: 'SlackViewClosed',
  shortcut: 'SlackShortcut',
  message_shortcut: 'SlackMessageShortcut',
} as const;

/**
 * The handlers that a payload was without, ready to be pasted into a provider or controller.
 *
 * @param taken the entries of `actions[]` that have handlers
 * @returns one for each thing that can be named, or a fallback for the rest
 */
export function suggestedHandlers(envelope: SlackEnvelope, taken: readonly JsonObject[] = []): string {
  const sketches = sketchesOf(envelope, taken);
  const written = new Set((sketches.length === 0 ? [fallback(envelope.kind)] : sketches).map(write));
  return [...written].join('\n');
}

function sketchesOf(envelope: SlackEnvelope, taken: readonly JsonObject[]): readonly Sketch[] {
  const { kind, name, body } = envelope;
  switch (kind) {
    case 'command':
      return [sketch(kind, `SlackCommand(${quoted(name)})`, name)];
    case 'action':
      return untaken(body, taken).flatMap(entry => byId(kind, textAt(entry, 'action_id'), id => `SlackAction(${id})`));
    case 'options':
      return byId(kind, textAt(body, 'action_id'), id => `SlackOptions(${id})`);
    case 'view_submission':
    case 'view_closed':
      return byId(kind, textAt(objectAt(body, 'view'), 'callback_id'), id => `${byCallbackId[kind]}(${id})`);
    case 'shortcut':
    case 'message_shortcut':
      return byId(kind, textAt(body, 'callback_id'), id => `${byCallbackId[kind]}(${id})`);
    case 'interactive_message':
    case 'interactive_message_suggestion':
    case 'dialog_submission':
    case 'dialog_cancellation':
    case 'dialog_suggestion':
      return byId(kind, textAt(body, 'callback_id'), id => interaction(kind, id));
    case 'function':
      return byId(kind, textAt(objectAt(getEvent(body), 'function'), 'callback_id'), id => `SlackFunction(${id})`);
    case 'event':
      return [eventSketch(getEvent(body), name)];
    case 'unknown':
      return envelope.type === 'interactive' && name !== envelope.type ? [otherInteraction(name, body)] : [];
  }
}

function eventSketch(event: JsonObject, type: string): Sketch {
  const moment = getAssistantMoment(event);
  if (moment !== null && moment !== 'user_message') {
    return {
      decorator: `SlackAssistant(${quoted(moment)})`,
      name: methodName(moment, 'event'),
      payload: ['event', `SlackAssistantPayload<${quoted(moment)}>`],
    };
  }
  if (isWritten(event)) return sketch('message', 'SlackMessage()', 'message');
  const subtype = textAt(event, 'subtype');
  const where = subtype === null ? quoted(type) : `{ type: ${quoted(type)}, subtype: ${quoted(subtype)} }`;
  return {
    decorator: `SlackEvent(${where})`,
    name: methodName(subtype ?? type, 'event'),
    payload: ['event', `SlackEventPayload<${quoted(type)}>`],
  };
}

function otherInteraction(type: string, body: JsonObject): Sketch {
  const id = textAt(body, 'callback_id');
  const [named] = byId('unknown', id, callbackId => interaction(type, callbackId));
  return named ?? sketch('unknown', `SlackInteraction({ type: ${quoted(type)} })`, type);
}

const interaction = (type: string, callbackId: string): string =>
  `SlackInteraction({ type: ${quoted(type)}, callbackId: ${callbackId} })`;

/** None for what has no id, and for one that a plain string would not match. */
function byId(kind: EnvelopeKind, id: string | null, decorator: (id: string) => string): Sketch[] {
  if (id === null || id.length > MAX_ID_LENGTH || parameterNames(idSegments(id)).length > 0) return [];
  return [sketch(kind, decorator(quoted(id)), id)];
}

/** What the payload of a kind is called. */
const payloadNames: Readonly<Partial<Record<EnvelopeKind | 'message', string>>> = {
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

function sketch(kind: EnvelopeKind | 'message', decorator: string, id: string): Sketch {
  const payload = payloadNames[kind] ?? 'payload';
  return {
    decorator,
    // One class may well handle both ends of a form.
    name: methodName(kind === 'view_closed' ? `${id} closed` : id, payload),
    payload: [payload, `SlackPayload<'${kind}'>`],
    ...(isSuggestion(kind) ? { answer: 'return [];' } : {}),
  };
}

const isSuggestion = (kind: string): boolean => kind === 'options' || kind.endsWith('_suggestion');

/** What nothing can be named of is left to whatever takes all of its kind. */
const fallback = (kind: EnvelopeKind): Sketch => ({
  ...sketch(kind, `SlackFallback(${kind === 'unknown' ? '' : `'${kind}'`})`, 'rest'),
  payload: ['body', `SlackPayload<'unknown'>`],
});

const untaken = (body: JsonObject, taken: readonly JsonObject[]): readonly JsonObject[] =>
  arrayAt(body, 'actions')
    .filter(isJsonObject)
    .filter(entry => !taken.includes(entry));

const write = ({ decorator, name, payload: [payload, type], answer = '' }: Sketch): string =>
  `@${decorator}\nasync ${name}(@Payload() ${payload}: ${type}) {${answer === '' ? '' : ` ${answer} `}}`;
