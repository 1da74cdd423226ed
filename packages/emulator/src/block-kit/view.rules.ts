import { isJsonObject, objectsAt } from '../json.js';
import { blockLists } from './block.rules.js';
import { plainText } from './composition.rules.js';
import { createIssue, type ValidationIssue } from './validation-issue.js';
import {
  allOf,
  both,
  byType,
  booleanRule,
  listRule,
  looseObject,
  oneOfRule,
  type Rule,
  textRule,
  typed,
} from './rule-combinators.js';

const viewFrame = {
  private_metadata: textRule(3000, 0),
  callback_id: textRule(255, 0),
  external_id: textRule(255, 0),
};
const viewLabel = plainText(24);

/** A form needs a button that sends it. */
const submittable: Rule = (view, place) => {
  if (!isJsonObject(view) || view.type !== 'modal' || view.submit !== undefined) return [];
  const first = objectsAt(view, 'blocks').findIndex(block => block.type === 'input');
  if (first === -1) return [];
  return [createIssue('must define `submit` to use an `input` block in modals', `${place}/blocks/${first}/input`)];
};

const viewRule = both(
  allOf(
    byType({
      modal: typed(
        { title: viewLabel, blocks: blockLists.modal },
        {
          ...viewFrame,
          submit: viewLabel,
          submit_disabled: booleanRule,
          close: viewLabel,
          clear_on_close: booleanRule,
          notify_on_close: booleanRule,
        },
      ),
      home: typed({ blocks: blockLists.home }, viewFrame),
    }),
  ),
  submittable,
);

/**
 * What is wrong with a view.
 * @param place its JSON pointer
 */
export function findViewIssues(view: unknown, place = '/view'): ValidationIssue[] {
  return viewRule(view, place);
}

const attachmentOption = looseObject({ text: textRule(), value: textRule() });
const attachmentOptions = listRule(attachmentOption, 100, 0);

const attachmentAction = looseObject({
  type: oneOfRule('button', 'select'),
  style: oneOfRule('default', 'primary', 'danger'),
  data_source: oneOfRule('static', 'channels', 'conversations', 'users', 'external'),
  options: attachmentOptions,
  option_groups: listRule(looseObject({ options: attachmentOptions }), 100, 0),
  confirm: looseObject({ text: textRule() }),
});

/** An attachment: blocks, or what messages had before there were blocks. */
export const attachmentRule: Rule = looseObject({
  blocks: blockLists.message,
  fields: listRule(looseObject({}), Infinity, 0),
  actions: listRule(attachmentAction, 5, 0),
});

/** The attachments of a message. */
export const attachments = listRule(attachmentRule, Infinity, 0);

/** What is wrong with the attachments of a message. */
export function findAttachmentIssues(value: unknown, place = '/attachments'): ValidationIssue[] {
  return attachments(value, place);
}
