import type { BotIdentity } from '../envelope/bot-identity.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { objectAt, textAt } from '../envelope/json.js';
import { getEvent } from '../envelope/parse-envelope.js';
import { eventMessages } from './event-messages.js';

/** A bot must hear that it was invited or removed, although Slack names the bot itself as the user. */
const membershipTypes: ReadonlySet<string> = new Set(['member_joined_channel', 'member_left_channel']);

/**
 * Whether the app itself caused an event: its own message, an edit of one, its own reaction. A bot that answers those
 * answers itself for ever.
 */
export function isOwnEvent(envelope: SlackEnvelope, self: BotIdentity): boolean {
  if (envelope.kind !== 'event' || membershipTypes.has(envelope.name)) return false;
  const event = getEvent(envelope.body);
  if (isOurs(self.botUserId, textAt(event, 'user')) || isOurs(self.botUserId, textAt(event, 'user_id'))) return true;
  const appId = textAt(envelope.body, 'api_app_id');
  return eventMessages(envelope).some(
    message =>
      isOurs(self.botId, textAt(message, 'bot_id')) ||
      isOurs(self.botUserId, textAt(message, 'user')) ||
      isOurs(appId, textAt(message, 'app_id')) ||
      isOurs(appId, textAt(objectAt(message, 'bot_profile'), 'app_id')),
  );
}

/** What is unknown is nobody's: two ids that are both missing are not the same one. */
const isOurs = (ours: string | null, theirs: string | null): boolean => ours !== null && ours === theirs;
