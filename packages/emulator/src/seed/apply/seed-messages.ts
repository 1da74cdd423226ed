import { findAttachmentIssues } from '../../block-kit/view.rules.js';
import { findBlockIssues } from '../../block-kit/block.rules.js';
import type { ValidationIssue } from '../../block-kit/validation-issue.js';
import type { RemoteSource, SlackFile } from '../../workspace/files/slack-file.js';
import type { NewMessage } from '../../workspace/messages/messages.js';
import type { NewScheduledMessage } from '../../workspace/messages/scheduled-messages.js';
import type { Workspace } from '../../workspace/workspace.js';
import type { SeedEntry, SeedMessage } from '../schema/seed.schema.js';
import type { NamedChannel, NamedUser, SeedApplication, SeedLocation } from './seed-application.js';

/** Puts the messages of a seed where they were said. */
export function createSeedMessages(planting: SeedApplication, messages: readonly SeedMessage[]): void {
  const { ids, shared } = planting.world;
  for (const [index, seed] of sortByTimestamp(messages)) {
    const place = ['messages', index];
    const where = planting.channel(seed.channel, [...place, 'channel']);
    if (!where) continue;
    const { channel } = where;
    const { ts = ids.timestamp(), thread, edited } = seed;
    if (shared.messages.find(channel.id, ts)) {
      planting.refuse([...place, 'ts'], `is ${ts}, as that of another message in "${seed.channel}"`);
      continue;
    }
    if (thread !== undefined && !seed.isThreadGone && thread !== ts && !shared.messages.find(channel.id, thread)) {
      planting.refuse([...place, 'thread'], `is ${thread}, and no message before it in "${seed.channel}" has this ts`);
    }
    const homes = listFileChannels(planting, where);
    const reactions = Object.entries(seed.reactions ?? {}).map(([name, users]) => ({
      name,
      users: planting.users(users, [...place, 'reactions', name], homes).map(({ id }) => id),
    }));
    const content = readSeedContent(planting, seed, where, place);
    if (!content) continue;
    const about = { ts, channel: channel.id, channelName: channel.name, reactions };
    shared.messages.restore({ ...content, ...about, ...(edited ? { edited } : {}) });
    createPin(planting, seed, { channel: channel.id, ts, user: content.user }, place);
  }
}

/** The messages of a seed that are to be posted later. */
export function readScheduled(
  planting: SeedApplication,
  scheduled: readonly SeedEntry<'scheduled'>[],
): NewScheduledMessage[] {
  const { clock } = planting.world.shared;
  return scheduled.flatMap((seed, index) => {
    const place = ['scheduled', index];
    const where = planting.channel(seed.channel, [...place, 'channel']);
    const content = where && readSeedContent(planting, seed, where, place);
    if (!content) return [];
    const { postAt, created = Math.trunc(clock.now() / 1000), id } = seed;
    return [{ channel: where.channel, postAt, created, content, ...(id === undefined ? {} : { id }) }];
  });
}

/** By their time; those that tell none are said now, in the order in which they stand. */
function sortByTimestamp(messages: readonly SeedMessage[]): (readonly [number, SeedMessage])[] {
  const timed = [...messages.entries()].filter(([, { ts }]) => ts !== undefined);
  const untimed = [...messages.entries()].filter(([, { ts }]) => ts === undefined);
  return [...timed.toSorted(([, one], [, other]) => Number(one.ts) - Number(other.ts)), ...untimed];
}

/** What a message says, and whose it is. */
function readSeedContent(
  planting: SeedApplication,
  seed: SeedMessage | SeedEntry<'scheduled'>,
  where: NamedChannel,
  place: SeedLocation,
): NewMessage | undefined {
  const { text = '', blocks = [], attachments = [], metadata, thread, files, subtype, username } = seed;
  const author = planting.user(seed.from, [...place, 'from'], listFileChannels(planting, where));
  refuseInvalidBlocks(planting, [...place, 'blocks'], findBlockIssues(blocks, ''));
  refuseInvalidBlocks(planting, [...place, 'attachments'], findAttachmentIssues(attachments, ''));
  return (
    author && {
      text,
      blocks,
      attachments,
      user: author.id,
      ...readSeedAuthor(planting, author, seed.app, where, place),
      ...(thread === undefined ? {} : { threadTs: thread }),
      ...(metadata ? { metadata } : {}),
      ...(files ? { files: files.map(id => planting.world.shared.files.find(id) ?? isDeletedFile(id)) } : {}),
      ...(subtype === undefined ? {} : { subtype }),
      ...(username === undefined ? {} : { username }),
      ...(seed.icons ? { icons: seed.icons } : {}),
      ...(seed.clientMsgId === undefined ? {} : { clientMsgId: seed.clientMsgId }),
      ...(seed.details ? { details: seed.details } : {}),
    }
  );
}

