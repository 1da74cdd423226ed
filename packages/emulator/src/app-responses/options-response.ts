import { menuOptions, optionGroups } from '../block-kit/composition.rules.js';
import { describeValue } from '../block-kit/validation-issue.js';
import { isJsonObject, objectsAt, type JsonObject } from '../json.js';
import { SlackApiError } from '../workspace/api-error.js';

/**
 * Reads the options that an app suggests, those of groups in one list.
 * @throws SlackRefusal when they are none, or more than 100
 */
export function readOptionsResponse(answer: unknown): JsonObject[] {
  if (!isJsonObject(answer)) return rejectOptions(['The ack must carry options or option_groups']);
  if (answer.option_groups !== undefined) {
    const faults =
      objectsAt(answer, 'option_groups').length > 0 ? optionGroups(answer.option_groups, '/option_groups') : [];
    if (faults.length > 0) return rejectOptions(describeValue(faults));
    return objectsAt(answer, 'option_groups').flatMap(group => objectsAt(group, 'options'));
  }
  if (!Array.isArray(answer.options)) return rejectOptions(['The ack must carry options or option_groups']);
  const faults = answer.options.length > 0 ? menuOptions(answer.options, '/options') : [];
  return faults.length > 0 ? rejectOptions(describeValue(faults)) : objectsAt(answer, 'options');
}

/**
 * Reads the options that an app suggests for a menu of an attachment: their texts are plain.
 * @throws SlackRefusal when they are none
 */
export function readAttachmentOptionsResponse(answer: unknown): JsonObject[] {
  if (!isJsonObject(answer) || !(Array.isArray(answer.options) || Array.isArray(answer.option_groups))) {
    return rejectOptions([NO_PLAIN_OPTIONS]);
  }
  const sources = [answer, ...objectsAt(answer, 'option_groups')];
  const options = sources.flatMap(source => objectsAt(source, 'options'));
  return options.every(isPlainOption) ? options : rejectOptions([NO_PLAIN_OPTIONS]);
}

const NO_PLAIN_OPTIONS = 'The ack must carry options or option_groups of plain texts';
const isPlainOption = ({ text, value }: JsonObject): boolean => typeof text === 'string' && typeof value === 'string';

function rejectOptions(messages: readonly string[]): never {
  throw new SlackApiError('invalid_options', { messages });
}
