/**
 * Returns the value of a reference in a Slack text, given as `@U123|ann` without its brackets: the id of a user,
 * channel or user group, the URL of a link, an email address or a phone number. Returns null for any other content.
 *
 * Slack turns words that look like hosts, such as `deploy.sh`, into links. For these it returns the word itself.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages
 */
export function parseReference(content: string): string | null {
  const bar = content.indexOf('|');
  const target = bar === -1 ? content : content.slice(0, bar);
  const label = bar === -1 ? null : content.slice(bar + 1);
  const id = /^(?:[@#]|!subteam\^)([A-Z0-9]+)$/.exec(target)?.[1] ?? /^!(here|channel|everyone)$/.exec(target)?.[1];
  if (id !== undefined) return id;
  const [, scheme, address] = /^([a-z][a-z0-9+.-]*):(.+)$/i.exec(target) ?? [];
  if (scheme === undefined || address === undefined) return null;
  if (scheme === 'mailto' || scheme === 'tel') return unescapeText(address);
  return unescapeText(label !== null && address === `//${label}` ? label : target);
}

/**
 * Restores the text as typed: Slack escapes the three characters that delimit its references.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export const unescapeText = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Escapes text for a message, so that Slack does not parse references in it. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
