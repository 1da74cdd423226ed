import { getCaptures, type Captures } from './captures.js';
import type { CommandPattern, CommandWord } from './command-pattern.js';
import type { CommandText, TypedWord } from './command-text.js';

/** What a command pattern captured of a text. */
export interface CommandCaptures {
  readonly params: Captures;
  /** The same with flags as booleans, of a pattern that has any. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/**
 * What a pattern captures of a text whose plain words fit one of its shapes; null when there are flags that it hasn't,
 * or nothing is left for its rest.
 */
export function commandCaptures({ words }: CommandPattern, text: CommandText): CommandCaptures | null {
  const flags = new Set(words.flatMap(word => (word.kind === 'flag' ? [word.name] : [])));
  const ordered = words.filter(isOrdered);
  const last = ordered.at(-1);
  const rest = last?.kind === 'parameter' && last.isRest ? last : null;
  const before = rest === null ? text.words : wordsBefore(text, ordered.length - 1);
  if (before.some(({ flag }) => flag !== null && !flags.has(flag))) return null;

  const entries: (readonly [name: string, value: string])[] = ordered.flatMap((word, index) => {
    const typed = text.plainWords[index];
    return word.kind === 'parameter' && !word.isRest && typed !== undefined ? [[word.name, typed.text] as const] : [];
  });
  if (rest !== null) {
    const left = restOf(text, before.length, flags);
    if (left !== '') entries.push([rest.name, left]);
    else if (!rest.isOptional) return null;
  }
  if (flags.size === 0) return { params: getCaptures(entries) };
  const given = new Set(text.words.flatMap(({ flag }) => (flag !== null && flags.has(flag) ? [flag] : [])));
  return {
    params: getCaptures([...entries, ...[...given].map(flag => [flag, 'true'] as const)]),
    values: getCaptures<unknown>([...entries, ...[...flags].map(flag => [flag, given.has(flag)] as const)]),
  };
}

type OrderedWord = Exclude<CommandWord, { kind: 'flag' }>;

const isOrdered = (word: CommandWord): word is OrderedWord => word.kind !== 'flag';

/** The words up to the last of so many plain ones: what follows belongs to the rest. */
function wordsBefore({ words, plainWords }: CommandText, plain: number): readonly TypedWord[] {
  const last = plainWords[plain - 1];
  return last === undefined ? [] : words.slice(0, words.indexOf(last) + 1);
}

/** What is left of a text behind its first words, as typed, but for the flags that are the pattern's own. */
function restOf({ source, words }: CommandText, from: number, flags: ReadonlySet<string>): string {
  let left = '';
  let end = 0;
  for (const word of words.slice(from)) {
    if (word.flag === null || !flags.has(word.flag)) left += source.slice(left === '' ? word.start : end, word.end);
    ({ end } = word);
  }
  return left;
}
