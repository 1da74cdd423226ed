import type { JsonObject } from '../json.js';
import type { AppInstall } from '../workspace/app-install.js';
import type { Clock } from '../workspace/clock.js';
import type { Workspace } from '../workspace/workspace.js';

/** The legacy verification token that payloads still carry; apps on Socket Mode have no use for it. */
export const VERIFICATION_TOKEN = 'local-verification-token';

/** Wraps an inner event into what the Events API sends. */
export function wrapEvent(workspace: Workspace, app: AppInstall, clock: Clock, event: JsonObject): JsonObject {
  const { id: teamId } = workspace.team;
  const type = typeof event.type === 'string' ? event.type : 'unknown';
  const channel = typeof event.channel === 'string' ? `-${event.channel}` : '';
  return {
    token: VERIFICATION_TOKEN,
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: app.appId,
    event,
    type: 'event_callback',
    event_id: workspace.ids.next('Ev'),
    event_time: Math.trunc(clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `1-${type}-${teamId}${channel}`,
  };
}
