import type { MethodTable } from './method.js';

/** The `auth.*` methods: as whom one is heard. */
export const authMethods: MethodTable = {
  'auth.test': ({ app, userId, workspace }) => ({
    url: `https://${workspace.team.domain}.slack.com/`,
    team: workspace.team.name,
    user: workspace.users.get(userId).name,
    team_id: workspace.team.id,
    user_id: userId,
    ...(userId === app.botUserId ? { bot_id: app.botId } : {}),
    is_enterprise_install: false,
  }),
};
