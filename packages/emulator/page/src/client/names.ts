import type { LiveChannel, LivePerson } from '../../../src/live/live-state.js';

/** The user's display name. */
export function getDisplayName(person: LivePerson | undefined, id = ''): string {
  return person?.displayName || person?.realName || person?.name || id || 'Unknown user';
}

/** The other members of a direct message; the user, if there are no others. */
export function getOtherMembers({ members }: LiveChannel, userId: string): readonly string[] {
  const others = members.filter(id => id !== userId);
  return others.length === 0 ? members : others;
}

/** The conversation's name without its `#`. */
export function getChannelTitle(channel: LiveChannel, people: readonly LivePerson[], userId: string): string {
  if (channel.kind === 'channel' || channel.kind === 'group') return channel.name;
  const names = getOtherMembers(channel, userId).map(id =>
    getDisplayName(
      people.find(each => each.id === id),
      id,
    ),
  );
  return names.join(', ');
}

/** The name for use in a sentence: channels with `#`. */
export function formatChannelName(channel: LiveChannel, people: readonly LivePerson[], userId: string): string {
  const title = getChannelTitle(channel, people, userId);
  return channel.kind === 'channel' || channel.kind === 'group' ? `#${title}` : title;
}
