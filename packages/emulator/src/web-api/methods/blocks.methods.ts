import { attachments } from '../../block-kit/attachment.rules.js';
import { blockLists, findBlockFaults } from '../../block-kit/block.rules.js';
import { described, type Fault } from '../../block-kit/fault.js';
import { object } from '../../block-kit/shape.js';
import { findViewFaults } from '../../block-kit/view.rules.js';
import { SlackRefusal } from '../../workspace/refusal.js';
import type { OpenMethod } from './method.js';

const message = object({}, { blocks: blockLists.message, attachments });

/** What can be validated, by the name of its argument. */
const validated: Readonly<Record<string, (value: unknown) => Fault[]>> = {
  blocks: value => findBlockFaults(value, ''),
  view: value => findViewFaults(value, ''),
  message: value => message(value, ''),
};

/** The `blocks.*` methods: whether blocks, a view or a message would be taken, and what is wrong with them. */
export const blocksMethods: Readonly<Record<string, OpenMethod>> = {
  'blocks.validate': ({ args }) => {
    const [given, ...more] = Object.entries(validated).flatMap(([name, find]) => {
      const value = args.json(name);
      return value === undefined ? [] : [{ name, value, find }];
    });
    if (!given || more.length > 0) {
      const sentence = 'must provide exactly one of `blocks`, `view`, or `message`';
      throw new SlackRefusal('invalid_arguments', { messages: [sentence] });
    }
    const faults = given.find(given.value);
    if (faults.length === 0) return {};
    throw new SlackRefusal(`invalid_${given.name}`, { body: { errors: faults }, messages: described(faults) });
  },
};
