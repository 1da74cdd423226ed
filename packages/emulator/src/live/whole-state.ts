import type { Message } from '../workspace/messages/message.js';
import type { MessageStore } from '../workspace/messages/messages.js';
import type { LiveSource } from './live-source.js';
import type { LiveState, LiveTime } from './live-state.js';
import { liveWorkspaces } from './live-workspaces.js';

/** How many messages of each conversation there are in it; older ones are asked for. */
const NEWEST_MESSAGES = 200;
const NEWEST_ENTRIES = 2000;

/** All that there is to be seen at this moment. */
export function wholeState(source: LiveSource, run: string): LiveState {
  const { world, slack } = source;
  const { shared } = world;
  const messages = [...shared.channels.keys()].flatMap(channel => newestOf(shared.messages, channel)).toSorted(byTime);
  const shown = new Set(messages.map(keyOf));
  return {
    run,
    time: liveTime(source),
    workspaces: liveWorkspaces(world),
    messages,
    entries: shared.messageEntries.all.filter(entry => shown.has(keyOf(entry))),
    views: shared.views.viewers.map(userId => ({ userId, views: shared.views.stackOf(userId) })),
    homes: shared.views.homes,
    assistants: shared.assistantThreads.all,
    connections: slack.connections,
    timeline: slack.timeline.tail(NEWEST_ENTRIES),
  };
}

/** What time it is. */
export function liveTime({ slack: { time } }: LiveSource): LiveTime {
  return { now: time.now.getTime(), isFrozen: time.isFrozen };
}

/** The newest messages of a conversation, and the roots of the threads that they are in. */
function newestOf(store: MessageStore, channel: string): Message[] {
  const newest = store.inChannel(channel).slice(-NEWEST_MESSAGES);
  const known = new Set(newest.map(({ ts }) => ts));
  const roots = new Set(newest.flatMap(({ threadTs }) => threadTs ?? []).filter(ts => !known.has(ts)));
  return [...Array.from(roots, ts => store.find(channel, ts)).filter(root => root !== undefined), ...newest];
}

const keyOf = ({ channel, ts }: Pick<Message, 'channel' | 'ts'>): string => `${channel}:${ts}`;

/** Not by locale: a timestamp is digits and a point. */
function byTime({ ts: one }: Message, { ts: other }: Message): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
