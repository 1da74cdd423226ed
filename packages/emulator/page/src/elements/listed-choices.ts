import { objectAt, stringAt, type JsonObject } from '../../../src/json.js';
import type { LiveChannel, LivePerson, LiveWorkspace } from '../../../src/live/live-state.js';
import type { Choice } from './choice.js';

/** People, bots after the others. */
export function peopleChoices({ people }: LiveWorkspace): Choice[] {
  const there = people.filter(({ isDeleted }) => !isDeleted);
  const sorted = [...there.filter(({ appId }) => appId === null), ...there.filter(({ appId }) => appId !== null)];
  return sorted.map(person => ({
    id: person.id,
    value: person.id,
    label: nameOf(person),
    description: nameOf(person) === person.name ? undefined : `@${person.name}`,
  }));
}

/** The conversations that somebody sees, and that a menu lets pass. */
export function conversationChoices(workspace: LiveWorkspace, userId: string, element: JsonObject): Choice[] {
  return workspace.channels
    .filter(channel => isListed(workspace, userId, element, channel))
    .map(channel => ({ id: channel.id, value: channel.id, label: conversationName(workspace, userId, channel) }));
}

/** Slack's names of the kinds of conversations, as filters have them. */
const KINDS = { channel: 'public', group: 'private', im: 'im', mpim: 'mpim' } as const;

function isListed({ people }: LiveWorkspace, userId: string, element: JsonObject, channel: LiveChannel): boolean {
  const { kind, members, isArchived } = channel;
  if (isArchived || (kind !== 'channel' && !members.includes(userId))) return false;
  if (stringAt(element, 'type')?.endsWith('channels_select')) return kind === 'channel';
  const filter = objectAt(element, 'filter') ?? {};
  if (Array.isArray(filter.include) && !filter.include.includes(KINDS[kind])) return false;
  const isWithBot = kind === 'im' && people.some(({ id, appId }) => appId !== null && members.includes(id));
  return filter.exclude_bot_users !== true || !isWithBot;
}

function conversationName({ people }: LiveWorkspace, userId: string, { kind, name, members }: LiveChannel): string {
  if (kind === 'channel') return `#${name}`;
  if (kind === 'group') return `🔒${name}`;
  const others = people.filter(({ id }) => members.includes(id) && id !== userId);
  if (others.length > 0) return others.map(nameOf).join(', ');
  return people
    .filter(({ id }) => id === userId)
    .map(nameOf)
    .join('');
}

const nameOf = ({ displayName, realName, name }: LivePerson): string => displayName || realName || name;
