import type { Segment } from './id-segments.js';
import { getCaptures, type Captures } from './captures.js';
import type { CommandText, TypedWord } from './command-text.js';

/** A word of a command pattern. */
export type CommandWord =
  | { readonly kind: 'literal'; readonly text: string }
  /** `:id`, `[env]`, `:words...` or `[words...]`. */
  | {
      readonly kind: 'parameter';
      readonly name: string;
      readonly isOptional: boolean;
      /** Whether it captures the rest of the text. */
      readonly isRest: boolean;
    }
  /** `--force`. */
  | { readonly kind: 'flag'; readonly name: string };

/** A parsed command pattern, such as `/ops deploy :service [env] --force`. */
export interface CommandPattern {
  /** The pattern as declared. */
  readonly source: string;
  readonly command: string;
  /** The words after the command. Empty for a command that accepts any text. */
  readonly words: readonly CommandWord[];
}

/** Parses a command pattern. Its words are separated by whitespace. */
export function parseCommand(pattern: string): CommandPattern {
  // Fast path: most patterns are a name alone, and an app may declare thousands.
  if (!/\s/.test(pattern)) return { source: pattern, command: pattern, words: NO_WORDS };
  const [command = '', ...words] = pattern.split(/\s+/).filter(word => word !== '');
  return { source: pattern, command, words: words.map(parseCommandWord) };
}

const NO_WORDS: CommandPattern['words'] = [];

/** Returns the spelling of a capturing word in `@SlackParam()`, or null for a literal. */
export function getWordSpelling(word: CommandWord): string | null {
  if (word.kind === 'literal') return null;
  if (word.kind === 'flag') return `--${word.name}`;
  return word.isOptional ? `[${word.name}]` : word.name;
}

/** A sequence of words that a pattern matches, without flags. */
export interface CommandShape {
  readonly segments: readonly Segment[];
  /** Whether more words may follow. */
  readonly isOpen: boolean;
}

/** Returns the word sequences that a pattern matches: one more for each optional word. */
export function getCommandShapes({ words }: CommandPattern): readonly CommandShape[] {
  const shapes: CommandShape[] = [];
  const segments: Segment[] = [];
  const add = (isOpen: boolean) => shapes.push({ segments: [...segments], isOpen });
  for (const word of words) {
    if (word.kind === 'flag') continue;
    if (word.kind === 'parameter' && word.isOptional) add(false);
    if (word.kind === 'parameter' && word.isRest) {
      add(true);
      return shapes;
    }
    segments.push(word);
  }
  add(false);
  return shapes;
}

function parseCommandWord(text: string): CommandWord {
  if (text.startsWith('--')) return { kind: 'flag', name: text.slice(2) };
  const isOptional = text.startsWith('[') && text.endsWith(']');
  if (!isOptional && !text.startsWith(':')) return { kind: 'literal', text };
  const inner = isOptional ? text.slice(1, -1) : text.slice(1);
  const isRest = inner.endsWith('...');
  return { kind: 'parameter', name: isRest ? inner.slice(0, -3) : inner, isOptional, isRest };
}

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
