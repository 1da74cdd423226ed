import { SlackRefusal } from '../../workspace/api-error.js';
import type { OpenMethod } from './method.js';
import { attachments, findViewFaults } from '../../block-kit/view.rules.js';
import { blockLists, findBlockFaults } from '../../block-kit/block.rules.js';
import { described, type Fault } from '../../block-kit/validation-issue.js';
import { object } from '../../block-kit/rule-combinators.js';

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

/** The methods that need no token. Another one joins by a line here. */
export const openMethods: Readonly<Record<string, OpenMethod>> = {
  ...blocksMethods,

  // Whether one is heard.
  'api.test': ({ args }) => {
    const error = args.text('error');
    if (error !== undefined) throw new SlackRefusal(error, { body: { args: args.raw } });
    return { args: args.raw };
  },

  'tooling.tokens.rotate': ({ args, world }) => {
    const refreshToken = args.required('refresh_token');
    for (const { configurationTokens, team } of world.workspaces) {
      const rotated = configurationTokens.rotate(refreshToken);
      if (!rotated) continue;
      const { token, refreshToken: next, userId, issuedAt, expiresAt } = rotated;
      return { token, refresh_token: next, team_id: team.id, user_id: userId, iat: issuedAt, exp: expiresAt };
    }
    throw new SlackRefusal('invalid_refresh_token');
  },
};
