import { renderOptionText } from '../../../src/block-kit/element-value.js';
import { type JsonObject, type JsonValue, objectAt, objectsAt, stringAt } from '../../../src/json.js';
import type { LiveChannel, LivePerson, LiveWorkspace } from '../../../src/live/live-state.js';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
  /** The entered value: an option object or an id. */
  readonly value: JsonValue;
}

export interface ChoiceGroup {
  readonly value: string;
  readonly items: readonly Choice[];
}

export type Choices = readonly Choice[] | readonly ChoiceGroup[];

export function optionToChoice(option: JsonObject): Choice {
  const label = renderOptionText(option) ?? '';
  const { description } = option;
  return {
    id: stringAt(option, 'value') ?? label,
    label,
    value: option,
    description:
      typeof description === 'string' ? description : stringAt(objectAt(option, 'description') ?? {}, 'text'),
  };
}

/** Accepts options or option groups. Groups in attachments have a `text` instead of a label. */
export function optionsToChoices(listed: readonly JsonObject[]): Choices {
  if (!listed.some(each => Array.isArray(each.options))) return listed.map(optionToChoice);
  return listed.map(group => ({
    value:
      stringAt(objectAt(group, 'label') ?? {}, 'text') ?? stringAt(group, 'label') ?? stringAt(group, 'text') ?? '',
    items: objectsAt(group, 'options').map(optionToChoice),
  }));
}

/** Lists users, bots last. */
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

/** Lists conversations that the user sees and the menu's filter includes. */
export function conversationChoices(workspace: LiveWorkspace, userId: string, element: JsonObject): Choice[] {
  return workspace.channels
    .filter(channel => isListed(workspace, userId, element, channel))
    .map(channel => ({ id: channel.id, value: channel.id, label: conversationName(workspace, userId, channel) }));
}

/** The names that `filter.include` uses. */
const FILTER_NAMES = { channel: 'public', group: 'private', im: 'im', mpim: 'mpim' } as const;

function isListed({ people }: LiveWorkspace, userId: string, element: JsonObject, channel: LiveChannel): boolean {
  const { kind, members, isArchived } = channel;
  if (isArchived || (kind !== 'channel' && !members.includes(userId))) return false;
  if (stringAt(element, 'type')?.endsWith('channels_select')) return kind === 'channel';
  const filter = objectAt(element, 'filter') ?? {};
  if (Array.isArray(filter.include) && !filter.include.includes(FILTER_NAMES[kind])) return false;
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
