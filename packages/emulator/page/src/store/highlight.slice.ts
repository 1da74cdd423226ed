import { channelOf } from './current.js';
import type { Slice } from './slice.js';

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
  /** Opens the timeline at the newest entry that is of a message itself. */
  readonly showMessageInTimeline: (channel: string, ts: string) => void;
  /** The message was pointed out for long enough. */
  readonly endHighlight: (turn: number) => void;
}

export const highlightSlice: Slice<HighlightSlice> = (set, get) => ({
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
  showMessageInTimeline: (channel, ts) => {
    const { seen, entryHighlight, turn, tell } = get();
    const entry = seen?.timeline.findLast(
      each => each.kind === 'message' && each.channel === channel && each.ts === ts,
    );
    if (!entry) {
      tell('The timeline does not go back to this message.');
      return;
    }
    turn({ panel: 'timeline' });
    set({ entryHighlight: { id: entry.id, turn: (entryHighlight?.turn ?? 0) + 1 } });
  },
  endHighlight: turn => set(({ highlight }) => (highlight?.turn === turn ? { highlight: null } : {})),
});
