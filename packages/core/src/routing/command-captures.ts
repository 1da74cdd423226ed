import { getCaptures, type Captures } from './captures.js';
import type { CommandPattern, CommandWord } from './command-pattern.js';
import type { CommandText, TypedWord } from './command-text.js';

/** The values that a command pattern captured from a text. */
export interface CommandCaptures {
  readonly params: Captures;
  /** The same values with flags as booleans. Only set for patterns with flags. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/**
 * Captures values from a text whose plain words already match one shape of the pattern. Returns null if the text has a
 * flag that the pattern lacks, or if nothing is left for a required rest parameter.
 */
export function captureCommand({ words }: CommandPattern, text: CommandText): CommandCaptures | null {
  const flags = new Set(words.flatMap(word => (word.kind === 'flag' ? [word.name] : [])));
  const ordered = words.filter(isOrdered);
  const last = ordered.at(-1);
  const rest = last?.kind === 'parameter' && last.isRest ? last : null;
  const before = rest === null ? text.words : getWordsBefore(text, ordered.length - 1);
  if (before.some(({ flag }) => flag !== null && !flags.has(flag))) return null;

  const entries: (readonly [name: string, value: string])[] = ordered.flatMap((word, index) => {
    const typed = text.plainWords[index];
    return word.kind === 'parameter' && !word.isRest && typed !== undefined ? [[word.name, typed.text] as const] : [];
  });
  if (rest !== null) {
    const left = getRest(text, before.length, flags);
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

/** Returns the words up to the given number of plain words. The words after them belong to the rest parameter. */
function getWordsBefore({ words, plainWords }: CommandText, plain: number): readonly TypedWord[] {
  const last = plainWords[plain - 1];
  return last === undefined ? [] : words.slice(0, words.indexOf(last) + 1);
}

/** Returns the text after the first words as typed, without the flags of the pattern. */
function getRest({ source, words }: CommandText, from: number, flags: ReadonlySet<string>): string {
  let left = '';
  let end = 0;
  for (const word of words.slice(from)) {
    if (word.flag === null || !flags.has(word.flag)) left += source.slice(left === '' ? word.start : end, word.end);
    ({ end } = word);
  }
  return left;
}
