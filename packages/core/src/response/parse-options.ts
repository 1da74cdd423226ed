import { isJsonObject, type JsonObject } from '../envelope/json.js';

/** Slack's limit of options, of options per group, and of groups. */
const MAX_OPTIONS = 100;

/** Options for Slack, under `options` or `option_groups`, and the number of options over the limit. */
export interface ParsedOptions {
  readonly choices: JsonObject;
  readonly dropped: number;
}

/** Parses options or option groups; null for any other value. */
export function parseOptions(value: unknown): ParsedOptions | null {
  if (Array.isArray(value))
    return { choices: { options: takeAllowed(value).map(parseOption) }, dropped: countSurplus(value) };
  if (!isJsonObject(value)) return null;
  const { options, option_groups: groups } = value;
  if (Array.isArray(options)) return parseOptions(options);
  if (!Array.isArray(groups)) return null;
  const read = takeAllowed(groups).map(parseGroup);
  return {
    choices: { option_groups: read.map(({ group }) => group) },
    dropped: read.reduce((sum, { dropped }) => sum + dropped, countSurplus(groups)),
  };
}

function parseGroup(group: unknown): { readonly group: unknown; readonly dropped: number } {
  const options: unknown = isJsonObject(group) ? group['options'] : undefined;
  if (!isJsonObject(group) || !Array.isArray(options)) return { group, dropped: 0 };
  return { group: { ...group, options: takeAllowed(options).map(parseOption) }, dropped: countSurplus(options) };
}

const takeAllowed = (all: readonly unknown[]): readonly unknown[] => all.slice(0, MAX_OPTIONS);
const countSurplus = (all: readonly unknown[]): number => Math.max(0, all.length - MAX_OPTIONS);

/** Expands the short forms `'a'` and `{ text: 'a', value: 'a' }` to Slack's option object. */
function parseOption(option: unknown): unknown {
  if (typeof option === 'string') return { text: toPlainTextObject(option), value: option };
  if (isJsonObject(option) && typeof option['text'] === 'string')
    return { ...option, text: toPlainTextObject(option['text']) };
  return option;
}

const toPlainTextObject = (text: string) => ({ type: 'plain_text', text });

/** Parses the errors that keep a dialog open; null for any other value. */
export function parseDialogErrors(value: unknown): readonly JsonObject[] | null {
  const errors: unknown = isJsonObject(value) ? value['errors'] : undefined;
  if (!Array.isArray(errors)) return null;
  const dialogErrors = errors.filter(isJsonObject);
  const areAllValid =
    dialogErrors.length === errors.length && dialogErrors.every(({ name, error }) => isText(name) && isText(error));
  return areAllValid ? dialogErrors : null;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * Converts Block Kit options to those of legacy menus, which have plain texts: as `text` in an attachment, as `label`
 * in a dialog.
 *
 * @param choices `options` or `option_groups`
 */
export function toLegacyOptions(choices: JsonObject, label: 'text' | 'label'): JsonObject {
  const { options, option_groups: groups } = choices;
  return {
    ...(Array.isArray(options) ? { options: options.map(option => toLegacyOption(option, label)) } : {}),
    ...(Array.isArray(groups) ? { option_groups: groups.map(group => toLegacyGroup(group, label)) } : {}),
  };
}

function toLegacyGroup(group: unknown, label: 'text' | 'label'): unknown {
  if (!isJsonObject(group)) return group;
  const { label: title, options } = group;
  return {
    [label]: getPlainText(title),
    options: Array.isArray(options) ? options.map(option => toLegacyOption(option, label)) : [],
  };
}

function toLegacyOption(option: unknown, label: 'text' | 'label'): unknown {
  if (!isJsonObject(option)) return option;
  const { text, value } = option;
  return { [label]: getPlainText(text), value };
}

/** The text of a text object. */
const getPlainText = (text: unknown): unknown => (isJsonObject(text) ? text['text'] : text);
