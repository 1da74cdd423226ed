import { SlackRefusal } from '../../workspace/refusal.js';
import { enterpriseIdOf } from '../../workspace/team.js';
import type { AppMethod } from './method.js';
import { pageOf } from './page.js';

/** The methods for app-level tokens: the way into Socket Mode, and for whom an event came. */
export const appMethods: Readonly<Record<string, AppMethod>> = {
  'apps.connections.open': ({ app, issueConnectionUrl }) => {
    // Slack doesn't document what it answers then; this is its word for an app that may not connect.
    if (app.declared?.isSocketMode === false) throw new SlackRefusal('forbidden_team');
    return { url: issueConnectionUrl(app) };
  },

  'apps.event.authorizations.list': ({ args, app, world }) => {
    const parts = args.required('event_context').split('-');
    const workspaces = world.workspaces.filter(({ team }) => parts.includes(team.id));
    if (workspaces.length === 0) throw new SlackRefusal('invalid_event_context');
    const all = workspaces.flatMap(({ apps, team }) =>
      apps.all
        .filter(install => install.app === app)
        .flatMap(install => [
          { team, isOrgWide: install.isOrgWide, userId: install.botUserId, isBot: true },
          ...apps.tokensOf(install).map(({ userId }) => ({ team, isOrgWide: false, userId, isBot: false })),
        ]),
    );
    const { entries, nextCursor } = pageOf(args, all);
    return {
      authorizations: entries.map(({ team, isOrgWide, userId, isBot }) => ({
        enterprise_id: enterpriseIdOf(team),
        team_id: isOrgWide ? null : team.id,
        user_id: userId,
        is_bot: isBot,
        is_enterprise_install: isOrgWide,
      })),
      response_metadata: { next_cursor: nextCursor },
    };
  },
};
