import { SlackApiError } from '../../workspace/api-error.js';
import type { UnauthenticatedMethod } from './method.js';
import { attachments, findViewIssues } from '../../block-kit/view.rules.js';
import { blockLists, findBlockIssues } from '../../block-kit/block.rules.js';
import { describeValue, type ValidationIssue } from '../../block-kit/validation-issue.js';
import { objectRule } from '../../block-kit/rule-combinators.js';

const messageArguments = objectRule({}, { blocks: blockLists.message, attachments });

/** The validators, by the name of their argument. */
const validateBlocks: Readonly<Record<string, (value: unknown) => ValidationIssue[]>> = {
  blocks: value => findBlockIssues(value, ''),
  view: value => findViewIssues(value, ''),
  message: value => messageArguments(value, ''),
};

/** The `blocks.*` methods, which validate blocks, a view or a message. */
export const blocksMethods: Readonly<Record<string, UnauthenticatedMethod>> = {
  'blocks.validate': ({ args }) => {
    const [given, ...more] = Object.entries(validateBlocks).flatMap(([name, find]) => {
      const value = args.json(name);
      return value === undefined ? [] : [{ name, value, find }];
    });
    if (!given || more.length > 0) {
      const sentence = 'must provide exactly one of `blocks`, `view`, or `message`';
      throw new SlackApiError('invalid_arguments', { messages: [sentence] });
    }
    const faults = given.find(given.value);
    if (faults.length === 0) return {};
    throw new SlackApiError(`invalid_${given.name}`, { body: { errors: faults }, messages: describeValue(faults) });
  },
};

/** The methods that need no token. Add a new one here. */
export const unauthenticatedMethods: Readonly<Record<string, UnauthenticatedMethod>> = {
  ...blocksMethods,

  'api.test': ({ args }) => {
    const error = args.text('error');
    if (error !== undefined) throw new SlackApiError(error, { body: { args: args.raw } });
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
    throw new SlackApiError('invalid_refresh_token');
  },
};
