import type { Segment } from './pattern.js';

/** A word of a command pattern. */
export type CommandWord =
  | { readonly kind: 'literal'; readonly text: string }
  /** `:id`, `[env]`, `:words...` or `[words...]`. */
  | {
      readonly kind: 'parameter';
      readonly name: string;
      readonly isOptional: boolean;
      /** Whether it takes all that is left of the text. */
      readonly isRest: boolean;
    }
  /** `--force`. */
  | { readonly kind: 'flag'; readonly name: string };

/** A command pattern, read: `/ops deploy :service [env] --force`. */
export interface CommandPattern {
  /** As it was declared. */
  readonly source: string;
  readonly command: string;
  /** What must follow it, word by word. Empty for a bare command, which takes any text. */
  readonly words: readonly CommandWord[];
}

/** Reads a command pattern, whose words whitespace parts. */
export function parseCommand(pattern: string): CommandPattern {
  // Most are a name alone, and there may be thousands of them.
  if (!/\s/.test(pattern)) return { source: pattern, command: pattern, words: NO_WORDS };
  const [command = '', ...words] = pattern.split(/\s+/).filter(word => word !== '');
  return { source: pattern, command, words: words.map(wordOf) };
}

const NO_WORDS: CommandPattern['words'] = [];

/** How a word that captures is spelt in a pattern, and by whoever asks for what it captured; null for a literal. */
export function spellingOf(word: CommandWord): string | null {
  if (word.kind === 'literal') return null;
  if (word.kind === 'flag') return `--${word.name}`;
  return word.isOptional ? `[${word.name}]` : word.name;
}

/** A row of words that a pattern takes, flags aside. */
export interface CommandShape {
  readonly segments: readonly Segment[];
  /** Whether any more words may follow. */
  readonly isOpen: boolean;
}

/** The rows of words that a pattern takes: one more for everything that may be left out. */
export function shapesOf({ words }: CommandPattern): readonly CommandShape[] {
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

function wordOf(text: string): CommandWord {
  if (text.startsWith('--')) return { kind: 'flag', name: text.slice(2) };
  const isOptional = text.startsWith('[') && text.endsWith(']');
  if (!isOptional && !text.startsWith(':')) return { kind: 'literal', text };
  const inner = isOptional ? text.slice(1, -1) : text.slice(1);
  const isRest = inner.endsWith('...');
  return { kind: 'parameter', name: isRest ? inner.slice(0, -3) : inner, isOptional, isRest };
}
