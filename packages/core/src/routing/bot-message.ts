import type { SlackEnvelope } from '../envelope/envelope.js';
import { textAt, type JsonObject } from '../envelope/json.js';
import { eventMessages } from './event-messages.js';

/** Whether an event is a message or a mention that an app posted, whichever, or an edit of one. */
export const isBotMessage = (envelope: SlackEnvelope): boolean => eventMessages(envelope).some(isPosted);

const isPosted = (message: JsonObject): boolean =>
  textAt(message, 'bot_id') !== null || message['subtype'] === 'bot_message';
