import type { SlackEnvelope } from '../envelope/envelope.js';
import { isJsonObject, textAt, type JsonObject } from '../envelope/json.js';
import { eventOf } from '../envelope/parse-envelope.js';

/** Whether an event is a message or a mention that an app posted, whichever, or an edit of one. */
export function isBotMessage({ kind, body }: SlackEnvelope): boolean {
  if (kind !== 'event') return false;
  const event = eventOf(body);
  if (event['type'] !== 'message' && event['type'] !== 'app_mention') return false;
  const edited = event['subtype'] === 'message_changed' ? event['message'] : undefined;
  return isPosted(isJsonObject(edited) ? edited : event);
}

const isPosted = (message: JsonObject): boolean =>
  textAt(message, 'bot_id') !== null || message['subtype'] === 'bot_message';
