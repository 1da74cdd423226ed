import { composingSlice, type ComposingSlice } from './composing.slice.js';
import { draftsSlice, type DraftsSlice } from './drafts.slice.js';
import { highlightSlice, type HighlightSlice } from './highlight.slice.js';
import { notesSlice, type NotesSlice } from './notes.slice.js';
import { overlaySlice, type OverlaySlice } from './overlay.slice.js';
import { readingSlice, type ReadingSlice } from './reading.slice.js';
import type { Slice } from './slice.js';

/** What the client of Slack knows besides what there is to be seen: what is written, read, pointed out, opened. */
export type ClientSlices = DraftsSlice & ComposingSlice & ReadingSlice & HighlightSlice & NotesSlice & OverlaySlice;

export const clientSlices: Slice<ClientSlices> = (...tools) => ({
  ...draftsSlice(...tools),
  ...composingSlice(...tools),
  ...readingSlice(...tools),
  ...highlightSlice(...tools),
  ...notesSlice(...tools),
  ...overlaySlice(...tools),
});
