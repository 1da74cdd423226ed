import type { LiveChannel, LivePerson } from '../../../src/live/live-state.js';

/** What somebody is called on the page. */
export function personName(person: LivePerson | undefined, id = ''): string {
  return person?.displayName || person?.realName || person?.name || id || 'Somebody';
}

/** Who else is in a direct message; oneself, where nobody else is. */
export function othersIn({ members }: LiveChannel, userId: string): readonly string[] {
  const others = members.filter(id => id !== userId);
  return others.length === 0 ? members : others;
}

/** What a conversation is called, without its mark. */
export function channelTitle(channel: LiveChannel, people: readonly LivePerson[], userId: string): string {
  if (channel.kind === 'channel' || channel.kind === 'group') return channel.name;
  const names = othersIn(channel, userId).map(id =>
    personName(
      people.find(each => each.id === id),
      id,
    ),
  );
  return names.join(', ');
}

/** The same with its mark, as a sentence names it. */
export function channelWords(channel: LiveChannel, people: readonly LivePerson[], userId: string): string {
  const title = channelTitle(channel, people, userId);
  return channel.kind === 'channel' || channel.kind === 'group' ? `#${title}` : title;
}
