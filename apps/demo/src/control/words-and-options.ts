import { parseArgs } from 'node:util';

/** What acts may be given besides their words. */
export interface ActOptions {
  readonly on: string | undefined;
  readonly channel: string | undefined;
}

/** A line, parted. */
export type PartedLine =
  | { readonly kind: 'parted'; readonly words: readonly string[]; readonly options: ActOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly sentence: string };

const OPTIONS = {
  on: { type: 'string' },
  channel: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Parts the words of a line from its options. */
export function partLine(line: readonly string[]): PartedLine {
  // Not strict, since its refusals are written for programmers.
  const { tokens } = parseArgs({
    args: [...line],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const words: string[] = [];
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (name === 'help') return { kind: 'help' };
    if (name !== 'on' && name !== 'channel') {
      return mistake(
        `There is no option ${rawName}, only --on TEXT and --channel NAME. Behind -- any word may begin with a dash.`,
      );
    }
    // Rather a forgotten text than one that looks like an option.
    if (value === undefined || (!inlineValue && value.startsWith('-'))) {
      return mistake(`--${name} wants ${name === 'on' ? 'a text' : 'the name of a channel'} behind it.`);
    }
    given.set(name, value);
  }
  return { kind: 'parted', words, options: { on: given.get('on'), channel: given.get('channel') } };
}

const mistake = (sentence: string): PartedLine => ({ kind: 'mistake', sentence });
