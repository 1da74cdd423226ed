import { presentState, stateOf, type BlockState } from '../block-kit/block-state.js';
import type { JsonObject } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import { attachmentWith, shownBlocks } from '../workspace/messages/message-blocks.js';
import type { Message } from '../workspace/messages/message.js';
import { presentMessage } from '../workspace/messages/present-message.js';
import { presentView } from '../workspace/views/present-view.js';
import { enterpriseFields } from '../workspace/team.js';
import type { User } from '../workspace/people/users.js';
import type { View } from '../workspace/views/view.js';
import type { Workspace } from '../workspace/workspace.js';
import { VERIFICATION_TOKEN } from './event-callback.js';

/** Who acted, and in which app. */
export interface Actor {
  readonly workspace: Workspace;
  readonly app: AppInstall;
  readonly user: User;
}

/** Where the thing is that somebody acted on. */
export type Surface =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'view'; readonly view: View };

/** What every interaction begins with. */
export function interactionBase({ workspace, app, user }: Actor, type: string): JsonObject {
  const { team } = workspace;
  return {
    type,
    token: VERIFICATION_TOKEN,
    // Of what is installed in a whole organisation no single team is named.
    team: app.isOrgWide ? null : { id: team.id, domain: team.domain, ...enterpriseFields(team) },
    enterprise: team.enterprise ? { ...team.enterprise } : null,
    is_enterprise_install: app.isOrgWide,
    api_app_id: app.appId,
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
  };
}

/** The permission to open a view, which most interactions bring. */
export function triggerOf({ workspace, app, user }: Actor): JsonObject {
  return { trigger_id: workspace.triggers.issue(app.appId, user.id) };
}

/** Where it happened: the container, and the message or view with what has been entered in it. */
export function surfaceFields(workspace: Workspace, surface: Surface, blockId: string): JsonObject {
  if (surface.kind === 'view') {
    const view = presentView(workspace.team.id, surface.view);
    return { container: { type: 'view', view_id: surface.view.id }, view };
  }
  const { message } = surface;
  const isEphemeral = message.ephemeralTo !== undefined;
  const attachment = attachmentWith(message, blockId);
  const unfurl = attachment?.is_app_unfurl === true ? attachment : undefined;
  return {
    container: {
      type: attachment ? 'message_attachment' : 'message',
      message_ts: message.ts,
      ...(attachment ? { attachment_id: attachment.id, is_app_unfurl: unfurl !== undefined } : {}),
      ...(unfurl ? { app_unfurl_url: unfurl.app_unfurl_url } : {}),
      channel_id: message.channel,
      is_ephemeral: isEphemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    channel: channelOf(message),
    ...(unfurl ? { app_unfurl: unfurl } : {}),
    // Slack doesn't keep ephemeral messages, and so can't send them back. Nor does it show an app what others wrote.
    ...(isEphemeral || unfurl ? {} : { message: presentMessage(workspace, message) }),
  };
}

/** What a message's blocks hold before somebody who has entered this. */
export function messageState(message: Message, entered: BlockState): JsonObject {
  return { state: presentState(stateOf(shownBlocks(message), entered)) };
}

/** The channel of a message as interactions name it. */
export function channelOf(message: Message): JsonObject {
  return { id: message.channel, name: message.channelName === '' ? 'directmessage' : message.channelName };
}
