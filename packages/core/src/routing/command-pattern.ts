import type { Segment } from './id-segments.js';

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
