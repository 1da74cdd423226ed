import type { JsonObject } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { Channel } from '../workspace/channels/channels.js';
import { enterpriseFields } from '../workspace/team.js';
import type { User } from '../workspace/people/users.js';
import type { Workspace } from '../workspace/workspace.js';
import { VERIFICATION_TOKEN } from './event-callback.js';

/** A slash command that somebody wrote. */
export interface WrittenCommand {
  readonly workspace: Workspace;
  readonly app: AppInstall;
  readonly user: User;
  readonly channel: Channel;
  /** With its slash. */
  readonly command: string;
  readonly text: string;
  readonly responseUrl: string;
}

/** What Slack sends for a slash command. Here, unlike elsewhere, flags are strings: it began as a form. */
export function commandPayload(written: WrittenCommand): JsonObject {
  const { workspace, app, user, channel, command, text, responseUrl } = written;
  return {
    token: VERIFICATION_TOKEN,
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    ...enterpriseFields(workspace.team),
    channel_id: channel.id,
    channel_name: channel.kind === 'im' ? 'directmessage' : channel.name,
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: app.appId,
    is_enterprise_install: String(app.isOrgWide),
    response_url: responseUrl,
    trigger_id: workspace.triggers.issue(app.appId, user.id),
  };
}
