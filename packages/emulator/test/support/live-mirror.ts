import type { LiveChange, LiveState } from '../../src/live/live-state.js';

/** The list with something in the place of what is the same thing, or at its end. */
function put<Item>(items: readonly Item[], item: Item, isSame: (other: Item) => boolean): Item[] {
  const at = items.findIndex(isSame);
  return at < 0 ? [...items, item] : items.with(at, item);
}

const isAt =
  (channel: string, ts: string) =>
  (other: { channel: string; ts: string }): boolean =>
    other.channel === channel && other.ts === ts;

/** What somebody knows who had the whole state, and has heard of a change since. */
function changed(state: LiveState, change: LiveChange): LiveState {
  switch (change.kind) {
    case 'time':
      return { ...state, time: change.time };
    case 'workspaces':
      return { ...state, workspaces: change.workspaces };
    case 'message': {
      const { message } = change;
      return { ...state, messages: put(state.messages, message, isAt(message.channel, message.ts)) };
    }
    case 'message_deleted': {
      const isGone = isAt(change.channel, change.ts);
      return { ...state, messages: state.messages.filter(each => !isGone(each)) };
    }
    case 'entry': {
      const { entry } = change;
      const isThere = isAt(entry.channel, entry.ts);
      return { ...state, entries: put(state.entries, entry, each => isThere(each) && each.userId === entry.userId) };
    }
    case 'read': {
      const { channel: id, userId, ts } = change;
      const workspaces = state.workspaces.map(workspace => ({
        ...workspace,
        channels: workspace.channels.map(channel =>
          channel.id === id ? { ...channel, lastRead: { ...channel.lastRead, [userId]: ts } } : channel,
        ),
      }));
      return { ...state, workspaces };
    }
    case 'views': {
      const { userId, views } = change;
      const others = state.views.filter(each => each.userId !== userId);
      return { ...state, views: views.length === 0 ? others : [...others, { userId, views }] };
    }
    case 'home': {
      const { view } = change;
      return { ...state, homes: put(state.homes, view, ({ id }) => id === view.id) };
    }
    case 'assistant': {
      const { thread } = change;
      return { ...state, assistants: put(state.assistants, thread, isAt(thread.channel, thread.ts)) };
    }
    case 'connections':
      return { ...state, connections: change.connections };
    case 'timeline':
      return { ...state, timeline: [...state.timeline, change.entry] };
  }
}

/** What somebody knows who had the whole state, and has heard of these changes since. */
export function mirrored(state: LiveState, changes: readonly LiveChange[]): LiveState {
  return changes.reduce(changed, state);
}
