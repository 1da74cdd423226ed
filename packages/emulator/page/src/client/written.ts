import type { LiveWorkspace } from '../../../src/live/live-state.js';

const WIDE = ['here', 'channel', 'everyone'];
/** A name behind its sign, as a word of its own. */
const NAMED = /(?<![\w<&/])([@#])([\p{L}\p{N}_][\p{L}\p{N}_.-]*)/gu;

/**
 * What was written in a composer with Slack's markup for channels, groups and everybody. People stay as `@name`: the
 * emulator knows them.
 */
export function asMarkup(text: string, { channels, usergroups, people }: LiveWorkspace): string {
  return text.replaceAll(NAMED, (whole: string, sign: string, name: string) => {
    if (sign === '#') {
      const channel = channels.find(each => each.name === name && each.kind === 'channel');
      return channel ? `<#${channel.id}|${name}>` : whole;
    }
    if (people.some(each => each.name === name)) return whole;
    if (WIDE.includes(name)) return `<!${name}>`;
    const group = usergroups.find(({ handle }) => handle === name);
    return group ? `<!subteam^${group.id}>` : whole;
  });
}

/** The text of a message as one would have written it. */
export function asTyped(text: string, { channels, usergroups, people }: LiveWorkspace): string {
  return text
    .replaceAll(/<@(\w+)(?:\|[^>]*)?>/g, (whole, id: string) => {
      const person = people.find(each => each.id === id);
      return person ? `@${person.name}` : whole;
    })
    .replaceAll(/<#(\w+)(?:\|[^>]*)?>/g, (whole, id: string) => {
      const channel = channels.find(each => each.id === id);
      return channel?.name ? `#${channel.name}` : whole;
    })
    .replaceAll(/<!subteam\^(\w+)(?:\|[^>]*)?>/g, (whole, id: string) => {
      const group = usergroups.find(each => each.id === id);
      return group ? `@${group.handle}` : whole;
    })
    .replaceAll(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, '@$1');
}
