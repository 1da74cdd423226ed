import type { Channel } from '../../workspace/channels/channel.js';
import type { SlackFile } from '../../workspace/files/slack-file.js';
import type { Message } from '../../workspace/messages/message.js';
import type { NewMessage } from '../../workspace/messages/messages.js';
import type { WorkspaceRegistry } from '../../workspace/workspace-registry.js';
import type { SeedChannel, SeedEntry, SeedMessage } from '../schema/seed.schema.js';
import type { SeedNames } from './seed-names.js';

export function saveChannel({ shared }: WorkspaceRegistry, channel: Channel, naming: SeedNames): SeedChannel {
  const [host = '', ...others] = channel.teamIds.map(naming.workspace);
  const { id, name, kind, isGeneral, isArchived, posting, previousNames, createdAt, creatorId, topic, purpose } =
    channel;
  const isDirect = kind === 'im' || kind === 'mpim';
  const bookmarks = shared.bookmarks.of(id).map(({ channel: _channel, updatedBy, emoji, updated, ...bookmark }) => ({
    ...bookmark,
    ...(emoji === '' ? {} : { emoji }),
    ...(updated === 0 ? {} : { updated }),
    ...(updatedBy === '' ? {} : { updatedBy: naming.user(updatedBy) }),
  }));
  const lastRead = Array.from(shared.reading.marksIn(channel), ([reader, ts]) => [naming.user(reader), ts] as const);
  const closedFor = Array.from(shared.reading.closedFor(channel), naming.user);
  return {
    id,
    ...(name === '' ? {} : { name }),
    kind: isDirect ? 'direct' : kind === 'group' ? 'private' : 'public',
    workspace: host,
    ...(others.length > 0 ? { sharedWith: others } : {}),
    members: Array.from(channel.members, naming.user),
    creator: creatorId === '' ? '' : naming.user(creatorId),
    createdAt,
    ...(isGeneral ? { isGeneral } : {}),
    ...(isArchived ? { isArchived } : {}),
    ...(posting === undefined ? {} : { posting }),
    ...(previousNames.length > 0 ? { previousNames: [...previousNames] } : {}),
    ...(topic.lastSet === 0 && topic.value === '' ? {} : { topic: { ...topic } }),
    ...(purpose.lastSet === 0 && purpose.value === '' ? {} : { purpose: { ...purpose } }),
    ...(bookmarks.length > 0 ? { bookmarks } : {}),
    ...(lastRead.length > 0 ? { lastRead: Object.fromEntries(lastRead) } : {}),
    ...(closedFor.length > 0 ? { closedFor } : {}),
  };
}

export function saveMessage(world: WorkspaceRegistry, message: Message, naming: SeedNames): SeedMessage {
  const { channel, ts, reactions, threadTs, edited } = message;
  const pin = world.shared.pins.find(message);
  const root = threadTs === undefined ? undefined : world.shared.messages.find(channel, threadTs);
  return {
    channel: naming.channel(channel),
    ts,
    ...saveContent(world, message, naming),
    ...(threadTs !== undefined && (!root || root.ephemeralTo !== undefined) ? { isThreadGone: true } : {}),
    ...(reactions.length > 0
      ? { reactions: Object.fromEntries(reactions.map(({ name, users }) => [name, users.map(naming.user)])) }
      : {}),
    ...(edited ? { edited: { ...edited } } : {}),
    ...(pin ? { isPinned: true, pinnedBy: naming.user(pin.createdBy), pinnedAt: pin.created } : {}),
  };
}

export function saveScheduledMessage(
  world: WorkspaceRegistry,
  naming: SeedNames,
  isThere: (channelId: string) => boolean,
): SeedEntry<'scheduled'>[] {
  return world.shared.scheduled.all
    .filter(({ channel }) => isThere(channel.id))
    .map(({ id, channel, postAt, created, content }) => ({
      id,
      channel: naming.channel(channel.id),
      ...saveContent(world, content, naming),
      postAt,
      created,
    }));
}

function saveContent({ shared }: WorkspaceRegistry, message: NewMessage, naming: SeedNames) {
  const { user, appId, text, blocks, attachments, metadata, threadTs, subtype, username } = message;
  const { icons, clientMsgId, details, files } = message;
  const own = shared.people.find(user)?.app?.appId;
  return {
    from: naming.user(user),
    ...(appId === own ? {} : { app: appId === undefined ? '' : naming.app(appId) }),
    text,
    ...(blocks.length > 0 ? { blocks: [...blocks] } : {}),
    ...(attachments.length > 0 ? { attachments: [...attachments] } : {}),
    ...(metadata ? { metadata } : {}),
    ...(threadTs === undefined ? {} : { thread: threadTs }),
    ...(subtype === undefined ? {} : { subtype }),
    ...(username === undefined ? {} : { username }),
    ...(icons ? { icons } : {}),
    ...(clientMsgId === undefined ? {} : { clientMsgId }),
    ...(details ? { details } : {}),
    ...(files ? { files: files.map(({ id }) => id) } : {}),
  };
}

export function saveFile({ shared }: WorkspaceRegistry, file: SlackFile, naming: SeedNames): SeedEntry<'files'> {
  const { id, name, title, user, created, isPublicUrlShared, remote } = file;
  return {
    id,
    name,
    title,
    from: naming.user(user),
    created,
    ...(isPublicUrlShared === undefined ? {} : { isPublicUrlShared }),
    ...(remote
      ? { remote: { app: naming.app(remote.appId), externalId: remote.externalId, url: remote.url } }
      : encodeFileBytes(shared.files.get(id).content)),
  };
}

/** As text, where it is one. */
function encodeFileBytes(content: Uint8Array): { content: string } | { base64: string } {
  const bytes = Buffer.from(content);
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? { content: text } : { base64: bytes.toString('base64') };
}
