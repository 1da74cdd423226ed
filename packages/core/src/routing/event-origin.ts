import type { BotIdentity } from '../envelope/envelope-metadata.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { isJsonObject, type JsonObject, objectAt, textAt } from '../envelope/json.js';
import { getEvent } from '../envelope/parse-envelope.js';

/**
 * Slack names the bot itself as the user of these events, but a bot must learn that it was added to or removed from a
 * channel.
 */
const MEMBERSHIP_EVENT_TYPES: ReadonlySet<string> = new Set(['member_joined_channel', 'member_left_channel']);

/**
 * Whether the app itself caused an event: its own message, an edit of one, or its own reaction. A bot that replies to
 * its own messages would reply forever.
 */
export function isOwnEvent(envelope: SlackEnvelope, self: BotIdentity): boolean {
  if (envelope.kind !== 'event' || MEMBERSHIP_EVENT_TYPES.has(envelope.name)) return false;
  const event = getEvent(envelope.body);
  if (isSameId(self.botUserId, textAt(event, 'user')) || isSameId(self.botUserId, textAt(event, 'user_id')))
    return true;
  const appId = textAt(envelope.body, 'api_app_id');
  return getEventMessages(envelope).some(
    message =>
      isSameId(self.botId, textAt(message, 'bot_id')) ||
      isSameId(self.botUserId, textAt(message, 'user')) ||
      isSameId(appId, textAt(message, 'app_id')) ||
      isSameId(appId, textAt(objectAt(message, 'bot_profile'), 'app_id')),
  );
}

/** Two missing ids are not the same id. */
const isSameId = (ours: string | null, theirs: string | null): boolean => ours !== null && ours === theirs;

const MESSAGE_EVENT_TYPES: ReadonlySet<string> = new Set(['message', 'app_mention']);

/**
 * Returns the messages in an event: the event itself and, for an edit, the edited message. Returns an empty list for
 * other events. An edit belongs to the author of the message, even when Slack causes it by unfurling a link.
 */
export function getEventMessages({ kind, name, body }: SlackEnvelope): readonly JsonObject[] {
  if (kind !== 'event' || !MESSAGE_EVENT_TYPES.has(name)) return [];
  const event = getEvent(body);
  const edited = event['subtype'] === 'message_changed' ? event['message'] : undefined;
  return isJsonObject(edited) ? [event, edited] : [event];
}

/** Whether an event is a message or mention posted by any app, or an edit of one. */
export const isBotMessage = (envelope: SlackEnvelope): boolean => getEventMessages(envelope).some(isPostedByApp);

const isPostedByApp = (message: JsonObject): boolean =>
  textAt(message, 'bot_id') !== null || message['subtype'] === 'bot_message';
