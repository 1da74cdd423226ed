import { isJsonObject, type JsonObject, objectAt, objectsAt, stringAt } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import { SlackApiError } from '../workspace/api-error.js';
import type { View } from '../workspace/views/view.js';
import type { Workspace } from '../workspace/workspace.js';
import { menuOptions, optionGroups } from '../block-kit/composition.rules.js';
import { describeValue } from '../block-kit/validation-issue.js';

/**
 * Applies the response to a view submission: closes the view, clears all views, updates the view, pushes another one,
 * or shows validation errors.
 * @throws SlackApiError if the response is invalid; the view then stays unchanged
 */
export function applySubmissionResponse({ views }: Workspace, app: AppInstall, submitted: View, answer: unknown): void {
  // The app may have updated the view before the ack.
  const view = views.find(submitted.id) ?? submitted;
  if (answer === undefined) return views.close(view);
  if (!isJsonObject(answer)) return rejectSubmissionResponse('The payload must be an object');
  const action = answer.response_action;
  if (action === undefined && Object.keys(answer).length === 0) return views.close(view);
  if (action === 'clear') return views.clear(view.userId);
  if (action === 'errors') return void views.showErrors(view, readErrors(view, answer));
  if (action !== 'update' && action !== 'push') {
    return rejectSubmissionResponse('response_action must be one of: clear, errors, push, update');
  }
  const next = objectAt(answer, 'view');
  if (!next) return rejectSubmissionResponse(`response_action "${action}" needs a view`);
  if (action === 'push') views.push(app, view.userId, next, view.executionId);
  else views.update(app, { viewId: view.id }, next);
}

function readErrors(view: View, answer: JsonObject): Record<string, string> {
  const errors = objectAt(answer, 'errors');
  if (!errors || Object.keys(errors).length === 0)
    return rejectSubmissionResponse('response_action "errors" needs errors by block_id');
  const inputs = view.blocks.filter(block => block.type === 'input').map(block => stringAt(block, 'block_id'));
  return Object.fromEntries(
    Object.entries(errors).map(([blockId, sentence]): [string, string] => {
      if (!inputs.includes(blockId)) return rejectSubmissionResponse(`"${blockId}" is no input block of the view`);
      if (typeof sentence !== 'string') return rejectSubmissionResponse(`The error of "${blockId}" must be a string`);
      return [blockId, sentence];
    }),
  );
}

function rejectSubmissionResponse(message: string): never {
  throw new SlackApiError('invalid_response_action', { messages: [message] });
}

/**
 * Reads the options that an app suggests and flattens option groups.
 * @throws SlackApiError if the options are invalid or more than 100
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
 * Reads the options for an attachment menu, whose texts are plain strings.
 * @throws SlackApiError if the options are invalid
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
