import type { SlackFile } from '../../../src/workspace/files/slack-file.js';
import type { Slice } from './slice.js';

/** A file attached to the next message. */
export interface AttachedFile {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** A `data:` URL, for images. */
  readonly preview: string | null;
  /** `null` while the upload is running. */
  readonly file: SlackFile | null;
}

/** The caret of the focused composer, and the selected suggestion. */
export interface Caret {
  /** The composer's key in `drafts`. */
  readonly composerKey: string;
  readonly at: number;
  readonly chosen: number;
  /** The user has closed the suggestions for this word. */
  readonly isClosed: boolean;
}

/** The state of composers, except for their texts. */
export interface ComposingSlice {
  readonly caret: Caret | null;
  readonly attached: Readonly<Record<string, readonly AttachedFile[]>>;
  /** Composers of threads with “Also send to channel” checked. */
  readonly alsoInChannel: Readonly<Record<string, boolean>>;
  /** The app that was selected for the command, by composer key. */
  readonly commandApps: Readonly<Record<string, string | undefined>>;
  /** The message that the user is editing. */
  readonly editing: { readonly channel: string; readonly ts: string } | null;
  /** The composer that receives the dragged files. */
  readonly dropTarget: string | null;
  readonly setCaret: (caret: Caret | null) => void;
  readonly setAttached: (
    composerKey: string,
    change: (files: readonly AttachedFile[]) => readonly AttachedFile[],
  ) => void;
  readonly setAlsoInChannel: (composerKey: string, isAlso: boolean) => void;
  readonly setCommandApp: (composerKey: string, appId: string | undefined) => void;
  readonly edit: (message: ComposingSlice['editing']) => void;
  readonly setDropTarget: (composerKey: string | null) => void;
}

export const composingSlice: Slice<ComposingSlice> = set => ({
  caret: null,
  attached: {},
  alsoInChannel: {},
  commandApps: {},
  editing: null,
  dropTarget: null,
  setCaret: caret => set({ caret }),
  setAttached: (composerKey, change) =>
    set(({ attached }) => ({ attached: { ...attached, [composerKey]: change(attached[composerKey] ?? []) } })),
  setAlsoInChannel: (composerKey, isAlso) =>
    set(({ alsoInChannel }) => ({ alsoInChannel: { ...alsoInChannel, [composerKey]: isAlso } })),
  setCommandApp: (composerKey, appId) =>
    set(({ commandApps }) => ({ commandApps: { ...commandApps, [composerKey]: appId } })),
  edit: editing => set({ editing }),
  setDropTarget: dropTarget => set({ dropTarget }),
});

export interface DraftsSlice {
  /** By composer key: `user/channel/ts`. */
  readonly drafts: Readonly<Record<string, string | undefined>>;
  /** @param text `undefined` removes the draft */
  readonly setDraft: (composerKey: string, text: string | undefined) => void;
}

export const draftsSlice: Slice<DraftsSlice> = set => ({
  drafts: {},
  setDraft: (composerKey, text) => set(({ drafts }) => ({ drafts: { ...drafts, [composerKey]: text } })),
});
