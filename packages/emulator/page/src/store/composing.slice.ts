import type { SlackFile } from '../../../src/workspace/files/slack-file.js';
import type { Slice } from './slice.js';

/** A file that is to go with the next message. */
export interface AttachedFile {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** What it looks like, as a `data:` URL, for images. */
  readonly preview: string | null;
  /** As the local Slack has it; `null` while it is on its way there. */
  readonly file: SlackFile | null;
}

/** Where the caret is in the composer that one writes in, and what is chosen of what completes the word there. */
export interface Caret {
  /** The composer, as in `drafts`. */
  readonly where: string;
  readonly at: number;
  readonly chosen: number;
  /** Nothing is to complete until something else is written. */
  readonly isClosed: boolean;
}

/** What there is to composers besides the texts in them. */
export interface ComposingSlice {
  readonly caret: Caret | null;
  /** By composer. */
  readonly attached: Readonly<Record<string, readonly AttachedFile[]>>;
  /** The composers of threads whose messages are shown in the channel, too. */
  readonly alsoInChannel: Readonly<Record<string, boolean>>;
  /** Which app the next command is for, where several have it, by composer: its id. */
  readonly commandApps: Readonly<Record<string, string | undefined>>;
  /** The message of one's own that is being edited. */
  readonly editing: { readonly channel: string; readonly ts: string } | null;
  /** The composer that files which are dragged would go to. */
  readonly dropsTo: string | null;
  readonly setCaret: (caret: Caret | null) => void;
  readonly setAttached: (where: string, change: (files: readonly AttachedFile[]) => readonly AttachedFile[]) => void;
  readonly setAlsoInChannel: (where: string, isAlso: boolean) => void;
  readonly setCommandApp: (where: string, appId: string | undefined) => void;
  readonly edit: (message: ComposingSlice['editing']) => void;
  readonly aimDrop: (where: string | null) => void;
}

export const composingSlice: Slice<ComposingSlice> = set => ({
  caret: null,
  attached: {},
  alsoInChannel: {},
  commandApps: {},
  editing: null,
  dropsTo: null,
  setCaret: caret => set({ caret }),
  setAttached: (where, change) =>
    set(({ attached }) => ({ attached: { ...attached, [where]: change(attached[where] ?? []) } })),
  setAlsoInChannel: (where, isAlso) =>
    set(({ alsoInChannel }) => ({ alsoInChannel: { ...alsoInChannel, [where]: isAlso } })),
  setCommandApp: (where, appId) => set(({ commandApps }) => ({ commandApps: { ...commandApps, [where]: appId } })),
  edit: editing => set({ editing }),
  aimDrop: dropsTo => set({ dropsTo }),
});
