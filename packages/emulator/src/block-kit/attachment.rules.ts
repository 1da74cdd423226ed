import { blockLists } from './block.rules.js';
import type { Fault } from './fault.js';
import { list, looseObject, oneOf, text, type Rule } from './shape.js';

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
