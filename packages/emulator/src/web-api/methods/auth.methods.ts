import { SlackApiError } from '../../workspace/api-error.js';
import type { MethodTable } from './method.js';
import { paginateStrictly } from './pagination.js';

/** The `auth.*` methods and `apps.uninstall`: the identity of a token and its revocation. */
export const authMethods: MethodTable = {
  'auth.test': ({ app, userId, workspace }) => ({
    url: `https://${workspace.team.domain}.slack.com/`,
    team: workspace.team.name,
    user: workspace.users.get(userId).name,
    team_id: workspace.team.id,
    user_id: userId,
    ...(userId === app.botUserId ? { bot_id: app.botId } : {}),
    is_enterprise_install: app.isOrgWide,
    ...(workspace.team.enterprise ? { enterprise_id: workspace.team.enterprise.id } : {}),
  }),

  'auth.revoke': ({ args, token, world }) => {
    if (args.flag('test')) return { revoked: false };
    world.revoke(token);
    return { revoked: true };
  },

  'apps.uninstall': ({ args, app, world }) => {
    const named = world.apps.all.find(({ clientId }) => clientId === args.text('client_id'));
    if (!named) throw new SlackApiError('invalid_client_id');
    if (args.text('client_secret') !== named.clientSecret) throw new SlackApiError('bad_client_secret');
    if (named !== app.app) throw new SlackApiError('client_id_token_mismatch');
    world.uninstall(app);
    return {};
  },

  'auth.teams.list': ({ args, app, world }) => {
    const teams = world.workspaces.filter(each => each.apps.find(app.appId)).map(({ team }) => team);
    const { entries, nextCursor } = paginateStrictly(args, teams);
    return {
      teams: entries.map(({ id, name }) => ({ id, name })),
      response_metadata: { next_cursor: nextCursor },
    };
  },
};
