import type { BlockState } from '../../../src/block-kit/block-state.js';
import type { ConnectionRecord } from '../../../src/event-log/records.js';
import type { LiveChange, LiveState, LiveTime, LiveWorkspace } from '../../../src/live/live-state.js';
import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import type { AssistantThread } from '../../../src/workspace/apps/assistant-thread.js';
import type { MessageInput } from '../../../src/workspace/messages/message-inputs.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import type { View } from '../../../src/workspace/views/view.js';

/** The number of messages per conversation in the initial snapshot. */
const INITIAL_MESSAGES_PER_CHANNEL = 200;

/** The state of the local Slack, indexed for lookups. Unchanged parts keep their identity. */
export interface SlackSnapshot {
  readonly run: string;
  readonly time: LiveTime;
  readonly workspaces: readonly LiveWorkspace[];
  /** By channel id, oldest first. */
  readonly messages: Readonly<Record<string, readonly Message[]>>;
  /**
   * The oldest message from which on a channel is complete; only thread roots are loaded before it. Absent if the
   * channel is complete.
   */
  readonly oldestLoaded: Readonly<Record<string, string | undefined>>;
  /** Values that users have entered in messages, by `entryKey`. */
  readonly entries: Readonly<Record<string, BlockState>>;
  /** Open modals by user id, top one last. */
  readonly views: Readonly<Record<string, readonly View[]>>;
  /** Home views by `homeKey`. */
  readonly homes: Readonly<Record<string, View>>;
  /** By thread `ts`. */
  readonly assistants: Readonly<Record<string, AssistantThread>>;
  readonly connections: readonly ConnectionRecord[];
  /** Oldest first. */
  readonly timeline: readonly TimelineEntry[];
}

export const homeKey = (userId: string, appId: string): string => `${userId}/${appId}`;

export const entryKey = ({ channel, ts, userId }: Pick<MessageInput, 'channel' | 'ts' | 'userId'>): string =>
  `${channel}/${ts}/${userId}`;

/** @param before the previous snapshot; of the same run, it may have more timeline entries */
export function createSnapshot(state: LiveState, before: SlackSnapshot | null = null): SlackSnapshot {
  const { messages: received, entries, views, homes, assistants, timeline, ...rest } = state;
  const messages = groupByChannel(received);
  return {
    ...rest,
    timeline: before?.run === state.run ? mergeAfterReconnect(before.timeline, timeline) : timeline,
    messages,
    oldestLoaded: Object.fromEntries(
      Object.entries(messages).flatMap(([channel, known]) => {
        const oldest = known.at(-INITIAL_MESSAGES_PER_CHANNEL);
        return oldest ? [[channel, oldest.ts]] : [];
      }),
    ),
    entries: Object.fromEntries(entries.map(entry => [entryKey(entry), entry.state])),
    views: Object.fromEntries(views.map(each => [each.userId, each.views])),
    homes: Object.fromEntries(homes.map(view => [homeKey(view.userId, view.appId), view])),
    assistants: Object.fromEntries(assistants.map(thread => [thread.ts, thread])),
  };
}

export function applyChanges(snapshot: SlackSnapshot, changes: readonly LiveChange[]): SlackSnapshot {
  const entries = changes.flatMap(change => (change.kind === 'timeline' ? [change.entry] : []));
  const rest = changes.filter(({ kind }) => kind !== 'timeline').reduce(applyChange, snapshot);
  if (entries.length === 0) return rest;
  return { ...rest, timeline: appendEntries(rest.timeline, entries) };
}

/**
 * Adds loaded messages of a channel.
 * @param oldest the channel's new `oldestLoaded`, if it changes
 */
export function mergeMessages(
  snapshot: SlackSnapshot,
  channel: string,
  more: readonly Message[],
  oldest: SlackSnapshot['oldestLoaded'],
): SlackSnapshot {
  const known = snapshot.messages[channel] ?? [];
  const knownTs = new Set(known.map(({ ts }) => ts));
  const all = [...more.filter(({ ts }) => !knownTs.has(ts)), ...known].toSorted((one, other) =>
    one.ts < other.ts ? -1 : 1,
  );
  return {
    ...snapshot,
    messages: { ...snapshot.messages, [channel]: all },
    oldestLoaded: { ...snapshot.oldestLoaded, ...oldest },
  };
}

