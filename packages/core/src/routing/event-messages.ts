import type { SlackEnvelope } from '../envelope/envelope.js';
import { isJsonObject, type JsonObject } from '../envelope/json.js';
import { getEvent } from '../envelope/parse-envelope.js';

const messageTypes: ReadonlySet<string> = new Set(['message', 'app_mention']);

/**
 * The messages that an event consists of, none for one of another type: itself, and within an edit the message as it is
 * now. An edit is news of those words whoever made it: their author, or Slack when it unfurls a link in them.
 */
export function eventMessages({ kind, name, body }: SlackEnvelope): readonly JsonObject[] {
  if (kind !== 'event' || !messageTypes.has(name)) return [];
  const event = getEvent(body);
  const edited = event['subtype'] === 'message_changed' ? event['message'] : undefined;
  return isJsonObject(edited) ? [event, edited] : [event];
}
