import type { SlackEnvelope } from './envelope.js';
import { isJsonObject, objectAt, textAt, type JsonObject } from './json.js';

/**
 * What happens in an assistant's thread: a person opens it, turns to another channel with it beside them, or writes
 * something.
 */
export type SlackAssistantMoment = 'thread_started' | 'context_changed' | 'user_message';

/** Which of them an event is, or null when it is none. */
export function getAssistantMoment(event: JsonObject): SlackAssistantMoment | null {
  switch (event['type']) {
    case 'assistant_thread_started':
      return 'thread_started';
    case 'assistant_thread_context_changed':
      return 'context_changed';
    case 'message':
      return isUserMessage(event) ? 'user_message' : null;
    default:
      return null;
  }
}

/**
 * What a person looks at beside an assistant's thread, in Slack's own names. Empty when they look at no channel.
 *
 * @see https://docs.slack.dev/reference/events/assistant_thread_started
 */
export interface SlackThreadContext {
  readonly channel_id?: string;
  readonly team_id?: string;
  readonly enterprise_id?: string | null;
}

/** Whether it says what a person looks at beside a thread: when that begins, and when they turn elsewhere. */
export const hasThreadContext = ({ name }: SlackEnvelope): boolean =>
  name === 'assistant_thread_started' || name === 'assistant_thread_context_changed';

/** The context that an event carries itself, or null when it tells none. */
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

/** Every thread of a direct message with an assistant is one of its threads. */
const isUserMessage = (event: JsonObject): boolean =>
  event['channel_type'] === 'im' &&
  textAt(event, 'thread_ts') !== null &&
  textAt(event, 'bot_id') === null &&
  (event['subtype'] === undefined || event['subtype'] === 'file_share');
