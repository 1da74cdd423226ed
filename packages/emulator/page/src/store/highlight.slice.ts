import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { channelOf } from './current.js';
import type { Slice } from './slice.js';
import { shownView } from './views.js';

/** A message that is pointed out: its list goes to where it is, and it flashes. */
export interface Highlight {
  readonly channel: string;
  readonly ts: string;
  /** Another one each time: the same message may be pointed out twice. */
  readonly turn: number;
}

/** An entry of the timeline that is pointed out. */
export interface EntryHighlight {
  readonly id: number;
  readonly turn: number;
}

/** What is pointed out. */
export interface HighlightSlice {
  readonly highlight: Highlight | null;
  readonly entryHighlight: EntryHighlight | null;
  /** Goes to a message and points it out; a reply is shown in its thread. A message that isn't there is told of. */
  readonly showMessage: (channel: string, ts: string) => void;
  /** Goes to a modal or Home, as whoever sees it. One that isn't there, or lies under another, is told of. */
  readonly showView: (id: string) => void;
  /** Opens the timeline at the newest entry that is of a message itself. */
  readonly showMessageInTimeline: (channel: string, ts: string) => void;
  /** Opens the timeline at the newest entry that is of a modal or Home itself. */
  readonly showViewInTimeline: (id: string) => void;
  /** The message was pointed out for long enough. */
  readonly endHighlight: (turn: number) => void;
}

export const highlightSlice: Slice<HighlightSlice> = (set, get) => {
  const showInTimeline = (what: string, isMeant: (entry: TimelineEntry) => boolean): void => {
    const { seen, entryHighlight, turn, tell } = get();
    const entry = seen?.timeline.findLast(isMeant);
    if (!entry) {
      tell(`The timeline does not go back to this ${what}.`);
      return;
    }
    turn({ panel: 'timeline' });
    set({ entryHighlight: { id: entry.id, turn: (entryHighlight?.turn ?? 0) + 1 } });
  };
  return {
    highlight: null,
    entryHighlight: null,
    showMessage: (channel, ts) => {
      const state = get();
      const message = state.seen?.messages[channel]?.find(each => each.ts === ts);
      if (!message || !channelOf(state, channel)) {
        state.tell('This message is not there: it was deleted, or it is of another workspace.');
        return;
      }
      const { threadTs = ts, subtype } = message;
      const isReply = threadTs !== ts && subtype !== 'thread_broadcast';
      state.goTo({ kind: 'channel', id: channel }, isReply ? { kind: 'thread', channel, ts: threadTs } : null);
      set({ highlight: { channel, ts, turn: (state.highlight?.turn ?? 0) + 1 } });
    },
    showView: id => {
      const { seen, look, turn, goTo, tell } = get();
      const shown = seen && shownView(seen, id);
      if (!shown) {
        tell('This view is closed by now.');
        return;
      }
      const { userId, appId } = shown.view;
      const theirs = seen.workspaces.filter(({ people }) => people.some(person => person.id === userId));
      const { id: teamId } = theirs.find(workspace => workspace.id === look.teamId) ?? theirs[0] ?? { id: look.teamId };
      turn({ teamId, userId });
      if (shown.view.type === 'home') {
        goTo({ kind: 'home', appId });
      } else if (!shown.isOnTop) tell('This modal lies under the one that is on top.', 'status');
    },
    showMessageInTimeline: (channel, ts) =>
      showInTimeline('message', each => each.kind === 'message' && each.channel === channel && each.ts === ts),
    showViewInTimeline: id => showInTimeline('view', each => each.kind === 'view' && each.viewId === id),
    endHighlight: turn => set(({ highlight }) => (highlight?.turn === turn ? { highlight: null } : {})),
  };
};
