import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { channelOf } from './selectors.js';
import { findOpenView } from './slack-snapshot.js';
import type { NoticesSlice } from './notices.slice.js';
import type { RouteSlice } from './route.slice.js';
import type { SnapshotSlice } from './snapshot.slice.js';
import type { Slice } from './slice.js';

/** A highlighted message. Its list scrolls to it. */
export interface Highlight {
  readonly channel: string;
  readonly ts: string;
  /** Changes with every highlight, so that the same message can be highlighted again. */
  readonly sequence: number;
}

export interface EntryHighlight {
  readonly id: number;
  readonly sequence: number;
}

export interface HighlightSlice {
  readonly highlight: Highlight | null;
  readonly entryHighlight: EntryHighlight | null;
  /** Opens the conversation or thread of a message and highlights it. A missing message is reported as a notice. */
  readonly showMessage: (channel: string, ts: string) => void;
  /** Opens a modal or Home view as its user. A closed or covered view is reported as a notice. */
  readonly showView: (id: string) => void;
  /** Opens the timeline at the newest entry of the message. */
  readonly showMessageInTimeline: (channel: string, ts: string) => void;
  /** Opens the timeline at the newest entry of the view. */
  readonly showViewInTimeline: (id: string) => void;
  readonly endHighlight: (sequence: number) => void;
}

export const highlightSlice: Slice<HighlightSlice, RouteSlice & SnapshotSlice & NoticesSlice> = (set, get) => {
  const showInTimeline = (what: string, isMeant: (entry: TimelineEntry) => boolean): void => {
    const { snapshot, entryHighlight, navigate, notify } = get();
    const entry = snapshot?.timeline.findLast(isMeant);
    if (!entry) {
      notify(`The timeline does not go back to this ${what}.`);
      return;
    }
    navigate({ panel: 'timeline' });
    set({ entryHighlight: { id: entry.id, sequence: (entryHighlight?.sequence ?? 0) + 1 } });
  };
  return {
    highlight: null,
    entryHighlight: null,
    showMessage: (channel, ts) => {
      const state = get();
      const message = state.snapshot?.messages[channel]?.find(each => each.ts === ts);
      if (!message || !channelOf(state, channel)) {
        state.notify('This message was not found: it was deleted, or belongs to another workspace.');
        return;
      }
      const { threadTs = ts, subtype } = message;
      const isReply = threadTs !== ts && subtype !== 'thread_broadcast';
      state.openMain({ kind: 'channel', id: channel }, isReply ? { kind: 'thread', channel, ts: threadTs } : null);
      set({ highlight: { channel, ts, sequence: (state.highlight?.sequence ?? 0) + 1 } });
    },
    showView: id => {
      const { snapshot, route, navigate, openMain, notify } = get();
      const open = snapshot && findOpenView(snapshot, id);
      if (!open) {
        notify('This view is closed.');
        return;
      }
      const { userId, appId } = open.view;
      const theirs = snapshot.workspaces.filter(({ people }) => people.some(person => person.id === userId));
      const { id: teamId } = theirs.find(workspace => workspace.id === route.teamId) ??
        theirs[0] ?? { id: route.teamId };
      navigate({ teamId, userId });
      if (open.view.type === 'home') {
        openMain({ kind: 'home', appId });
      } else if (!open.isOnTop) notify('This modal is covered by another one.', 'status');
    },
    showMessageInTimeline: (channel, ts) =>
      showInTimeline('message', each => each.kind === 'message' && each.channel === channel && each.ts === ts),
    showViewInTimeline: id => showInTimeline('view', each => each.kind === 'view' && each.viewId === id),
    endHighlight: sequence => set(({ highlight }) => (highlight?.sequence === sequence ? { highlight: null } : {})),
  };
};
