import { objectAt, stringAt, type JsonObject } from '../json.js';
import type { Channel, ChannelKind } from '../workspace/channels/channels.js';
import { sharingOf } from '../workspace/channels/sharing.js';
import type { User } from '../workspace/people/users.js';
import type { Workspace } from '../workspace/workspace.js';

/**
 * The id of somebody in a menu of people.
 * @param wanted their name, with or without `@`, or their id
 * @throws Error when there is nobody of that name, or they have left
 */
export function listedUser({ users }: Workspace, wanted: string): string {
  const found = users.find(wanted);
  if (found && !found.isDeleted) return found.id;
  const names = users.all.filter(({ isDeleted }) => !isDeleted).map(({ name }) => name);
  throw new Error(`The menu lists nobody called "${wanted}". It lists: ${names.join(', ')}.`);
}

/** Slack's names of the kinds of conversations, as filters have them. */
const KINDS: Readonly<Record<ChannelKind, string>> = { channel: 'public', group: 'private', im: 'im', mpim: 'mpim' };

/**
 * The id of a conversation in a menu of them: one that the user may see, and that the menu's filter lets pass.
 * @param wanted its name or id; `@name` for the direct message with somebody
 * @throws Error when the menu doesn't list it
 */
export function listedConversation(workspace: Workspace, user: User, element: JsonObject, wanted: string): string {
  const { channels } = workspace;
  const listed = channels.all.filter(each => isListed(workspace, user, element, each));
  const found = wanted.startsWith('@') ? directWith(workspace, user, wanted) : channels.find(wanted);
  if (found && isListed(workspace, user, element, found)) return found.id;
  const names = listed.map(({ id, name }) => (name === '' ? id : name)).join(', ');
  throw new Error(`The menu lists no "${wanted}" for ${user.name}. It lists: ${names || 'nothing'}.`);
}

function directWith({ users, channels }: Workspace, user: User, name: string): Channel | undefined {
  const other = users.find(name);
  return other && channels.openDirect([user.id, other.id]).channel;
}

function isListed(workspace: Workspace, user: User, element: JsonObject, channel: Channel): boolean {
  const { users, channels } = workspace;
  if (channel.isArchived || !channels.isVisibleTo(user.id, channel.id)) return false;
  if (stringAt(element, 'type')?.endsWith('channels_select')) return channel.kind === 'channel';
  const filter = objectAt(element, 'filter') ?? {};
  const isOfKind = !Array.isArray(filter.include) || filter.include.includes(KINDS[channel.kind]);
  const isWithBot = channel.kind === 'im' && [...channel.members].some(id => users.find(id)?.app !== undefined);
  if (filter.exclude_bot_users === true && isWithBot) return false;
  return (
    isOfKind && !(filter.exclude_external_shared_channels === true && sharingOf(workspace, channel) === 'external')
  );
}
