import type { AppInstall } from '../apps/app-install.js';
import type { Workspace } from '../workspace.js';

/** A link in a message. */
export interface SharedLink {
  readonly domain: string;
  readonly url: string;
}

/** The links in a text, whether bare or as Slack writes them (`<https://example.com|label>`), each once. */
export function linksIn(text: string): SharedLink[] {
  const urls = new Set(text.match(/https?:\/\/[^\s<>|]+/g)?.filter(url => URL.canParse(url)));
  return [...urls].map(url => ({ domain: new URL(url).hostname, url }));
}

/** Whether a link is of one of these domains, or of one below them. */
export const isOfDomains = ({ domain }: SharedLink, domains: readonly string[]): boolean =>
  domains.some(each => domain === each || domain.endsWith(`.${each}`));

/** The domains whose links an app hears of and may unfurl: those of its manifest, if it has one. */
export const domainsOf = (workspace: Workspace, { app }: AppInstall): readonly string[] =>
  app.declared?.unfurlDomains ?? workspace.linkDomains;
