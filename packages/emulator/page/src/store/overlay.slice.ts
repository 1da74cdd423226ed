import type { Slice } from './slice.js';

/** Overlays of the page itself; modals of apps are not included. */
export type Overlay = 'switcher' | 'browse' | 'new-channel' | 'new-direct' | 'drawer';

export interface OverlaySlice {
  /** `drawer`: the side bar on narrow screens. */
  readonly overlay: Overlay | null;
  /** Only one emoji picker is open at a time. */
  readonly emojiQuery: string;
  /** The search text or channel name in the overlay. */
  readonly overlayText: string;
  /** Environment variables as `NAME=value` lines; `null` until they are loaded. */
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

/** An action that waits for the user's confirmation. */
export interface ConfirmationSlice {
  readonly pendingConfirmation: {
    readonly requesterId: string;
    readonly onConfirm: () => void;
    readonly onCancel: (() => void) | undefined;
  } | null;
  /** Calls `onConfirm` or `onCancel` once the user has decided. */
  readonly requestConfirmation: (requesterId: string, onConfirm: () => void, onCancel?: () => void) => void;
  readonly resolveConfirmation: (isConfirmed: boolean) => void;
}

export const confirmationSlice: Slice<ConfirmationSlice> = (set, get) => ({
  pendingConfirmation: null,
  requestConfirmation: (requesterId, onConfirm, onCancel) =>
    set({ pendingConfirmation: { requesterId, onConfirm, onCancel } }),
  resolveConfirmation: isConfirmed => {
    const { pendingConfirmation } = get();
    set({ pendingConfirmation: null });
    if (isConfirmed) pendingConfirmation?.onConfirm();
    else pendingConfirmation?.onCancel?.();
  },
});
