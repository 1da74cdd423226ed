import { isJsonObject, objectsAt } from '../json.js';
import { blockLists } from './block.rules.js';
import { plainText } from './composition.rules.js';
import { failed, type Fault } from './validation-issue.js';
import { allOf, both, byType, flag, list, looseObject, oneOf, type Rule, text, typed } from './rule-combinators.js';

const frame = {
  private_metadata: text(3000, 0),
  callback_id: text(255, 0),
  external_id: text(255, 0),
};
const label = plainText(24);

/** A form needs a button that sends it. */
const submittable: Rule = (view, place) => {
  if (!isJsonObject(view) || view.type !== 'modal' || view.submit !== undefined) return [];
  const first = objectsAt(view, 'blocks').findIndex(block => block.type === 'input');
  if (first === -1) return [];
  return [failed('must define `submit` to use an `input` block in modals', `${place}/blocks/${first}/input`)];
};

const viewRule = both(
  allOf(
    byType({
      modal: typed(
        { title: label, blocks: blockLists.modal },
        { ...frame, submit: label, submit_disabled: flag, close: label, clear_on_close: flag, notify_on_close: flag },
      ),
      home: typed({ blocks: blockLists.home }, frame),
    }),
  ),
  submittable,
);

/**
 * What is wrong with a view.
 * @param place its JSON pointer
 */
export function findViewFaults(view: unknown, place = '/view'): Fault[] {
  return viewRule(view, place);
}

const option = looseObject({ text: text(), value: text() });
const options = list(option, 100, 0);

const action = looseObject({
  type: oneOf('button', 'select'),
  style: oneOf('default', 'primary', 'danger'),
  data_source: oneOf('static', 'channels', 'conversations', 'users', 'external'),
  options,
  option_groups: list(looseObject({ options }), 100, 0),
  confirm: looseObject({ text: text() }),
});

/** An attachment: blocks, or what messages had before there were blocks. */
export const attachmentRule: Rule = looseObject({
  blocks: blockLists.message,
  fields: list(looseObject({}), Infinity, 0),
  actions: list(action, 5, 0),
});

/** The attachments of a message. */
export const attachments = list(attachmentRule, Infinity, 0);

/** What is wrong with the attachments of a message. */
export function findAttachmentFaults(value: unknown, place = '/attachments'): Fault[] {
  return attachments(value, place);
}
