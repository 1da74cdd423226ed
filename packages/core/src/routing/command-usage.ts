import { parseCommand, type CommandPattern, type CommandWord } from './command-pattern.js';
import type { RouteSpec } from './route.js';
import { escapeText } from './command-text.js';

/** Longer usage texts are hard to read. */
const MAX_USAGE_LINES = 40;

/**
 * Formats the usage of a route's command for a message: `/ticket close &lt;id&gt;`. Returns null for routes without a
 * word pattern.
 */
export function formatUsage(spec: RouteSpec): string | null {
  if (spec.kind !== 'command' || typeof spec.command !== 'string') return null;
  const pattern = parseCommand(spec.command);
  return pattern.words.length === 0 ? null : formatCommandPattern(pattern);
}

/**
 * Formats the usage of a command's patterns. If the typed words match the beginning of some patterns, only the best
 * matches are listed.
 */
export function listUsages(patterns: readonly CommandPattern[], typed: readonly string[]): readonly string[] {
  const scored = patterns.map(pattern => ({ pattern, score: countMatchingWords(pattern, typed) }));
  const best = scored.reduce((highest, { score }) => Math.max(highest, score), 0);
  return scored
    .filter(({ score }) => score === best)
    .slice(0, MAX_USAGE_LINES)
    .map(({ pattern }) => formatCommandPattern(pattern));
}

const formatCommandPattern = ({ command, words }: CommandPattern): string =>
  escapeText([command, ...words.map(formatCommandWord)].join(' '));

function formatCommandWord(word: CommandWord): string {
  if (word.kind === 'literal') return word.text;
  if (word.kind === 'flag') return `[--${word.name}]`;
  const name = word.isRest ? `${word.name}...` : word.name;
  return word.isOptional ? `[${name}]` : `<${name}>`;
}

/** Counts the literal words of a pattern that were typed at the same position, up to the first mismatch. */
function countMatchingWords({ words }: CommandPattern, typed: readonly string[]): number {
  let agreed = 0;
  for (const [index, word] of words.filter(({ kind }) => kind !== 'flag').entries()) {
    if (word.kind !== 'literal') continue;
    if (word.text.toLowerCase() !== typed[index]?.toLowerCase()) break;
    agreed += 1;
  }
  return agreed;
}
