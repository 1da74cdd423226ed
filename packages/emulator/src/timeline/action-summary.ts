import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../json.js';
import { describeConversation, quoteText, getViewTitle, type NameLookup } from './payload-summary.js';

/** Who acted and how, read from the payload that the app receives. */
export interface ActionSummary {
  readonly userId: string;
  readonly text: string;
}

/** Summarizes the user's action from its payload; `undefined` when no user acted. */
export function summarizeAction(type: string, payload: JsonObject, nameOf: NameLookup): ActionSummary | undefined {
  const userId = getActionUser(payload);
  if (userId === undefined) return undefined;
  const text = type === 'slash_commands' ? summarizeCommand(payload, nameOf) : summarizeInteraction(payload, nameOf);
  return { userId, text };
}

function getActionUser(payload: JsonObject): string | undefined {
  const event = objectAt(payload, 'event');
  return (
    stringAt(payload, 'user_id') ??
    stringAt(objectAt(payload, 'user') ?? {}, 'id') ??
    stringAt(event ?? {}, 'user') ??
    stringAt(objectAt(event ?? {}, 'assistant_thread') ?? {}, 'user_id')
  );
}

function summarizeCommand(payload: JsonObject, nameOf: NameLookup): string {
  const written = `${stringAt(payload, 'command') ?? ''} ${stringAt(payload, 'text') ?? ''}`.trim();
  return `writes ${written} in ${describeConversation(stringAt(payload, 'channel_id') ?? '', nameOf)}`;
}

function summarizeInteraction(payload: JsonObject, nameOf: NameLookup): string {
  const view = objectAt(payload, 'view');
  const title = view?.type === 'home' ? 'the Home tab' : getViewTitle(view);
  const id = stringAt(payload, 'callback_id') ?? '';
  switch (payload.type) {
    case 'block_actions':
    case 'interactive_message':
      // A request for the options of an external menu in an attachment is not an action.
      if (payload.actions === undefined) return summarizeTyping(payload, 'name');
      return `${objectsAt(payload, 'actions')
        .map(action => summarizeBlockAction(action, nameOf))
        .join(', ')}${title === '' ? '' : ` in ${title}`}`;
    case 'block_suggestion':
      return summarizeTyping(payload, 'action_id');
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

function summarizeTyping(payload: JsonObject, called: string): string {
  return `types ${quoteText(stringAt(payload, 'value') ?? '')} into ${stringAt(payload, called) ?? ''}`;
}

const EVENTS: Readonly<Record<string, string>> = {
  app_home_opened: 'opens the Home tab',
  assistant_thread_started: 'opens the assistant',
  assistant_thread_context_changed: 'looks at another channel beside the assistant',
};

/** The fields that hold the chosen value of an element. */
const CHOICE_FIELDS = ['selected_option', 'selected_options', 'selected_date', 'selected_time', 'selected_date_time'];

function summarizeBlockAction(action: JsonObject, nameOf: NameLookup): string {
  const label = stringAt(objectAt(action, 'text') ?? {}, 'text');
  const id = stringAt(action, 'action_id') ?? stringAt(action, 'name') ?? '';
  if (action.type === 'button' || label !== undefined) return `clicks ${label === undefined ? id : quoteText(label)}`;
  const chosen = CHOICE_FIELDS.map(name => action[name]).find(each => each !== undefined && each !== null);
  return `chooses ${summarizeValue(chosen) || summarizeListedChoice(action, nameOf)}in ${id}`;
}

/** The fields that hold a chosen user, channel or conversation. */
const LISTED_FIELDS = ['user', 'channel', 'conversation'].map(what => `selected_${what}`);

function summarizeListedChoice(action: JsonObject, nameOf: NameLookup): string {
  const ids = LISTED_FIELDS.flatMap(name => [action[name], action[`${name}s`]]).flat();
  const names = ids
    .filter(id => typeof id === 'string')
    .map(id => (/^[UW]/.test(id) ? `@${nameOf(id)}` : describeConversation(id, nameOf)));
  return names.length === 0 ? '' : `${names.join(', ')} `;
}

function summarizeValue(chosen: unknown): string {
  if (typeof chosen === 'string' || typeof chosen === 'number') return `${chosen} `;
  const options = (Array.isArray(chosen) ? chosen : [chosen]).filter(isJsonObject);
  const values = options.flatMap(option => stringAt(option, 'value') ?? []);
  return values.length === 0 ? '' : `${values.join(', ')} `;
}
