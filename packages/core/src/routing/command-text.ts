import { Lexer } from '@sapphire/lexure';
import { referenceOf, unescaped } from './slack-reference.js';

/** A word of a command's text: what stands between whitespace, in quotes, or for a reference of Slack's. */
export interface TypedWord {
  /** What is meant by it: without quotes, the id that a mention stands for. */
  readonly text: string;
  /** What the flag is called that it is; null for any other word. */
  readonly flag: string | null;
  /** Where it stands in the text, quotes included. */
  readonly start: number;
  readonly end: number;
}

/** The text behind a command, read. */
export interface CommandText {
  readonly source: string;
  readonly words: readonly TypedWord[];
  /** The words that are no flags. */
  readonly plainWords: readonly TypedWord[];
}

/**
 * Tells words apart as people write them: a quote opens only where a word begins and only if it is closed somewhere, so
 * that apostrophes stay what they are. (Tokenisers of shells take `don't` for an open quote, and `$`, `*` and `#` for
 * more than themselves.)
 *
 * Slack escapes the angle brackets that people type, so that those in a text are of its own references.
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

/** Phones and desktops make a long dash of two. */
const FLAG = /^(?:--|—)(?=[\p{L}\p{N}])(.+)$/su;
const END_OF_FLAGS = '--';

/** Reads the text behind a command. */
export function readCommandText(source: string): CommandText {
  const words: TypedWord[] = [];
  let takesFlags = true;
  let end = 0;
  // Only the blank parts words to the lexer. Every other whitespace is as long, so that places stay the same.
  for (const token of lexer.run(source.replaceAll(/\s/g, ' '))) {
    const start = end + token.leading.length;
    end = start + token.raw.length;
    if ('open' in token) {
      const inner = source.slice(start + token.open.length, end - token.close.length);
      const text = token.open === '<' ? (referenceOf(inner) ?? unescaped(`<${inner}>`)) : quoted(inner);
      words.push({ text, flag: null, start, end });
    } else if (takesFlags && token.value === END_OF_FLAGS) {
      takesFlags = false;
    } else {
      const text = unescaped(token.value);
      words.push({ text, flag: takesFlags ? (FLAG.exec(text)?.[1] ?? null) : null, start, end });
    }
  }
  return { source, words, plainWords: words.filter(({ flag }) => flag === null) };
}

/** A mention in quotes is one all the same. */
function quoted(inner: string): string {
  const reference = /^<([^<>]*)>$/.exec(inner)?.[1];
  return (reference === undefined ? null : referenceOf(reference)) ?? unescaped(inner);
}
