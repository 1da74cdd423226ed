import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { actingSlice, type ActingSlice } from './acting.slice.js';
import { appsSlice, type AppsSlice } from './apps.slice.js';
import { clientSlices, type ClientSlices } from './client.slices.js';
import { emojiSlice, type EmojiSlice } from './emoji.slice.js';
import { entriesSlice, type EntriesSlice } from './entries.slice.js';
import { exportSlice, type ExportSlice } from './export.slice.js';
import { faultsSlice, type FaultsSlice } from './faults.slice.js';
import { imagesSlice, type ImagesSlice } from './images.slice.js';
import { lineSlice, type LineSlice } from './line.slice.js';
import { lookSlice, type LookSlice } from './look.slice.js';
import { noticesSlice, type NoticesSlice } from './notices.slice.js';
import { offersSlice, type OffersSlice } from './offers.slice.js';
import { panelsSlice, type PanelsSlice } from './panels.slice.js';
import { questionSlice, type QuestionSlice } from './question.slice.js';
import { roomSlice, type RoomSlice } from './room.slice.js';
import { seenSlice, type SeenSlice } from './seen.slice.js';
import { sendingSlice, type SendingSlice } from './sending.slice.js';
import { submissionsSlice, type SubmissionsSlice } from './submissions.slice.js';
import { tablesSlice, type TablesSlice } from './tables.slice.js';
import { timelineSlice, type TimelineSlice } from './timeline.slice.js';
import { unfoldedSlice, type UnfoldedSlice } from './unfolded.slice.js';

/** All that the page knows, and what changes it. What lasts is the emulator's; the rest is of this tab. */
export type PageState = LineSlice &
  SeenSlice &
  LookSlice &
  RoomSlice &
  ClientSlices &
  EmojiSlice &
  EntriesSlice &
  ActingSlice &
  OffersSlice &
  FaultsSlice &
  QuestionSlice &
  ImagesSlice &
  NoticesSlice &
  SubmissionsSlice &
  TablesSlice &
  TimelineSlice &
  UnfoldedSlice &
  PanelsSlice &
  AppsSlice &
  SendingSlice &
  ExportSlice;

/** The one store. */
export const pageStore = createStore<PageState>()((...tools) => ({
  ...lineSlice(...tools),
  ...seenSlice(...tools),
  ...lookSlice(...tools),
  ...roomSlice(...tools),
  ...clientSlices(...tools),
  ...emojiSlice(...tools),
  ...entriesSlice(...tools),
  ...actingSlice(...tools),
  ...offersSlice(...tools),
  ...faultsSlice(...tools),
  ...questionSlice(...tools),
  ...imagesSlice(...tools),
  ...tablesSlice(...tools),
  ...timelineSlice(...tools),
  ...unfoldedSlice(...tools),
  ...panelsSlice(...tools),
  ...appsSlice(...tools),
  ...sendingSlice(...tools),
  ...exportSlice(...tools),
  ...noticesSlice(...tools),
  ...submissionsSlice(...tools),
}));

/**
 * A part of what the page knows. The component is drawn anew whenever that part is another: select what is there, make
 * nothing new.
 */
export function usePage<Part>(select: (state: PageState) => Part): Part {
  return useStore(pageStore, select);
}
