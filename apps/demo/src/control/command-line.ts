import { parseArgs } from 'node:util';
import type { Act } from './act.js';
import { type Verb, verbs } from './verbs.js';

/** A command line, read: an act, or what is wrong with it. */
export type ReadLine = { readonly ok: true; readonly act: Act } | { readonly ok: false; readonly problem: string };

/** Reads the words after `npm run slack --`. */
export function readCommandLine(words: readonly string[]): ReadLine {
  const parsed = parse(words);
  if (typeof parsed === 'string') return wrong(parsed);
  const [name, ...rest] = parsed.words;
  if (name === undefined || name === 'help' || parsed.options.help) return wrong('');
  const verb = verbs.find(each => each.name === name);
  if (!verb) return wrong(`There is no act "${name}".`);
  if (rest.length < verb.takes.length) return wrong(`"${name}" takes ${verb.takes.join(' ')}: ${exampleOf(verb)}`);
  return { ok: true, act: verb.read(rest, { on: parsed.options.on, channel: parsed.options.channel }) };
}

/** How a verb is written, in full. */
export const exampleOf = ({ example }: Verb): string => `npm run slack -- ${example}`;

const wrong = (problem: string): ReadLine => ({ ok: false, problem });

function parse(words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        on: { type: 'string' },
        channel: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return { words: positionals, options: values };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
