import type { LiveLine } from '../../../src/live/live-state.js';
import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { NO_BROKEN_IMAGES } from './images.slice.js';
import { withOlder } from './kept-entries.js';
import { settled } from './look.js';
import { seenFrom, withChanges, withMore, type Seen } from './seen.js';
import type { Slice } from './slice.js';
import { withNewIds } from './timeline.slice.js';

/** What the emulator has told. */
export interface SeenSlice {
  /** `null` until the first line. */
  readonly seen: Seen | null;
  /** Takes in a line of the live stream. */
  readonly hear: (line: LiveLine) => void;
  /** Takes in messages of a channel that were asked for. @param floor its floor then, where that is another */
  readonly hearMore: (channel: string, messages: readonly Message[], floor?: Seen['floors']) => void;
  /** Takes in entries of the timeline from before those that are here. */
  readonly hearOlder: (entries: readonly TimelineEntry[]) => void;
}

export const seenSlice: Slice<SeenSlice> = set => ({
  seen: null,
  hear: line =>
    set(state => {
      const { seen: before, look } = state;
      if ('alive' in line) return state;
      const seen = 'state' in line ? seenFrom(line.state, before) : before && withChanges(before, line.changes);
      if (!seen) return state;
      return {
        seen,
        look: settled(look, seen),
        ...('state' in line ? NO_BROKEN_IMAGES : {}),
        ...(before && before.run !== seen.run ? withNewIds(state) : {}),
      };
    }),
  hearMore: (channel, messages, floor = {}) =>
    set(({ seen }) => (seen ? { seen: withMore(seen, channel, messages, floor) } : {})),
  hearOlder: entries =>
    set(({ seen }) => (seen ? { seen: { ...seen, timeline: withOlder(seen.timeline, entries) } } : {})),
});
