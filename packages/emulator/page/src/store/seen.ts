import type { LiveChange, LiveState, LiveTime, LiveWorkspace } from '../../../src/live/live-state.js';
import type { BlockState } from '../../../src/block-kit/block-state.js';
import type { ConnectionRecord } from '../../../src/event-log/records.js';
import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import type { AssistantThread } from '../../../src/workspace/apps/assistant-thread.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import type { MessageInput } from '../../../src/workspace/messages/message-inputs.js';
import type { View } from '../../../src/workspace/views/view.js';
import { rejoined, withNewer } from './kept-entries.js';

/** How many of the newest messages of a conversation are told at first. */
const TOLD_AT_FIRST = 200;

/** What there is to be seen of the local Slack, found by what it is asked by. What didn't change stays the same object. */
export interface Seen {
  readonly run: string;
  readonly time: LiveTime;
  readonly workspaces: readonly LiveWorkspace[];
  /** By channel, the oldest first. */
  readonly messages: Readonly<Record<string, readonly Message[]>>;
  /**
   * From which message on all of a channel are here: those before it are roots of threads. Of channels of which none
   * are missing it is not told.
   */
  readonly floors: Readonly<Record<string, string | undefined>>;
  /** What people have entered in messages, by `entryKey`. */
  readonly entries: Readonly<Record<string, BlockState>>;
  /** The modals by who sees them, the top one last. */
  readonly views: Readonly<Record<string, readonly View[]>>;
  /** The Home tabs, by `homeKey`. */
  readonly homes: Readonly<Record<string, View>>;
  /** By the `ts` of their thread. */
  readonly assistants: Readonly<Record<string, AssistantThread>>;
  readonly connections: readonly ConnectionRecord[];
  /** The oldest first. */
  readonly timeline: readonly TimelineEntry[];
}

/** By what the Home tab of an app is found that somebody sees. */
export const homeKey = (userId: string, appId: string): string => `${userId}/${appId}`;

/** By what is found what somebody has entered in a message. */
export const entryKey = ({ channel, ts, userId }: Pick<MessageInput, 'channel' | 'ts' | 'userId'>): string =>
  `${channel}/${ts}/${userId}`;

/** @param before what was seen before the line was cut: of the same run, it may be more of the timeline */
export function seenFrom(state: LiveState, before: Seen | null = null): Seen {
  const { messages: told, entries, views, homes, assistants, timeline, ...rest } = state;
  const messages = byChannel(told);
  return {
    ...rest,
    timeline: before?.run === state.run ? rejoined(before.timeline, timeline) : timeline,
    messages,
    floors: Object.fromEntries(
      Object.entries(messages).flatMap(([channel, there]) => {
        const floor = there.at(-TOLD_AT_FIRST);
        return floor ? [[channel, floor.ts]] : [];
      }),
    ),
    entries: Object.fromEntries(entries.map(entry => [entryKey(entry), entry.state])),
    views: Object.fromEntries(views.map(each => [each.userId, each.views])),
    homes: Object.fromEntries(homes.map(view => [homeKey(view.userId, view.appId), view])),
    assistants: Object.fromEntries(assistants.map(thread => [thread.ts, thread])),
  };
}

export function withChanges(seen: Seen, changes: readonly LiveChange[]): Seen {
  const entries = changes.flatMap(change => (change.kind === 'timeline' ? [change.entry] : []));
  const rest = changes.filter(({ kind }) => kind !== 'timeline').reduce(withChange, seen);
  if (entries.length === 0) return rest;
  return { ...rest, timeline: withNewer(rest.timeline, entries) };
}

/** With more messages of a channel, which were asked for. @param floor its floor then, where that is another */
export function withMore(seen: Seen, channel: string, more: readonly Message[], floor: Seen['floors']): Seen {
  const there = seen.messages[channel] ?? [];
  const known = new Set(there.map(({ ts }) => ts));
  const all = [...more.filter(({ ts }) => !known.has(ts)), ...there].toSorted((one, other) =>
    one.ts < other.ts ? -1 : 1,
  );
  return {
    ...seen,
    messages: { ...seen.messages, [channel]: all },
    floors: { ...seen.floors, ...floor },
  };
}

function withChange(seen: Seen, change: LiveChange): Seen {
  switch (change.kind) {
    case 'time':
      return { ...seen, time: change.time };
    case 'workspaces':
      return { ...seen, workspaces: change.workspaces };
    case 'connections':
      return { ...seen, connections: change.connections };
    case 'message':
      return { ...seen, messages: withMessage(seen.messages, change.message) };
    case 'message_deleted':
      return { ...seen, messages: withoutMessage(seen.messages, change.channel, change.ts) };
    case 'entry':
      return { ...seen, entries: { ...seen.entries, [entryKey(change.entry)]: change.entry.state } };
    case 'read':
      return { ...seen, workspaces: seen.workspaces.map(each => withMark(each, change)) };
    case 'views':
      return { ...seen, views: { ...seen.views, [change.userId]: change.views } };
    case 'home': {
      const { view } = change;
      return { ...seen, homes: { ...seen.homes, [homeKey(view.userId, view.appId)]: view } };
    }
    case 'assistant':
      return { ...seen, assistants: { ...seen.assistants, [change.thread.ts]: change.thread } };
    case 'timeline':
      return seen;
  }
}

/** A workspace in which somebody has read a channel up to there. */
function withMark(workspace: LiveWorkspace, read: Extract<LiveChange, { kind: 'read' }>): LiveWorkspace {
  const at = workspace.channels.findIndex(({ id }) => id === read.channel);
  const channel = workspace.channels[at];
  if (!channel) return workspace;
  const marked = { ...channel, lastRead: { ...channel.lastRead, [read.userId]: read.ts } };
  return { ...workspace, channels: workspace.channels.toSpliced(at, 1, marked) };
}

type Messages = Seen['messages'];

/** They come in their order. One after the other, as they come later, they would take a second for ten thousand. */
function byChannel(told: readonly Message[]): Messages {
  const messages: Record<string, Message[]> = {};
  for (const message of told) (messages[message.channel] ??= []).push(message);
  return messages;
}

/** A new one comes at the end as a rule; a new state of one replaces it. */
function withMessage(messages: Messages, message: Message): Messages {
  const there = messages[message.channel] ?? [];
  const after = there.findLastIndex(({ ts }) => ts <= message.ts);
  const isThere = there[after]?.ts === message.ts;
  return { ...messages, [message.channel]: there.toSpliced(isThere ? after : after + 1, isThere ? 1 : 0, message) };
}

function withoutMessage(messages: Messages, channel: string, ts: string): Messages {
  return { ...messages, [channel]: (messages[channel] ?? []).filter(each => each.ts !== ts) };
}
