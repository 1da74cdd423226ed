import { isJsonObject, type JsonObject, type JsonValue, objectAt, stringAt } from '../json.js';
import type { NewFile } from '../workspace/files/slack-file.js';
import { linkNames } from '../workspace/messages/links.js';
import { presentFile } from '../workspace/files/present-file.js';
import type { User } from '../workspace/users/user.js';
import type { Workspace } from '../workspace/workspace.js';
import { requireOwnFile } from './file.actions.js';
import type { Channel, ChannelKind } from '../workspace/channels/channel.js';
import { getSharedTeams } from '../workspace/channels/present-channel.js';

/**
 * What a user enters or chooses: text, a number, the text or value of an option, the name or id of a person or
 * channel, a date as text or as a `Date` (people here live in UTC), files by name and content or by the `id` of one that
 * they have uploaded, or a list of these.
 */
export type TypedValue = JsonValue | Date | NewFile | NewFile[];

/** Turns what somebody enters into what an element holds. A file is uploaded by that. */
export function toElementInput(workspace: Workspace, user: User, element: JsonObject, value: TypedValue): JsonValue {
  const type = stringAt(element, 'type') ?? '';
  if (value instanceof Date) return toTimestamp(type, value);
  const all: readonly (JsonValue | NewFile)[] = Array.isArray(value) ? value : [value];
  const entered = all.map((each): JsonValue => {
    if (isNewFile(each)) return presentFile(workspace, workspace.files.add(user.id, each));
    if (type === 'file_input' && isJsonObject(each))
      return presentFile(workspace, requireOwnFile(workspace, user, each));
    return typeof each === 'string' ? toTextInput(workspace, user, element, each) : each;
  });
  return Array.isArray(value) ? entered : (entered[0] ?? null);
}

function isNewFile(value: JsonValue | NewFile): value is NewFile {
  return typeof value === 'object' && value !== null && 'content' in value && 'name' in value;
}

/** Names become ids where an element chooses among people or channels, and mentions in rich text. */
function toTextInput(workspace: Workspace, user: User, element: JsonObject, value: string): JsonValue {
  if (value === '') return value;
  switch (stringAt(element, 'type')?.replace(/^multi_/, '')) {
    case 'users_select':
      return resolveListedUser(workspace, value);
    case 'channels_select':
    case 'conversations_select':
      return resolveListedConversation(workspace, user, element, value);
    case 'rich_text_input':
      return linkNames(workspace, value);
    default:
      return value;
  }
}

/** A moment as a picker of this kind has it. */
function toTimestamp(type: string, date: Date): JsonValue {
  if (type === 'datetimepicker') return Math.trunc(date.getTime() / 1000);
  return type === 'timepicker' ? date.toISOString().slice(11, 16) : date.toISOString().slice(0, 10);
}

/**
 * The id of somebody in a menu of people.
 * @param wanted their name, with or without `@`, or their id
 * @throws Error when there is nobody of that name, or they have left
 */
export function resolveListedUser({ users }: Workspace, wanted: string): string {
  const found = users.find(wanted);
  if (found && !found.isDeleted) return found.id;
  const names = users.all.filter(({ isDeleted }) => !isDeleted).map(({ name }) => name);
  throw new Error(`The menu lists nobody called "${wanted}". It lists: ${names.join(', ')}.`);
}

/** Slack's names of the kinds of conversations, as filters have them. */
const CONVERSATION_TYPES: Readonly<Record<ChannelKind, string>> = {
  channel: 'public',
  group: 'private',
  im: 'im',
  mpim: 'mpim',
};

/**
 * The id of a conversation in a menu of them: one that the user may see, and that the menu's filter lets pass.
 * @param wanted its name or id; `@name` for the direct message with a user
 * @throws Error when the menu doesn't list it
 */
export function resolveListedConversation(
  workspace: Workspace,
  user: User,
  element: JsonObject,
  wanted: string,
): string {
  const { channels } = workspace;
  const listed = channels.all.filter(each => isListed(workspace, user, element, each));
  const found = wanted.startsWith('@') ? findDirectMessage(workspace, user, wanted) : channels.find(wanted);
  if (found && isListed(workspace, user, element, found)) return found.id;
  const names = listed.map(({ id, name }) => (name === '' ? id : name)).join(', ');
  throw new Error(`The menu lists no "${wanted}" for ${user.name}. It lists: ${names || 'nothing'}.`);
}

function findDirectMessage({ users, channels }: Workspace, user: User, name: string): Channel | undefined {
  const other = users.find(name);
  return other && channels.openDirect([user.id, other.id]).channel;
}

function isListed(workspace: Workspace, user: User, element: JsonObject, channel: Channel): boolean {
  const { users, channels } = workspace;
  if (channel.isArchived || !channels.isVisibleTo(user.id, channel.id)) return false;
  if (stringAt(element, 'type')?.endsWith('channels_select')) return channel.kind === 'channel';
  const filter = objectAt(element, 'filter') ?? {};
  const isOfKind = !Array.isArray(filter.include) || filter.include.includes(CONVERSATION_TYPES[channel.kind]);
  const isWithBot = channel.kind === 'im' && [...channel.members].some(id => users.find(id)?.app !== undefined);
  if (filter.exclude_bot_users === true && isWithBot) return false;
  return (
    isOfKind && !(filter.exclude_external_shared_channels === true && getSharedTeams(workspace, channel) === 'external')
  );
}
