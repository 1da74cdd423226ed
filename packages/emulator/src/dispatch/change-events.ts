import type { JsonObject } from '../json.js';
import type { AppInstall } from '../workspace/app-install.js';
import type { Channel } from '../workspace/channels.js';
import { isOfDomains, linksIn } from '../workspace/links.js';
import type { Message } from '../workspace/message.js';
import { presentMessage } from '../workspace/present-message.js';
import type { WorkspaceChange } from '../workspace/workspace-change.js';
import type { Workspace } from '../workspace/workspace.js';

/** An inner event and the app that hears of it. */
export interface AppEvent {
  readonly app: AppInstall;
  readonly event: JsonObject;
}

/** The events that follow a change: one for each app whose bot is in the channel. */
export function eventsOf(workspace: Workspace, change: WorkspaceChange): AppEvent[] {
  switch (change.kind) {
    case 'message_posted':
      return postedEvents(workspace, change.message);
    case 'message_grown':
      return [];
    case 'message_changed':
      return toMembers(workspace, change.message, {
        type: 'message',
        subtype: 'message_changed',
        message: presentMessage(workspace, change.message),
        previous_message: presentMessage(workspace, change.previous),
        hidden: true,
        ts: change.at,
        event_ts: change.at,
      });
    case 'message_deleted':
      return toMembers(workspace, change.previous, {
        type: 'message',
        subtype: 'message_deleted',
        previous_message: presentMessage(workspace, change.previous),
        deleted_ts: change.previous.ts,
        hidden: true,
        ts: change.at,
        event_ts: change.at,
      });
    case 'reaction_added':
    case 'reaction_removed':
      return reactionEvents(workspace, change);
    case 'member_joined':
    case 'member_left':
      break;
  }
  return memberEvents(workspace, change);
}

function postedEvents(workspace: Workspace, message: Message): AppEvent[] {
  const event = { ...presentMessage(workspace, message), event_ts: message.ts };
  const said = toMembers(workspace, message, event);
  const channel = channelOf(workspace, message);
  if (!channel || message.ephemeralTo !== undefined) return said;
  const besides = [...fileEvents(message, said), ...linkEvents(workspace, message, said)];
  if (channel.kind === 'im') return [...said, ...besides];
  const mentions = said
    .filter(({ app }) => message.appId !== app.appId && message.text.includes(`<@${app.botUserId}>`))
    // Unlike a message, a mention doesn't tell the kind of its channel.
    .map(({ app }) => ({ app, event: { ...event, type: 'app_mention', channel: channel.id } }));
  return [...said, ...mentions, ...besides];
}

/** Each app that hears of the message hears of its files. */
function fileEvents({ files = [], channel, user, ts }: Message, heard: readonly AppEvent[]): AppEvent[] {
  return files.flatMap(({ id }) => {
    const event = { type: 'file_shared', file_id: id, file: { id }, user_id: user, channel_id: channel, event_ts: ts };
    return heard.map(({ app }) => ({ app, event }));
  });
}

/** Each app that hears of the message hears of the links in it that are of its domains, unless it wrote them itself. */
function linkEvents(workspace: Workspace, message: Message, heard: readonly AppEvent[]): AppEvent[] {
  const links = linksIn(message.text).filter(link => isOfDomains(link, workspace.linkDomains));
  if (links.length === 0) return [];
  const event: JsonObject = {
    type: 'link_shared',
    channel: message.channel,
    is_bot_user_member: true,
    user: message.user,
    message_ts: message.ts,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    unfurl_id: `${message.channel}.${message.ts}`,
    source: 'conversations_history',
    links: links.map(({ domain, url }) => ({ domain, url })),
    event_ts: message.ts,
  };
  return heard.filter(({ app }) => app.appId !== message.appId).map(({ app }) => ({ app, event }));
}

function toMembers(workspace: Workspace, message: Message, event: JsonObject): AppEvent[] {
  const channel = channelOf(workspace, message);
  if (!channel || message.ephemeralTo !== undefined || isRootOfAssistant(message)) return [];
  return workspace
    .appsIn(channel)
    .map(app => ({ app, event: { ...event, channel: channel.id, channel_type: channel.kind } }));
}

/** It stands for the thread as a whole, and nobody said it. */
const isRootOfAssistant = ({ subtype }: Message): boolean => subtype === 'assistant_app_thread';

function reactionEvents(
  workspace: Workspace,
  change: Extract<WorkspaceChange, { kind: 'reaction_added' | 'reaction_removed' }>,
): AppEvent[] {
  const { message, kind, userId, emoji, at } = change;
  const channel = channelOf(workspace, message);
  if (!channel) return [];
  const item = { type: 'message', channel: channel.id, ts: message.ts };
  const event = { type: kind, user: userId, reaction: emoji, item_user: message.user, item, event_ts: at };
  return workspace.appsIn(channel).map(app => ({ app, event }));
}

function memberEvents(
  workspace: Workspace,
  change: Extract<WorkspaceChange, { kind: 'member_joined' | 'member_left' }>,
): AppEvent[] {
  const { channel, userId, inviterId, at } = change;
  const event: JsonObject = {
    type: change.kind === 'member_joined' ? 'member_joined_channel' : 'member_left_channel',
    user: userId,
    channel: channel.id,
    channel_type: channel.kind === 'channel' ? 'C' : 'G',
    team: workspace.team.id,
    ...(inviterId === undefined ? {} : { inviter: inviterId }),
    event_ts: at,
  };
  return workspace.appsIn(channel).map(app => ({ app, event }));
}

function channelOf(workspace: Workspace, message: Message): Channel | undefined {
  return workspace.channels.find(message.channel);
}
