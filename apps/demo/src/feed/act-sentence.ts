import type { Names } from '../display/names.js';
import { listAt, textAt } from '../display/payload-reading.js';

/** Who did what, told from the payload that it made Slack send. */
export function actSentence(payload: unknown, names: Names): string {
  const who = names.of(textAt(payload, 'user', 'id') ?? textAt(payload, 'user_id') ?? textAt(payload, 'event', 'user'));
  switch (textAt(payload, 'type')) {
    case 'event_callback':
      return eventSentence(payload, who, names);
    case 'block_actions':
      return `${who} ${listAt(payload, 'actions').map(actionPhrase).join(' and ')}`;
    case 'block_suggestion':
      return `${who} types "${textAt(payload, 'value') ?? ''}" into ${textAt(payload, 'action_id') ?? 'a menu'}`;
    case 'view_submission':
      return `${who} submits "${textAt(payload, 'view', 'title', 'text') ?? 'a form'}"`;
    case 'view_closed':
      return `${who} closes "${textAt(payload, 'view', 'title', 'text') ?? 'a form'}"`;
    case 'shortcut':
      return `${who} starts the shortcut ${textAt(payload, 'callback_id') ?? ''}`;
    case 'message_action':
      return `${who} starts the shortcut ${textAt(payload, 'callback_id') ?? ''} on a message`;
    default:
      return commandSentence(payload, who);
  }
}

function commandSentence(payload: unknown, who: string): string {
  const command = [textAt(payload, 'command'), textAt(payload, 'text')].filter(Boolean).join(' ');
  return `${who} writes ${command} in #${textAt(payload, 'channel_name') ?? ''}`;
}

function actionPhrase(action: unknown): string {
  const id = textAt(action, 'action_id') ?? '';
  const label = textAt(action, 'text', 'text');
  return textAt(action, 'type') === 'button' ? `clicks "${label ?? id}"` : `chooses in ${id}`;
}

function eventSentence(payload: unknown, who: string, names: Names): string {
  const type = textAt(payload, 'event', 'type') ?? 'something';
  switch (type) {
    case 'message':
      return `${who}'s message reaches the bot`;
    case 'app_mention':
      return `${who} mentions the bot`;
    case 'app_home_opened':
      return `${who} opens the Home tab`;
    case 'reaction_added':
      return `${who} reacts with :${textAt(payload, 'event', 'reaction') ?? ''}: to ${names.of(textAt(payload, 'event', 'item_user'))}`;
    default:
      return `${type} by ${who}`;
  }
}
