import type { JsonValue } from '../json.js';
import { CliError } from './cli-error.js';
import { InvalidArgumentError } from 'commander';

/**
 * Parses `name=value` arguments. A repeated name gets a list.
 * @throws CliError when an argument has no `=`
 */
export function readAssignments(words: readonly string[]): Record<string, string | string[]> {
  const read = new Map<string, string | string[]>();
  for (const word of words) {
    const at = word.indexOf('=');
    if (at < 1) throw new CliError(`"${word}" is no name=value.`, 2);
    const [name, value] = [word.slice(0, at), word.slice(at + 1)];
    const before = read.get(name);
    read.set(name, before === undefined ? value : [...[before].flat(), value]);
  }
  return Object.fromEntries(read);
}

/** Parses options: numbers, `true`, `false` and `null` become JSON values, other values stay text. */
export function readOptions(words: readonly string[]): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(readAssignments(words)).map(([name, value]) => [
      name,
      typeof value === 'string' ? readScalar(value) : value,
    ]),
  );
}

function readScalar(text: string): JsonValue {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

/** Returns a parser for a whole number in this range. */
export function parseWholeNumber(least: number, most: number): (text: string) => number {
  return text => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`);
  };
}
