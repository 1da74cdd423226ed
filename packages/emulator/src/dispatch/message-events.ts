import type { JsonObject } from '../json.js';
import type { Channel } from '../workspace/channels/channels.js';
import { domainsOf, isOfDomains, linksIn } from '../workspace/messages/links.js';
import type { Message } from '../workspace/messages/message.js';
import { presentMessage } from '../workspace/messages/present-message.js';
import type { WorkspaceChange } from '../workspace/workspace-change.js';
import type { Workspace } from '../workspace/workspace.js';
import { toApp, toAppsIn, type AppEvent } from './app-event.js';
import { metadataEvents } from './metadata-events.js';

/** The events of a message that was posted: itself, and the mentions, files and links in it. */
export function postedEvents(workspace: Workspace, message: Message): AppEvent[] {
  const event = { ...presentMessage(workspace, message), event_ts: message.ts };
  const said = toMembers(workspace, message, event);
  const channel = channelOf(workspace, message);
  if (!channel || message.ephemeralTo !== undefined) return said;
  const besides = [
    ...metadataEvents(workspace, message.ts, { message }),
    ...fileEvents(message, said),
    ...linkEvents(workspace, channel, message),
  ];
  if (channel.kind === 'im') return [...said, ...besides];
  const mentions = said
    .filter(({ authorization }) => authorization.isBot && isWritten(message))
    .filter(({ app }) => message.appId !== app.appId && message.text.includes(`<@${app.botUserId}>`))
    // Unlike a message, a mention doesn't tell the kind of its channel.
    .map(each => ({ ...each, event: { ...event, type: 'app_mention', channel: channel.id } }));
  return [...said, ...mentions, ...besides];
}

/** The event of a message that was changed. */
export function changedEvents(
  workspace: Workspace,
  { message, previous, at }: Extract<WorkspaceChange, { kind: 'message_changed' }>,
): AppEvent[] {
  const changed = toMembers(workspace, message, {
    type: 'message',
    subtype: 'message_changed',
    message: presentMessage(workspace, message),
    previous_message: presentMessage(workspace, previous),
    hidden: true,
    ts: at,
    event_ts: at,
  });
  return [...changed, ...metadataEvents(workspace, at, { message, previous })];
}

/** The event of a message that was deleted. */
export function deletedEvents(
  workspace: Workspace,
  { previous, at }: Extract<WorkspaceChange, { kind: 'message_deleted' }>,
): AppEvent[] {
  const deleted = toMembers(workspace, previous, {
    type: 'message',
    subtype: 'message_deleted',
    previous_message: presentMessage(workspace, previous),
    deleted_ts: previous.ts,
    hidden: true,
    ts: at,
    event_ts: at,
  });
  return [...deleted, ...metadataEvents(workspace, at, { previous })];
}

/** Each app that hears of the message hears of its files. */
function fileEvents({ files = [], channel, user, ts }: Message, heard: readonly AppEvent[]): AppEvent[] {
  return files.flatMap(({ id }) => {
    const event = { type: 'file_shared', file_id: id, file: { id }, user_id: user, channel_id: channel, event_ts: ts };
    return heard.map(each => ({ ...each, event }));
  });
}

/** Every app hears of the links that are of its domains, in the channel or not, unless it wrote them itself. */
function linkEvents(workspace: Workspace, channel: Channel, message: Message): AppEvent[] {
  const all = linksIn(message.text);
  if (all.length === 0) return [];
  const base: JsonObject = {
    type: 'link_shared',
    channel: message.channel,
    user: message.user,
    message_ts: message.ts,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    unfurl_id: `${message.channel}.${message.ts}`,
    source: 'conversations_history',
    event_ts: message.ts,
  };
  return workspace.apps.all.flatMap(app => {
    const domains = domainsOf(workspace, app);
    const links = all.filter(link => isOfDomains(link, domains)).map(({ domain, url }) => ({ domain, url }));
    if (links.length === 0 || app.appId === message.appId) return [];
    return toApp(workspace, app, { ...base, is_bot_user_member: channel.members.has(app.botUserId), links });
  });
}

function toMembers(workspace: Workspace, message: Message, event: JsonObject): AppEvent[] {
  const channel = channelOf(workspace, message);
  if (!channel || message.ephemeralTo !== undefined || isRootOfAssistant(message)) return [];
  return toAppsIn(workspace, channel, { ...event, channel: channel.id, channel_type: channel.kind });
}

/** What Slack says of a channel names people, and mentions nobody. */
const isWritten = ({ subtype }: Message): boolean => !/^(channel|group)_/.test(subtype ?? '');

/** It stands for the thread as a whole, and nobody said it. */
const isRootOfAssistant = ({ subtype }: Message): boolean => subtype === 'assistant_app_thread';

function channelOf(workspace: Workspace, message: Message): Channel | undefined {
  return workspace.channels.find(message.channel);
}
