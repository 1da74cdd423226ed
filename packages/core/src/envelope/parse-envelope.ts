import type { EnvelopeKind, EnvelopeRetry, SlackEnvelope } from './envelope.js';
import { isJsonObject, objectAt, textAt, type JsonObject } from './json.js';

/**
 * The parsed content of a frame. Any object with an envelope id is an envelope, because it can be acked. Any other
 * content has a name for the log.
 */
export type ParsedFrame =
  | { readonly ok: true; readonly envelope: SlackEnvelope }
  | { readonly ok: false; readonly name: string };

const INTERACTION_KINDS: ReadonlyMap<string, EnvelopeKind> = new Map([
  ['block_actions', 'action'],
  ['block_suggestion', 'options'],
  ['view_submission', 'view_submission'],
  ['view_closed', 'view_closed'],
  ['shortcut', 'shortcut'],
  ['message_action', 'message_shortcut'],
  ['interactive_message', 'interactive_message'],
  ['dialog_submission', 'dialog_submission'],
  ['dialog_cancellation', 'dialog_cancellation'],
  ['dialog_suggestion', 'dialog_suggestion'],
]);

/** Parses a text frame of the socket. Never throws. */
export function parseFrame(text: string): ParsedFrame {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return { ok: false, name: 'text that is not JSON' };
  }
  if (!isJsonObject(frame)) return { ok: false, name: 'JSON that is not an object' };
  const id = textAt(frame, 'envelope_id');
  const type = textAt(frame, 'type') ?? 'unknown';
  if (id === null) return { ok: false, name: type };

  const body = objectAt(frame, 'payload');
  const { kind, name } = getKindAndName(type, body);
  return {
    ok: true,
    envelope: { id, type, kind, name, body, retry: frame['retry_attempt'] === undefined ? null : parseRetry(frame) },
  };
}

/** Returns the inner event of an Events API payload. `app_rate_limited` has none: its payload is the event. */
export function getEvent(body: JsonObject): JsonObject {
  const event = body['event'];
  return isJsonObject(event) ? event : body;
}

function getKindAndName(type: string, body: JsonObject): { kind: EnvelopeKind; name: string } {
  switch (type) {
    case 'slash_commands': {
      const command = textAt(body, 'command');
      return command === null ? { kind: 'unknown', name: type } : { kind: 'command', name: command };
    }
    case 'events_api': {
      const name = textAt(getEvent(body), 'type');
      // An `events_api` envelope without an inner event is not an event.
      if (name === null || name === 'event_callback') return { kind: 'unknown', name: name ?? type };
      return { kind: name === 'function_executed' ? 'function' : 'event', name };
    }
    case 'interactive': {
      const name = textAt(body, 'type');
      return name === null ? { kind: 'unknown', name: type } : { kind: getInteractionKind(name, body), name };
    }
    default:
      return { kind: 'unknown', name: type };
  }
}

function getInteractionKind(name: string, body: JsonObject): EnvelopeKind {
  const kind = INTERACTION_KINDS.get(name) ?? 'unknown';
  // An options request of an attachment menu has the same type as a use of the menu, but no `actions`.
  const asks = kind === 'interactive_message' && !Array.isArray(body['actions']) && textAt(body, 'name') !== null;
  return asks ? 'interactive_message_suggestion' : kind;
}

function parseRetry(frame: JsonObject): EnvelopeRetry | null {
  const attempt = frame['retry_attempt'];
  if (typeof attempt !== 'number' || attempt < 1) return null;
  return { attempt, reason: textAt(frame, 'retry_reason') ?? '' };
}
