import type { SlackEnvelope } from './envelope.js';
import { isJsonObject, objectAt, textAt, type JsonObject } from './json.js';

/**
 * An event in an assistant's thread: a user opens it, switches to another channel while it is open, or writes a
 * message.
 */
export type SlackAssistantMoment = 'thread_started' | 'context_changed' | 'user_message';

/** Returns the assistant event that an event represents, or null. */
export function getAssistantMoment(event: JsonObject): SlackAssistantMoment | null {
  switch (event['type']) {
    case 'assistant_thread_started':
      return 'thread_started';
    case 'assistant_thread_context_changed':
      return 'context_changed';
    case 'message':
      return isAssistantUserMessage(event) ? 'user_message' : null;
    default:
      return null;
  }
}

/**
 * The channel that a user views next to an assistant's thread, with Slack's field names. Empty if the user views no
 * channel.
 *
 * @see https://docs.slack.dev/reference/events/assistant_thread_started
 */
export interface SlackThreadContext {
  readonly channel_id?: string;
  readonly team_id?: string;
  readonly enterprise_id?: string | null;
}

/** Whether the event carries a thread context: when a thread is opened and when the user switches channels. */
export const hasThreadContext = ({ name }: SlackEnvelope): boolean =>
  name === 'assistant_thread_started' || name === 'assistant_thread_context_changed';

/** Returns the thread context of an event, or null if it has none. */
export function getThreadContext(event: JsonObject): SlackThreadContext | null {
  const thread = objectAt(event, 'assistant_thread');
  if (!isJsonObject(thread['context'])) return null;
  const { context } = thread;
  const [channel, team, enterprise] = ['channel_id', 'team_id', 'enterprise_id'].map(name => textAt(context, name));
  return {
    ...(channel ? { channel_id: channel } : {}),
    ...(team ? { team_id: team } : {}),
    ...(context['enterprise_id'] === undefined ? {} : { enterprise_id: enterprise ?? null }),
  };
}

/** Every thread in the direct messages with an assistant is an assistant thread. */
const isAssistantUserMessage = (event: JsonObject): boolean =>
  event['channel_type'] === 'im' &&
  textAt(event, 'thread_ts') !== null &&
  textAt(event, 'bot_id') === null &&
  (event['subtype'] === undefined || event['subtype'] === 'file_share');
