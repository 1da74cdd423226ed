import type { JsonObject } from '../json.js';
import type { Channel } from '../workspace/channels/channel.js';
import type { Message } from '../workspace/messages/message.js';
import { presentMessage } from '../workspace/messages/present-message.js';
import type { WorkspaceChange } from '../workspace/workspace-change.js';
import type { Workspace } from '../workspace/workspace.js';
import { type AppEvent, forApp, forAppsInWorkspace } from './app-event.js';
import { createFileSharedEvents, createFileUnsharedEvents } from './item-events.js';
import { listParentDomains, matchesDomains, findLinks } from '../workspace/messages/links.js';

/** Creates the events of a posted message: the message and its mentions, files and links. */
export function createMessagePostedEvents(workspace: Workspace, message: Message): AppEvent[] {
  const channel = findMessageChannel(workspace, message);
  if (!channel) return [];
  const event = { ...presentMessage(workspace, message), event_ts: message.ts };
  const said = toMembers(workspace, channel, message, event);
  const besides = [
    ...createMetadataEvents(workspace, channel, message.ts, { message }),
    ...createFileSharedEvents(workspace, message, said),
    ...createLinkEvents(workspace, channel, message),
  ];
  if (channel.kind === 'im') return [...said, ...besides];
  const mentions = said
    .filter(({ authorization }) => authorization.isBot && isUserMessage(message))
    .filter(({ app }) => message.appId !== app.appId && message.text.includes(`<@${app.botUserId}>`))
    // Unlike `message`, `app_mention` has no `channel_type`.
    .map(each => ({ ...each, event: { ...event, type: 'app_mention', channel: channel.id } }));
  return [...said, ...mentions, ...besides];
}

/** Creates the events of a changed message. */
export function createMessageChangedEvents(
  workspace: Workspace,
  { message, previous, at }: Extract<WorkspaceChange, { kind: 'message_changed' }>,
): AppEvent[] {
  const channel = findMessageChannel(workspace, message);
  if (!channel) return [];
  const changed = toMembers(workspace, channel, message, {
    type: 'message',
    subtype: 'message_changed',
    message: presentMessage(workspace, message),
    previous_message: presentMessage(workspace, previous),
    hidden: true,
    ts: at,
    event_ts: at,
  });
  return [...changed, ...createMetadataEvents(workspace, channel, at, { message, previous })];
}

/** Creates the events of a deleted message. */
export function createMessageDeletedEvents(
  workspace: Workspace,
  { previous, at }: Extract<WorkspaceChange, { kind: 'message_deleted' }>,
): AppEvent[] {
  const channel = findMessageChannel(workspace, previous);
  if (!channel) return [];
  const deleted = toMembers(workspace, channel, previous, {
    type: 'message',
    subtype: 'message_deleted',
    previous_message: presentMessage(workspace, previous),
    deleted_ts: previous.ts,
    hidden: true,
    ts: at,
    event_ts: at,
  });
  return [
    ...deleted,
    ...createFileUnsharedEvents(workspace, previous, at, deleted),
    ...createMetadataEvents(workspace, channel, at, { previous }),
  ];
}

function toMembers(workspace: Workspace, channel: Channel, message: Message, event: JsonObject): AppEvent[] {
  if (isAssistantThreadRoot(message)) return [];
  return forAppsInWorkspace(workspace, channel, { ...event, channel: channel.id, channel_type: channel.kind });
}

/** System messages about a channel contain user ids, but these are not mentions. */
const isUserMessage = ({ subtype }: Message): boolean => !/^(channel|group)_/.test(subtype ?? '');

/** The root message represents the thread. No user wrote it. */
const isAssistantThreadRoot = ({ subtype }: Message): boolean => subtype === 'assistant_app_thread';

/** Returns the channel of a message. An ephemeral message causes no events. */
function findMessageChannel(workspace: Workspace, { channel, ephemeralTo }: Message): Channel | undefined {
  return ephemeralTo === undefined ? workspace.channels.find(channel) : undefined;
}

/**
 * Creates `link_shared` for every app that registered a domain of a link, even outside the channel, except for the
 * author of the message.
 */
export function createLinkEvents(workspace: Workspace, channel: Channel, message: Message): AppEvent[] {
  const all = findLinks(message.text);
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
    const domains = listParentDomains(workspace, app);
    const links = all.filter(link => matchesDomains(link, domains)).map(({ domain, url }) => ({ domain, url }));
    if (links.length === 0 || app.appId === message.appId) return [];
    return forApp(workspace, app, { ...base, is_bot_user_member: channel.members.has(app.botUserId), links });
  });
}

/** Creates the metadata events of a posted, changed or deleted message. */
export function createMetadataEvents(
  workspace: Workspace,
  channel: Channel,
  at: string,
  change: { readonly message?: Message; readonly previous?: Message },
): AppEvent[] {
  const { message, previous } = change;
  const [now, before] = [message?.metadata, previous?.metadata];
  const subject = message ?? previous;
  if (!subject || now === before) return [];
  const event: JsonObject = {
    type: `message_metadata_${now ? (before ? 'updated' : 'posted') : 'deleted'}`,
    app_id: subject.appId,
    bot_id: subject.botId,
    user_id: subject.user,
    team_id: workspace.team.id,
    channel_id: subject.channel,
    ...(now ? { metadata: now } : { deleted_ts: at }),
    ...(before ? { previous_metadata: before } : {}),
    message_ts: subject.ts,
    event_ts: at,
  };
  return forAppsInWorkspace(workspace, channel, event);
}
