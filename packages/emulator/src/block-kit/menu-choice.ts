import { isJsonObject, stringAt, type JsonObject, type JsonValue } from '../json.js';

/** The option that is wanted, by its value, else by its text: that of an option, or alone. */
export function findOption(options: readonly JsonObject[], wanted: JsonValue): JsonObject | undefined {
  const key = optionName(wanted);
  return options.find(each => each.value === key) ?? options.find(each => optionText(each) === key);
}

/** By what an option is told from others: its value, or its text where it has none. What else is wanted is its name. */
export function optionName(wanted: JsonValue): JsonValue | undefined {
  return isJsonObject(wanted) ? (wanted.value ?? optionText(wanted)) : wanted;
}

/** What an option says; in attachments that is a plain text. */
export function optionText({ text }: JsonObject): string | undefined {
  if (typeof text === 'string') return text;
  return isJsonObject(text) ? stringAt(text, 'text') : undefined;
}

/** Options in an error: `High (high), Low (low)`. */
export function listOptions(options: readonly JsonObject[]): string {
  const said = options.map(option => {
    const [text, value] = [optionText(option) ?? '', stringAt(option, 'value')];
    return value === undefined || value === text ? text : `${text} (${value})`;
  });
  return said.join(', ') || 'nothing';
}
