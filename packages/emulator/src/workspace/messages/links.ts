import type { AppInstall } from '../apps/app-install.js';
import type { Workspace } from '../workspace.js';

/** A link in a message. */
export interface SharedLink {
  readonly domain: string;
  readonly url: string;
}

/** The links in a text, whether bare or as Slack writes them (`<https://example.com|label>`), each once. */
export function findLinks(text: string): SharedLink[] {
  const urls = new Set(text.match(/https?:\/\/[^\s<>|]+/g)?.filter(url => URL.canParse(url)));
  return [...urls].map(url => ({ domain: new URL(url).hostname, url }));
}

/** Whether a link is of one of these domains, or of one below them. */
export const matchesDomains = ({ domain }: SharedLink, domains: readonly string[]): boolean =>
  domains.some(each => domain === each || domain.endsWith(`.${each}`));

/** The domains whose links an app hears of and may unfurl: those of its manifest, if it has one. */
export const listParentDomains = (workspace: Workspace, { app }: AppInstall): readonly string[] =>
  app.declared?.unfurlDomains ?? workspace.linkDomains;

const SPECIAL_MENTIONS = /(?<![\w<!])@(here|channel|everyone)(?![\w-])/g;

/** A text whose `@name` of people and apps have become mentions. */
export function linkMentions({ users }: Workspace, text: string): string {
  if (!text.includes('@')) return text;
  const named = users.all.filter(({ name }) => text.includes(`@${name}`));
  return compareLength(named).reduce(
    (said, { id, name }) => said.replaceAll(toWordPattern('@', name), `<@${id}>`),
    text,
  );
}

/** A text as `link_names` makes it: people, channels and groups of people that are named in it are links to them. */
export function linkNames(workspace: Workspace, text: string): string {
  const { channels } = workspace;
  const named = compareLength(channels.all.filter(({ kind, name }) => kind === 'channel' && name !== ''));
  return named
    .reduce(
      (said, { id, name }) => said.replaceAll(toWordPattern('#', name), `<#${id}|${name}>`),
      linkMentions(workspace, text),
    )
    .replaceAll(SPECIAL_MENTIONS, '<!$1>');
}

/** The longest name first: "@app two" is not "@app". */
const compareLength = <Named extends { readonly name: string }>(list: readonly Named[]): Named[] =>
  list.toSorted((one, other) => other.name.length - one.name.length);

/** The name as a word of its own, and no part of an address. */
function toWordPattern(sign: string, name: string): RegExp {
  return new RegExp(`(?<![\\w<])${sign}${name.replaceAll(/[^\w\s]/g, String.raw`\$&`)}(?![\\w-])`, 'g');
}
