import type { Message } from '@nest-slack/emulator';
import { messagePhrase } from '../display/message-text.js';
import type { Names } from '../display/names.js';
import { listAt, textAt, valueAt } from '../display/payload-reading.js';

/**
 * Who did what, told from the payload that it made Slack send.
 *
 * @param messages - those that it may be about
 */
export function actSentence(payload: unknown, names: Names, messages: readonly Message[]): string {
  const phraseOf = (channel: string | undefined, ts: string | undefined): string => {
    const message = messages.find(each => each.channel === channel && each.ts === ts);
    return message ? messagePhrase(message, names) : 'a message';
  };
  const who = names.of(
    textAt(payload, 'user', 'id') ??
      textAt(payload, 'user_id') ??
      textAt(payload, 'event', 'user') ??
      textAt(payload, 'event', 'assistant_thread', 'user_id'),
  );
  switch (textAt(payload, 'type')) {
    case 'event_callback':
      return eventSentence(payload, who, phraseOf);
    case 'block_actions':
      return `${who} ${listAt(payload, 'actions')
        .map(action => actionPhrase(action, names))
        .join(' and ')}`;
    case 'block_suggestion':
      return `${who} types "${textAt(payload, 'value') ?? ''}" into ${textAt(payload, 'action_id') ?? 'a menu'}`;
    case 'view_submission':
      return `${who} submits "${textAt(payload, 'view', 'title', 'text') ?? 'a form'}"`;
    case 'view_closed':
      return `${who} closes "${textAt(payload, 'view', 'title', 'text') ?? 'a form'}"`;
    case 'shortcut':
      return `${who} starts the shortcut ${textAt(payload, 'callback_id') ?? ''}`;
    case 'message_action':
      return `${who} starts the shortcut ${textAt(payload, 'callback_id') ?? ''} on ${phraseOf(
        textAt(payload, 'channel', 'id'),
        textAt(payload, 'message_ts'),
      )}`;
    default:
      return commandSentence(payload, who);
  }
}

function commandSentence(payload: unknown, who: string): string {
  const command = [textAt(payload, 'command'), textAt(payload, 'text')].filter(Boolean).join(' ');
  return `${who} writes ${command} in #${textAt(payload, 'channel_name') ?? ''}`;
}

function actionPhrase(action: unknown, names: Names): string {
  const id = textAt(action, 'action_id') ?? '';
  const label = textAt(action, 'text', 'text');
  return textAt(action, 'type') === 'button' ? `clicks "${label ?? id}"` : `chooses ${chosen(action, names)} in ${id}`;
}

/** Menus name what was chosen by their kind: one or several, people or options. */
function chosen(action: unknown, names: Names): string {
  const options = [valueAt(action, 'selected_option'), ...listAt(action, 'selected_options')];
  const users = [valueAt(action, 'selected_user'), ...listAt(action, 'selected_users')];
  const all = [
    ...options.flatMap(option => textAt(option, 'text', 'text') ?? []),
    ...users.flatMap(user => (typeof user === 'string' ? names.of(user) : [])),
  ];
  return all.join(', ') || 'something';
}

function eventSentence(
  payload: unknown,
  who: string,
  phraseOf: (channel: string | undefined, ts: string | undefined) => string,
): string {
  const type = textAt(payload, 'event', 'type') ?? 'something';
  switch (type) {
    case 'message':
      return `${who}'s message reaches the bot`;
    case 'app_mention':
      return `${who} mentions the bot`;
    case 'app_home_opened':
      return `${who} opens the Home tab`;
    case 'reaction_added':
    case 'reaction_removed': {
      const emoji = `:${textAt(payload, 'event', 'reaction') ?? ''}:`;
      const message = phraseOf(textAt(payload, 'event', 'item', 'channel'), textAt(payload, 'event', 'item', 'ts'));
      return type === 'reaction_added'
        ? `${who} reacts with ${emoji} to ${message}`
        : `${who} takes ${emoji} away from ${message}`;
    }
    case 'assistant_thread_started':
      return `${who} opens the assistant`;
    case 'assistant_thread_context_changed':
      return `${who} turns to another channel`;
    case 'function_executed':
      return `a workflow comes to the step ${textAt(payload, 'event', 'function', 'callback_id') ?? ''}`;
    default:
      return `${type} by ${who}`;
  }
}
