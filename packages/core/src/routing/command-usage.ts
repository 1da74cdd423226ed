import { parseCommand, type CommandPattern, type CommandWord } from './command-pattern.js';
import type { RouteSpec } from './route.js';
import { escaped } from './slack-reference.js';

/** More lines than that help nobody. */
const MOST_LINES = 40;

/**
 * How the command of a route is written, for people: `/ticket close &lt;id&gt;`, ready for a message. Null for routes
 * that ask for no words.
 */
export function formatUsage(spec: RouteSpec): string | null {
  if (spec.kind !== 'command' || typeof spec.command !== 'string') return null;
  const pattern = parseCommand(spec.command);
  return pattern.words.length === 0 ? null : usageLine(pattern);
}

/**
 * How a command is written by each of its patterns: by those alone that go along best with what was typed, where it
 * begins as some of them do.
 */
export function usageLines(patterns: readonly CommandPattern[], typed: readonly string[]): readonly string[] {
  const scored = patterns.map(pattern => ({ pattern, score: agreement(pattern, typed) }));
  const best = scored.reduce((most, { score }) => Math.max(most, score), 0);
  return scored
    .filter(({ score }) => score === best)
    .slice(0, MOST_LINES)
    .map(({ pattern }) => usageLine(pattern));
}

const usageLine = ({ command, words }: CommandPattern): string => escaped([command, ...words.map(shown)].join(' '));

function shown(word: CommandWord): string {
  if (word.kind === 'literal') return word.text;
  if (word.kind === 'flag') return `[--${word.name}]`;
  const name = word.isRest ? `${word.name}...` : word.name;
  return word.isOptional ? `[${name}]` : `<${name}>`;
}

/** How many literal words were typed where a pattern has them, up to the first that is another. */
function agreement({ words }: CommandPattern, typed: readonly string[]): number {
  let agreed = 0;
  for (const [index, word] of words.filter(({ kind }) => kind !== 'flag').entries()) {
    if (word.kind !== 'literal') continue;
    if (word.text.toLowerCase() !== typed[index]?.toLowerCase()) break;
    agreed += 1;
  }
  return agreed;
}
