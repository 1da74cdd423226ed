import { isJsonObject, type JsonObject } from '../envelope/json.js';

/** Slack takes no more options than this, in a group or without, and no more groups. */
const MOST = 100;

/** Options as Slack takes them, under `options` or `option_groups`, and how many were too many. */
export interface ParsedOptions {
  readonly choices: JsonObject;
  readonly dropped: number;
}

/** Reads options, in groups or not; null for what is neither. */
export function parseOptions(value: unknown): ParsedOptions | null {
  if (Array.isArray(value)) return { choices: { options: kept(value).map(readOption) }, dropped: surplusOf(value) };
  if (!isJsonObject(value)) return null;
  const { options, option_groups: groups } = value;
  if (Array.isArray(options)) return parseOptions(options);
  if (!Array.isArray(groups)) return null;
  const read = kept(groups).map(readGroup);
  return {
    choices: { option_groups: read.map(({ group }) => group) },
    dropped: read.reduce((sum, { dropped }) => sum + dropped, surplusOf(groups)),
  };
}

function readGroup(group: unknown): { readonly group: unknown; readonly dropped: number } {
  const options: unknown = isJsonObject(group) ? group['options'] : undefined;
  if (!isJsonObject(group) || !Array.isArray(options)) return { group, dropped: 0 };
  return { group: { ...group, options: kept(options).map(readOption) }, dropped: surplusOf(options) };
}

const kept = (all: readonly unknown[]): readonly unknown[] => all.slice(0, MOST);
const surplusOf = (all: readonly unknown[]): number => Math.max(0, all.length - MOST);

/** `'a'` and `{ text: 'a', value: 'a' }` are short for the option object that Slack wants. */
function readOption(option: unknown): unknown {
  if (typeof option === 'string') return { text: plainText(option), value: option };
  if (isJsonObject(option) && typeof option['text'] === 'string') return { ...option, text: plainText(option['text']) };
  return option;
}

const plainText = (text: string) => ({ type: 'plain_text', text });
