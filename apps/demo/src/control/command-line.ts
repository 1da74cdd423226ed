import type { Act } from './act.js';
import type { Verb } from './verb.js';
import { verbs } from './verbs.js';
import { type ActOptions, partLine } from './words-and-options.js';

/** A command line, read: an act, the wish for help, or what is wrong with it. */
export type ReadLine =
  | { readonly kind: 'act'; readonly act: Act }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly sentence: string };

/** Reads the words after `npm run slack --`. */
export function readCommandLine(line: readonly string[]): ReadLine {
  const parted = partLine(line);
  if (parted.kind !== 'parted') return parted;
  const [name, ...words] = parted.words;
  if (name === undefined || name === 'help') return { kind: 'help' };
  const verb = verbs.find(each => each.name === name);
  if (!verb) return { kind: 'mistake', sentence: `There is no act "${name}".` };
  const misfit = misfitOf(verb, words, parted.options);
  if (misfit !== null) return { kind: 'mistake', sentence: misfit };
  const read = verb.read(words, parted.options);
  return typeof read === 'string' ? { kind: 'mistake', sentence: read } : { kind: 'act', act: read };
}

/** How a verb is written, in full. */
const exampleOf = ({ example }: Verb): string => `npm run slack -- ${example}`;

/** What is missing in the words of a verb, or too much; null when they are as they should be. */
function misfitOf(verb: Verb, words: readonly string[], options: ActOptions): string | null {
  const { name, takes, more, may } = verb;
  const wanted = [...takes, ...(more === undefined ? [] : [more])].join(' ') || 'no words';
  if (words.length < takes.length) return `"${name}" takes ${wanted}: ${exampleOf(verb)}`;
  const excess = more === undefined ? words.slice(takes.length).join(' ') : '';
  if (excess !== '') return `"${name}" takes ${wanted}, so "${excess}" is too much: ${exampleOf(verb)}`;
  const stray = (['on', 'channel'] as const).find(option => options[option] !== undefined && option !== may);
  return stray === undefined ? null : `"${name}" takes no --${stray}: ${exampleOf(verb)}`;
}