function applyChange(snapshot: SlackSnapshot, change: LiveChange): SlackSnapshot {
  switch (change.kind) {
    case 'time':
      return { ...snapshot, time: change.time };
    case 'workspaces':
      return { ...snapshot, workspaces: change.workspaces };
    case 'connections':
      return { ...snapshot, connections: change.connections };
    case 'message':
      return { ...snapshot, messages: upsertMessage(snapshot.messages, change.message) };
    case 'message_deleted':
      return { ...snapshot, messages: removeMessage(snapshot.messages, change.channel, change.ts) };
    case 'entry':
      return { ...snapshot, entries: { ...snapshot.entries, [entryKey(change.entry)]: change.entry.state } };
    case 'read':
      return { ...snapshot, workspaces: snapshot.workspaces.map(each => markChannelRead(each, change)) };
    case 'views':
      return { ...snapshot, views: { ...snapshot.views, [change.userId]: change.views } };
    case 'home': {
      const { view } = change;
      return { ...snapshot, homes: { ...snapshot.homes, [homeKey(view.userId, view.appId)]: view } };
    }
    case 'assistant':
      return { ...snapshot, assistants: { ...snapshot.assistants, [change.thread.ts]: change.thread } };
    case 'timeline':
      return snapshot;
  }
}

function markChannelRead(workspace: LiveWorkspace, read: Extract<LiveChange, { kind: 'read' }>): LiveWorkspace {
  const at = workspace.channels.findIndex(({ id }) => id === read.channel);
  const channel = workspace.channels[at];
  if (!channel) return workspace;
  const updated = { ...channel, lastRead: { ...channel.lastRead, [read.userId]: read.ts } };
  return { ...workspace, channels: workspace.channels.toSpliced(at, 1, updated) };
}

type MessagesByChannel = SlackSnapshot['messages'];

/** The messages are sorted. Adding them one by one would take a second for ten thousand messages. */
function groupByChannel(received: readonly Message[]): MessagesByChannel {
  const messages: Record<string, Message[]> = {};
  for (const message of received) (messages[message.channel] ??= []).push(message);
  return messages;
}

/** A new message is usually the newest; a changed one replaces its previous state. */
function upsertMessage(messages: MessagesByChannel, message: Message): MessagesByChannel {
  const known = messages[message.channel] ?? [];
  const after = known.findLastIndex(({ ts }) => ts <= message.ts);
  const isThere = known[after]?.ts === message.ts;
  return { ...messages, [message.channel]: known.toSpliced(isThere ? after : after + 1, isThere ? 1 : 0, message) };
}

function removeMessage(messages: MessagesByChannel, channel: string, ts: string): MessagesByChannel {
  return { ...messages, [channel]: (messages[channel] ?? []).filter(each => each.ts !== ts) };
}

export const MAX_ENTRIES = 50_000;
/** The number of entries in the initial snapshot. Fewer entries are the complete timeline. */
const INITIAL_TIMELINE_ENTRIES = 2000;

type TimelineEntries = readonly TimelineEntry[];

export const appendEntries = (kept: TimelineEntries, newer: TimelineEntries): TimelineEntries =>
  [...kept, ...newer].slice(-MAX_ENTRIES);

/** Adds older entries up to the limit. */
export function prependEntries(kept: TimelineEntries, older: TimelineEntries): TimelineEntries {
  const firstId = kept[0]?.id ?? Infinity;
  return [...older.filter(({ id }) => id < firstId), ...kept].slice(-MAX_ENTRIES);
}

/** Joins the entries of a reconnect with the kept ones, if none are missing in between. */
export function mergeAfterReconnect(kept: TimelineEntries, received: TimelineEntries): TimelineEntries {
  const firstId = received[0]?.id ?? 0;
  const isWhole = received.length < INITIAL_TIMELINE_ENTRIES;
  return isWhole || (kept.at(-1)?.id ?? 0) < firstId - 1 ? received : prependEntries(received, kept);
}

export interface OpenView {
  readonly view: View;
  /** Whether no other modal covers it. */
  readonly isOnTop: boolean;
}

/** Finds an open modal or Home view. */
export function findOpenView(
  { views, homes }: Pick<SlackSnapshot, 'views' | 'homes'>,
  id: string,
): OpenView | undefined {
  const isMeant = (view: View): boolean => view.id === id;
  for (const stack of Object.values(views)) {
    const view = stack.find(isMeant);
    if (view) return { view, isOnTop: stack.at(-1) === view };
  }
  const home = Object.values(homes).find(isMeant);
  return home && { view: home, isOnTop: true };
}
