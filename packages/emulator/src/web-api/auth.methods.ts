import { SlackRefusal } from '../workspace/refusal.js';
import { forBots, type MethodTable } from './method.js';

/** `api.test` and `auth.test`: whether one is heard, and as whom. */
export const authMethods: MethodTable = {
  'api.test': {
    token: 'none',
    run: args => {
      const error = args.text('error');
      if (error !== undefined) throw new SlackRefusal(error);
      return { args: args.raw };
    },
  },
  'auth.test': forBots(({ app, workspace }) => ({
    url: `https://${workspace.team.domain}.slack.com/`,
    team: workspace.team.name,
    user: app.name,
    team_id: workspace.team.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    is_enterprise_install: false,
  })),
};
