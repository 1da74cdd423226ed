import type { LiveLine } from '../../../src/live/live-state.js';
import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { NO_BROKEN_IMAGES, type ImagesSlice } from './images.slice.js';
import { resolveRoute, type RouteSlice } from './route.slice.js';
import { type SlackSnapshot, createSnapshot, applyChanges, mergeMessages, prependEntries } from './slack-snapshot.js';
import type { Slice } from './slice.js';
import { resetTimelineIds, type TimelineSlice } from './timeline.slice.js';

export interface SnapshotSlice {
  /** `null` until the first update. */
  readonly snapshot: SlackSnapshot | null;
  /** Applies an update of the live stream. */
  readonly applyUpdate: (update: LiveLine) => void;
  /**
   * Adds loaded messages of a channel.
   * @param oldest the channel's new `oldestLoaded`, if it changes
   */
  readonly addMessages: (channel: string, messages: readonly Message[], oldest?: SlackSnapshot['oldestLoaded']) => void;
  /** Adds loaded timeline entries before the oldest ones. */
  readonly addOlderEntries: (entries: readonly TimelineEntry[]) => void;
}

export const snapshotSlice: Slice<SnapshotSlice, RouteSlice & ImagesSlice & TimelineSlice> = set => ({
  snapshot: null,
  applyUpdate: update =>
    set(state => {
      const { snapshot: before, route } = state;
      if ('alive' in update) return state;
      const snapshot =
        'state' in update ? createSnapshot(update.state, before) : before && applyChanges(before, update.changes);
      if (!snapshot) return state;
      return {
        snapshot,
        route: resolveRoute(route, snapshot),
        ...('state' in update ? NO_BROKEN_IMAGES : {}),
        ...(before && before.run !== snapshot.run ? resetTimelineIds(state) : {}),
      };
    }),
  addMessages: (channel, messages, oldest = {}) =>
    set(({ snapshot }) => (snapshot ? { snapshot: mergeMessages(snapshot, channel, messages, oldest) } : {})),
  addOlderEntries: entries =>
    set(({ snapshot }) =>
      snapshot ? { snapshot: { ...snapshot, timeline: prependEntries(snapshot.timeline, entries) } } : {},
    ),
});
