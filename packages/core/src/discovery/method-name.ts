/** Longer ones are no names any more. */
const LONGEST_NAME = 40;

/** Names that Nest or the language would call by themselves: `then` makes a promise of a class, hooks run at the start. */
const CALLED_BY_OTHERS = /^(?:constructor|then|(?:on|before)\p{Lu}.*)$/u;

/**
 * A name for a method that handles what has this id: `ticket/7/close` makes `ticket7Close`. Whatever the id holds, it is
 * a name and nothing else.
 *
 * @param otherwise what it is called where the id gives no name: `action`
 */
export function methodName(id: string, otherwise: string): string {
  const [first = '', ...rest] = id.match(/\p{L}+|\p{Nd}+/gu) ?? [];
  const name = Array.from(first.replace(/^\p{Lu}/u, lower) + rest.map(capital).join(''))
    .slice(0, LONGEST_NAME)
    .join('');
  if (!/^\p{L}/u.test(name)) return otherwise + capital(name);
  return CALLED_BY_OTHERS.test(name) ? `handle${capital(name)}` : name;
}

const lower = (text: string): string => text.toLowerCase();
const capital = (text: string): string => text.replace(/^\p{Ll}/u, letter => letter.toUpperCase());

/**
 * A text as TypeScript writes it. What an id holds comes from outside: it can end neither the quotes nor the line, nor
 * turn the direction of what is read.
 */
export const quoted = (text: string): string => `'${text.replaceAll(/['\\]|[\p{C}\p{Zl}\p{Zp}]/gu, escaped)}'`;

const escaped = (character: string): string =>
  character === "'" || character === '\\' ? `\\${character}` : `\\u{${character.codePointAt(0)?.toString(16) ?? '0'}}`;
