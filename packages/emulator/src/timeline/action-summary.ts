import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../json.js';
import { placeOf, quoted, titleOf, type NameOf } from './payload-summary.js';

/** Who acted and how, as the payload that an app gets of it tells. */
export interface ActWords {
  /** The id of the person. */
  readonly userId: string;
  readonly text: string;
}

/** What somebody did, read off what the app is told of it. Nothing where no person did anything. */
export function actWords(type: string, payload: JsonObject, nameOf: NameOf): ActWords | undefined {
  const userId = userOf(payload);
  if (userId === undefined) return undefined;
  const text = type === 'slash_commands' ? commandWords(payload, nameOf) : wordsOf(payload, nameOf);
  return { userId, text };
}

function userOf(payload: JsonObject): string | undefined {
  const event = objectAt(payload, 'event');
  return (
    stringAt(payload, 'user_id') ??
    stringAt(objectAt(payload, 'user') ?? {}, 'id') ??
    stringAt(event ?? {}, 'user') ??
    stringAt(objectAt(event ?? {}, 'assistant_thread') ?? {}, 'user_id')
  );
}

function commandWords(payload: JsonObject, nameOf: NameOf): string {
  const written = `${stringAt(payload, 'command') ?? ''} ${stringAt(payload, 'text') ?? ''}`.trim();
  return `writes ${written} in ${placeOf(stringAt(payload, 'channel_id') ?? '', nameOf)}`;
}

function wordsOf(payload: JsonObject, nameOf: NameOf): string {
  const view = objectAt(payload, 'view');
  const title = view?.type === 'home' ? 'the Home tab' : titleOf(view);
  const id = stringAt(payload, 'callback_id') ?? '';
  switch (payload.type) {
    case 'block_actions':
    case 'interactive_message':
      // A menu of an attachment that is typed into tells of nothing that was done.
      if (payload.actions === undefined) return typingWords(payload, 'name');
      return `${objectsAt(payload, 'actions')
        .map(action => actionWords(action, nameOf))
        .join(', ')}${title === '' ? '' : ` in ${title}`}`;
    case 'block_suggestion':
      return typingWords(payload, 'action_id');
    case 'view_submission':
      return `submits ${title}`;
    case 'view_closed':
      return `closes ${title}`;
    case 'shortcut':
      return `starts the shortcut ${id}`;
    case 'message_action':
      return `starts the message shortcut ${id}`;
    default: {
      const type = stringAt(objectAt(payload, 'event') ?? payload, 'type') ?? 'something';
      return EVENTS[type] ?? `causes ${type}`;
    }
  }
}

function typingWords(payload: JsonObject, called: string): string {
  return `types ${quoted(stringAt(payload, 'value') ?? '')} into ${stringAt(payload, called) ?? ''}`;
}

const EVENTS: Readonly<Record<string, string>> = {
  app_home_opened: 'opens the Home tab',
  assistant_thread_started: 'opens the assistant',
  assistant_thread_context_changed: 'looks at another channel beside the assistant',
};

/** Where an element keeps what was chosen in it. */
const CHOSEN = ['selected_option', 'selected_options', 'selected_date', 'selected_time', 'selected_date_time'];

function actionWords(action: JsonObject, nameOf: NameOf): string {
  const label = stringAt(objectAt(action, 'text') ?? {}, 'text');
  const id = stringAt(action, 'action_id') ?? stringAt(action, 'name') ?? '';
  if (action.type === 'button' || label !== undefined) return `clicks ${label === undefined ? id : quoted(label)}`;
  const chosen = CHOSEN.map(name => action[name]).find(each => each !== undefined && each !== null);
  return `chooses ${valueWords(chosen) || listedWords(action, nameOf)}in ${id}`;
}

/** Where it keeps whoever was chosen in it, or which conversation. */
const LISTED = ['user', 'channel', 'conversation'].map(what => `selected_${what}`);

function listedWords(action: JsonObject, nameOf: NameOf): string {
  const ids = LISTED.flatMap(name => [action[name], action[`${name}s`]]).flat();
  const names = ids
    .filter(id => typeof id === 'string')
    .map(id => (/^[UW]/.test(id) ? `@${nameOf(id)}` : placeOf(id, nameOf)));
  return names.length === 0 ? '' : `${names.join(', ')} `;
}

function valueWords(chosen: unknown): string {
  if (typeof chosen === 'string' || typeof chosen === 'number') return `${chosen} `;
  const options = (Array.isArray(chosen) ? chosen : [chosen]).filter(isJsonObject);
  const values = options.flatMap(option => stringAt(option, 'value') ?? []);
  return values.length === 0 ? '' : `${values.join(', ')} `;
}
