import { SlackRefusal } from '../../workspace/refusal.js';
import { blocksMethods } from './blocks.methods.js';
import type { OpenMethod } from './method.js';

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
