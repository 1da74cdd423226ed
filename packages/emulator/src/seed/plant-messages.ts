import type { Workspace } from '../workspace/workspace.js';
import type { World } from '../world/world.js';
import type { SeedNames } from './seed-names.js';
import { refuse } from './seed-names.js';
import type { SeedMessage } from './seed.schema.js';

/** Puts the messages of a seed where they were said. */
export function plantMessages(world: World, names: SeedNames, messages: readonly SeedMessage[]): void {
  const { shared } = world;
  for (const [index, seed] of inOrder(messages)) {
    const place = ['messages', index];
    const { channel, workspace } = names.channel(seed.channel, [...place, 'channel']);
    const homes = world.workspaces.filter(({ channels }) => channels.find(channel.id));
    const author = names.user(seed.from, homes, [...place, 'from']);
    if (seed.thread !== undefined && !shared.messages.find(channel.id, seed.thread)) {
      refuse([...place, 'thread'], `is ${seed.thread}, and no message before it in "${seed.channel}" has this ts`);
    }
    const { text = '', blocks = [], attachments = [], ts = world.ids.timestamp(), metadata, edited } = seed;
    const message = shared.messages.restore({
      text,
      blocks,
      attachments,
      ts,
      channel: channel.id,
      channelName: channel.name,
      user: author.id,
      reactions: Object.entries(seed.reactions ?? {}).map(([name, users]) => ({
        name,
        users: users.map((each, at) => names.user(each, homes, [...place, 'reactions', name, at]).id),
      })),
      ...(author.app ? { appId: author.app.appId, botId: author.app.botId } : {}),
      ...(seed.thread === undefined ? {} : { threadTs: seed.thread }),
      ...(metadata ? { metadata } : {}),
      ...(edited ? { edited } : {}),
      ...detailsOf(seed),
    });
    if (seed.isPinned) pinned(workspace, message.channel, message.ts, author.id);
  }
}

/** By their time; those that tell none are said now, in the order in which they stand. */
function inOrder(messages: readonly SeedMessage[]): (readonly [number, SeedMessage])[] {
  const timed = [...messages.entries()].filter(([, { ts }]) => ts !== undefined);
  const untimed = [...messages.entries()].filter(([, { ts }]) => ts === undefined);
  return [...timed.toSorted(([, one], [, other]) => Number(one.ts) - Number(other.ts)), ...untimed];
}

function detailsOf({ subtype, username, icons, clientMsgId, details }: SeedMessage) {
  return {
    ...(subtype === undefined ? {} : { subtype }),
    ...(username === undefined ? {} : { username }),
    ...(icons ? { icons } : {}),
    ...(clientMsgId === undefined ? {} : { clientMsgId }),
    ...(details ? { details } : {}),
  };
}

function pinned({ pins }: Workspace, channel: string, ts: string, userId: string): void {
  pins.restore({ channel, ts, createdBy: userId, created: Math.trunc(Number(ts)) });
}
