import type { Workspace } from '../workspace.js';

const EVERYBODY = /(?<![\w<!])@(here|channel|everyone)(?![\w-])/g;

/** A text whose `@name` of people and apps have become mentions. */
export function withMentions({ users }: Workspace, text: string): string {
  if (!text.includes('@')) return text;
  const named = users.all.filter(({ name }) => text.includes(`@${name}`));
  return byLength(named).reduce((said, { id, name }) => said.replaceAll(word('@', name), `<@${id}>`), text);
}

/** A text as `link_names` makes it: people, channels and groups of people that are named in it are links to them. */
export function withLinkedNames(workspace: Workspace, text: string): string {
  const { channels } = workspace;
  const named = byLength(channels.all.filter(({ kind, name }) => kind === 'channel' && name !== ''));
  return named
    .reduce((said, { id, name }) => said.replaceAll(word('#', name), `<#${id}|${name}>`), withMentions(workspace, text))
    .replaceAll(EVERYBODY, '<!$1>');
}

/** The longest name first: "@app two" is not "@app". */
const byLength = <Named extends { readonly name: string }>(list: readonly Named[]): Named[] =>
  list.toSorted((one, other) => other.name.length - one.name.length);

/** The name as a word of its own, and no part of an address. */
function word(sign: string, name: string): RegExp {
  return new RegExp(`(?<![\\w<])${sign}${name.replaceAll(/[^\w\s]/g, String.raw`\$&`)}(?![\\w-])`, 'g');
}
