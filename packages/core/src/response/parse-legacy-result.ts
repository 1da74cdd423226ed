import { isJsonObject, type JsonObject } from '../envelope/json.js';

/** The errors by which a submitted dialog stays open; null for what is none. */
export function parseDialogErrors(value: unknown): readonly JsonObject[] | null {
  const errors: unknown = isJsonObject(value) ? value['errors'] : undefined;
  if (!Array.isArray(errors)) return null;
  const found = errors.filter(isJsonObject);
  const areAll = found.length === errors.length && found.every(({ name, error }) => isText(name) && isText(error));
  return areAll ? found : null;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * Options of blocks as the menus that came before them take them, with plain texts: under `text` in an attachment,
 * under `label` in a dialog.
 *
 * @param choices `options` or `option_groups`
 */
export function toLegacyOptions(choices: JsonObject, label: 'text' | 'label'): JsonObject {
  const { options, option_groups: groups } = choices;
  return {
    ...(Array.isArray(options) ? { options: options.map(option => legacyChoice(option, label)) } : {}),
    ...(Array.isArray(groups) ? { option_groups: groups.map(group => legacyGroup(group, label)) } : {}),
  };
}

function legacyGroup(group: unknown, label: 'text' | 'label'): unknown {
  if (!isJsonObject(group)) return group;
  const { label: title, options } = group;
  return {
    [label]: plain(title),
    options: Array.isArray(options) ? options.map(option => legacyChoice(option, label)) : [],
  };
}

function legacyChoice(option: unknown, label: 'text' | 'label'): unknown {
  if (!isJsonObject(option)) return option;
  const { text, value } = option;
  return { [label]: plain(text), value };
}

/** The text of a text object. */
const plain = (text: unknown): unknown => (isJsonObject(text) ? text['text'] : text);
