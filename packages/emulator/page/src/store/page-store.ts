import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { tablesSlice, type TablesSlice, expandedTextsSlice, type ExpandedTextsSlice } from './blocks.slice.js';
import { composingSlice, type ComposingSlice, draftsSlice, type DraftsSlice } from './composer.slice.js';
import { connectionSlice, type ConnectionSlice } from './connection.slice.js';
import {
  actionStatusSlice,
  type ActionStatusSlice,
  entriesSlice,
  type EntriesSlice,
  suggestionsSlice,
  type SuggestionsSlice,
} from './elements.slice.js';
import { emojiSlice, type EmojiSlice } from './emoji.slice.js';
import { formErrorsSlice, type FormErrorsSlice, submissionsSlice, type SubmissionsSlice } from './forms.slice.js';
import { highlightSlice, type HighlightSlice } from './highlight.slice.js';
import { imagesSlice, type ImagesSlice } from './images.slice.js';
import { layoutSlice, type LayoutSlice } from './layout.slice.js';
import { noticesSlice, type NoticesSlice } from './notices.slice.js';
import { overlaySlice, type OverlaySlice, confirmationSlice, type ConfirmationSlice } from './overlay.slice.js';
import { appsSlice, type AppsSlice, panelsSlice, type PanelsSlice } from './panels.slice.js';
import { notesSlice, type NotesSlice, readingSlice, type ReadingSlice } from './reading.slice.js';
import { routeSlice, type RouteSlice } from './route.slice.js';
import { sendingSlice, type SendingSlice } from './sending.slice.js';
import { snapshotSlice, type SnapshotSlice } from './snapshot.slice.js';
import { exportSlice, type ExportSlice, timelineSlice, type TimelineSlice } from './timeline.slice.js';

/** The state of the page. The snapshot belongs to the emulator; everything else belongs to this tab. */
export type PageState = ConnectionSlice &
  SnapshotSlice &
  RouteSlice &
  LayoutSlice &
  DraftsSlice &
  ComposingSlice &
  ReadingSlice &
  HighlightSlice &
  NotesSlice &
  OverlaySlice &
  EmojiSlice &
  EntriesSlice &
  ActionStatusSlice &
  SuggestionsSlice &
  FormErrorsSlice &
  ConfirmationSlice &
  ImagesSlice &
  NoticesSlice &
  SubmissionsSlice &
  TablesSlice &
  TimelineSlice &
  ExpandedTextsSlice &
  PanelsSlice &
  AppsSlice &
  SendingSlice &
  ExportSlice;

export const pageStore = createStore<PageState>()((...args) => ({
  ...connectionSlice(...args),
  ...snapshotSlice(...args),
  ...routeSlice(...args),
  ...layoutSlice(...args),
  ...draftsSlice(...args),
  ...composingSlice(...args),
  ...readingSlice(...args),
  ...highlightSlice(...args),
  ...notesSlice(...args),
  ...overlaySlice(...args),
  ...emojiSlice(...args),
  ...entriesSlice(...args),
  ...actionStatusSlice(...args),
  ...suggestionsSlice(...args),
  ...formErrorsSlice(...args),
  ...confirmationSlice(...args),
  ...imagesSlice(...args),
  ...tablesSlice(...args),
  ...timelineSlice(...args),
  ...expandedTextsSlice(...args),
  ...panelsSlice(...args),
  ...appsSlice(...args),
  ...sendingSlice(...args),
  ...exportSlice(...args),
  ...noticesSlice(...args),
  ...submissionsSlice(...args),
}));

/**
 * Selects a part of the state and renders the component whenever it changes. Selectors must return existing objects,
 * not create new ones.
 */
export function usePage<Part>(select: (state: PageState) => Part): Part {
  return useStore(pageStore, select);
}
