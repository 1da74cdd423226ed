import type { Slice } from './slice.js';

/** What lies over the page and is the page's own: a modal of an app is none of these. */
export type Overlay = 'switcher' | 'browse' | 'new-channel' | 'new-direct' | 'drawer';

/** What lies over the page, and what is written or known there. */
export interface OverlaySlice {
  /** `drawer`: the side bar, where the page is too narrow for it. */
  readonly overlay: Overlay | null;
  /** What is looked for among emoji: one picker is open at a time. */
  readonly emojiQuery: string;
  /** What is looked for, or written, in what lies over the page. */
  readonly overlayText: string;
  /** The variables that bring a bot here, as lines `NAME=value`; `null` until they were asked for. */
  readonly environment: string | null;
  readonly setOverlay: (overlay: Overlay | null) => void;
  readonly setEmojiQuery: (query: string) => void;
  readonly setOverlayText: (text: string) => void;
  readonly setEnvironment: (environment: string | null) => void;
}

export const overlaySlice: Slice<OverlaySlice> = set => ({
  overlay: null,
  emojiQuery: '',
  overlayText: '',
  environment: null,
  setOverlay: overlay => set({ overlay, overlayText: '' }),
  setEmojiQuery: emojiQuery => set({ emojiQuery }),
  setOverlayText: overlayText => set({ overlayText }),
  setEnvironment: environment => set({ environment }),
});
