import { Lexer } from '@sapphire/lexure';

/** A word of a command's text: delimited by whitespace, enclosed in quotes, or a Slack reference. */
export interface TypedWord {
  /** Its value: without quotes, or the id of the mentioned user or channel. */
  readonly text: string;
  /** The name of the flag, or null if the word is not a flag. */
  readonly flag: string | null;
  /** Start and end offset in the text, including quotes. */
  readonly start: number;
  readonly end: number;
}

/** The parsed text after a command. */
export interface CommandText {
  readonly source: string;
  readonly words: readonly TypedWord[];
  /** The words without the flags. */
  readonly plainWords: readonly TypedWord[];
}

/**
 * Splits a text into words. A quote opens only at the start of a word and only if it is closed later, so that
 * apostrophes stay part of a word. (Shell tokenizers treat `don't` as an open quote and give `$`, `*` and `#` a
 * meaning.)
 *
 * Slack escapes the angle brackets that users type, so brackets in a text always enclose one of Slack's references.
 */
const lexer = new Lexer({
  quotes: [
    ['"', '"'],
    ["'", "'"],
    ['“', '”'],
    ['‘', '’'],
    ['„', '“'],
    ['«', '»'],
    ['<', '>'],
  ],
});

/** Phones and desktops replace two hyphens with an em dash. */
const FLAG = /^(?:--|—)(?=[\p{L}\p{N}])(.+)$/su;
const END_OF_FLAGS = '--';

/** Parses the text after a command. */
export function parseCommandText(source: string): CommandText {
  const words: TypedWord[] = [];
  let takesFlags = true;
  let end = 0;
  // The lexer splits at spaces only. Other whitespace characters have the same length, so offsets stay valid.
  for (const token of lexer.run(source.replaceAll(/\s/g, ' '))) {
    const start = end + token.leading.length;
    end = start + token.raw.length;
    if ('open' in token) {
      const inner = source.slice(start + token.open.length, end - token.close.length);
      const text = token.open === '<' ? (parseReference(inner) ?? unescapeText(`<${inner}>`)) : parseQuotedWord(inner);
      words.push({ text, flag: null, start, end });
    } else if (takesFlags && token.value === END_OF_FLAGS) {
      takesFlags = false;
    } else {
      const text = unescapeText(token.value);
      words.push({ text, flag: takesFlags ? (FLAG.exec(text)?.[1] ?? null) : null, start, end });
    }
  }
  return { source, words, plainWords: words.filter(({ flag }) => flag === null) };
}

/** A mention in quotes is still parsed as a mention. */
function parseQuotedWord(inner: string): string {
  const reference = /^<([^<>]*)>$/.exec(inner)?.[1];
  return (reference === undefined ? null : parseReference(reference)) ?? unescapeText(inner);
}

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