/** The app that wrote it: the bot's own, or the one that wrote for a person. What Slack says of a bot is no app's. */
function readSeedAuthor(
  planting: SeedApplication,
  author: NamedUser,
  app: string | undefined,
  { workspace }: NamedChannel,
  place: SeedLocation,
): Pick<NewMessage, 'appId' | 'botId'> {
  if (app === undefined) return author.app ? { appId: author.app.appId, botId: author.app.botId } : {};
  const appId = app === '' ? undefined : planting.app(app, [...place, 'app']);
  if (appId === undefined) return {};
  const botId = workspace.apps.find(appId)?.botId;
  return { appId, ...(botId === undefined ? {} : { botId }) };
}

/** Every workspace that has the channel: people of all of them may speak there. */
const listFileChannels = ({ world }: SeedApplication, { channel }: NamedChannel): Workspace[] =>
  world.workspaces.filter(({ channels }) => channels.has(channel));

function refuseInvalidBlocks(planting: SeedApplication, place: SeedLocation, faults: readonly ValidationIssue[]): void {
  for (const { message, pointer } of faults) {
    planting.refuse([...place, ...pointer.split('/').filter(Boolean)], `is not as Slack takes it: ${message}`);
  }
}

/** All that is known of a file which is there no more. */
const isDeletedFile = (id: string): SlackFile => ({
  id,
  name: '',
  title: '',
  mimetype: '',
  size: 0,
  user: '',
  created: 0,
});

function createPin(
  planting: SeedApplication,
  { isPinned, pinnedBy, pinnedAt }: SeedMessage,
  { channel, ts, user }: { readonly channel: string; readonly ts: string; readonly user: string },
  place: SeedLocation,
): void {
  if (!isPinned) return;
  const by = pinnedBy === undefined ? { id: user } : planting.user(pinnedBy, [...place, 'pinnedBy']);
  const created = pinnedAt ?? Math.trunc(Number(ts));
  if (by) planting.world.shared.pins.restore({ channel, ts, createdBy: by.id, created });
}

type SeedFile = SeedEntry<'files'>;

/** Makes the files of a seed, with what is in them. */
export function createSeedFiles(planting: SeedApplication, files: readonly SeedFile[]): void {
  const { files: store } = planting.world.shared;
  for (const [index, seed] of files.entries()) {
    const place = ['files', index];
    const { id, name, title, created, isPublicUrlShared } = seed;
    const owner = planting.user(seed.from, [...place, 'from']);
    const remote = seed.remote && toFileSource(planting, seed.remote, [...place, 'remote']);
    if (!owner || (seed.remote && !remote)) continue;
    if (id !== undefined && store.find(id)) {
      planting.refuse([...place, 'id'], `is "${id}", which another one has`);
      continue;
    }
    store.restore({
      name,
      user: owner.id,
      content: seed.base64 === undefined ? Buffer.from(seed.content ?? '') : Buffer.from(seed.base64, 'base64'),
      ...(id === undefined ? {} : { id }),
      ...(title === undefined ? {} : { title }),
      ...(created === undefined ? {} : { created }),
      ...(isPublicUrlShared === undefined ? {} : { isPublicUrlShared }),
      ...(remote ? { remote } : {}),
    });
  }
}

function toFileSource(
  planting: SeedApplication,
  { app, externalId, url }: NonNullable<SeedFile['remote']>,
  place: SeedLocation,
): RemoteSource | undefined {
  if (!URL.canParse(url)) return planting.refuse([...place, 'url'], `is "${url}", which is no URL`);
  const appId = planting.app(app, [...place, 'app']);
  return appId === undefined ? undefined : { appId, externalId, url };
}
