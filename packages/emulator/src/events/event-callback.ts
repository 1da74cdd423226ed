import { isJsonObject, stringAt, type JsonObject } from '../json.js';
import type { Clock } from '../time/clock.js';
import { getSharedTeams } from '../workspace/channels/present-channel.js';
import { enterpriseIdOf } from '../workspace/team.js';
import type { Workspace } from '../workspace/workspace.js';
import { type AppEvent, createBotAuthorization } from './app-event.js';

/** The legacy verification token, which payloads still contain. Socket Mode apps do not need it. */
export const VERIFICATION_TOKEN = 'local-verification-token';

/**
 * Wraps an inner event as the Events API does. `team_id` is the team of the channel, `context_team_id` the team of the
 * user who caused the event. The authorization belongs to the token through which the app receives it.
 */
export function createEventCallback(
  workspace: Workspace,
  { app, event, authorization = createBotAuthorization(app) }: Pick<AppEvent, 'app' | 'event'> & Partial<AppEvent>,
  clock: Clock,
): JsonObject {
  const { team, teams, users } = workspace;
  const type = stringAt(event, 'type') ?? 'unknown';
  const channel = workspace.channels.find(getEventChannelId(event) ?? '');
  const host = teams.get(channel?.teamIds[0] ?? '') ?? team;
  const actor = users.find(stringAt(event, 'user') ?? stringAt(event, 'user_id') ?? '');
  const context = teams.get(actor?.teamId ?? '') ?? team;
  return {
    token: VERIFICATION_TOKEN,
    team_id: host.id,
    ...(host.enterprise ? { enterprise_id: host.enterprise.id } : {}),
    context_team_id: context.id,
    context_enterprise_id: enterpriseIdOf(context),
    api_app_id: app.appId,
    event,
    type: 'event_callback',
    event_id: workspace.ids.next('Ev'),
    event_time: Math.trunc(clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: enterpriseIdOf(team),
        team_id: app.isOrgWide ? null : team.id,
        user_id: authorization.userId,
        is_bot: authorization.isBot,
        is_enterprise_install: app.isOrgWide,
      },
    ],
    is_ext_shared_channel: channel !== undefined && getSharedTeams(workspace, channel) === 'external',
    // `apps.event.authorizations.list` receives this value and reads the ids of the teams from it.
    event_context: [1, type, ...(channel?.teamIds ?? [team.id]), ...(channel ? [channel.id] : [])].join('-'),
  };
}

/** Returns the channel that an event concerns, from any member that can contain it. */
function getEventChannelId(event: JsonObject): string | undefined {
  const { channel, item } = event;
  if (isJsonObject(channel)) return stringAt(channel, 'id');
  const named = stringAt(event, 'channel') ?? stringAt(event, 'channel_id');
  return named ?? (isJsonObject(item) ? stringAt(item, 'channel') : undefined);
}
