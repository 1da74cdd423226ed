/**
 * What a reference stands for that Slack has made of what somebody typed, `<@U123|ann>` without its brackets: the id of
 * a user, channel or user group, the URL of a link, an address, a number. Null for what is no reference.
 *
 * Slack makes links of words that look like hosts, such as `deploy.sh`: those stay the words that they were.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages
 */
export function referenceOf(content: string): string | null {
  const bar = content.indexOf('|');
  const target = bar === -1 ? content : content.slice(0, bar);
  const label = bar === -1 ? null : content.slice(bar + 1);
  const id = /^(?:[@#]|!subteam\^)([A-Z0-9]+)$/.exec(target)?.[1] ?? /^!(here|channel|everyone)$/.exec(target)?.[1];
  if (id !== undefined) return id;
  const [, scheme, address] = /^([a-z][a-z0-9+.-]*):(.+)$/i.exec(target) ?? [];
  if (scheme === undefined || address === undefined) return null;
  if (scheme === 'mailto' || scheme === 'tel') return unescaped(address);
  return unescaped(label !== null && address === `//${label}` ? label : target);
}

/**
 * Text as it was typed: Slack escapes the three characters that it marks references with.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Text as Slack wants it in messages, where it is not to be read as a reference. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
