import type { JsonObject } from '../../../src/json.js';
import type { Slice } from './slice.js';

/** A value that was entered in this tab. */
export interface EnteredValue {
  /** As in Slack's state. */
  readonly entry: JsonObject;
  /** The text in the field, if the value is derived from it. */
  readonly draft?: string;
  /** The request body that is not stored yet; `null` if it is. */
  readonly unsent: JsonObject | null;
}

/** Values entered in this tab. They are displayed before the emulator has stored them. */
export interface EntriesSlice {
  /** By element key, see `elements/element-location.ts`. */
  readonly entries: Readonly<Record<string, EnteredValue>>;
  /** Elements whose default was entered by this tab. Each gets its default only once, because the user may clear it. */
  readonly initialized: Readonly<Record<string, true>>;
  /** The element whose date or time is being typed: its value may be incomplete. */
  readonly typingKey: string | null;
  readonly markInitialized: (key: string) => void;
  readonly setTypingKey: (key: string | null) => void;
  readonly enter: (key: string, entered: EnteredValue) => void;
  /** Marks the value as stored, unless it has changed since. */
  readonly markSent: (key: string, entered: EnteredValue) => void;
  readonly discardEntry: (key: string) => void;
}

export const entriesSlice: Slice<EntriesSlice> = set => ({
  entries: {},
  initialized: {},
  typingKey: null,
  markInitialized: key => set(({ initialized }) => ({ initialized: { ...initialized, [key]: true } })),
  setTypingKey: typingKey => set(state => (typingKey === state.typingKey ? state : { typingKey })),
  enter: (key, entered) => set(({ entries }) => ({ entries: { ...entries, [key]: entered } })),
  markSent: (key, entered) =>
    set(({ entries }) =>
      entries[key] === entered ? { entries: { ...entries, [key]: { ...entered, unsent: null } } } : {},
    ),
  discardEntry: key =>
    set(({ entries }) => {
      const { [key]: forgotten, ...others } = entries;
      return forgotten ? { entries: others } : {};
    }),
});

export interface ActionStatus {
  /** The app has not acked yet. */
  readonly isBusy: boolean;
  /** Slack's message, for example that the app did not respond in time. */
  readonly problem?: string | undefined;
}

export interface ActionStatusSlice {
  /** By element key, see `elements/element-location.ts`. Absent without activity or problem. */
  readonly actionStatus: Readonly<Record<string, ActionStatus>>;
  readonly setActionStatus: (key: string, actionStatus: ActionStatus | null) => void;
}

export const actionStatusSlice: Slice<ActionStatusSlice> = set => ({
  actionStatus: {},
  setActionStatus: (key, actionStatus) =>
    set(({ actionStatus: { [key]: before, ...others } }) => {
      if (!actionStatus) return before ? { actionStatus: others } : {};
      return { actionStatus: { ...others, [key]: actionStatus } };
    }),
});

/** The options of an external select. */
export interface Suggestions {
  /** The query that they were requested for. */
  readonly query: string;
  /** `null` while the request is running. */
  readonly answer: {
    readonly options: readonly JsonObject[];
    readonly problem?: string | undefined;
  } | null;
}

export interface SuggestionsSlice {
  /** By element key, see `elements/element-location.ts`. */
  readonly suggestions: Readonly<Record<string, Suggestions>>;
  readonly setSuggestions: (key: string, suggested: Suggestions) => void;
}

export const suggestionsSlice: Slice<SuggestionsSlice> = set => ({
  suggestions: {},
  setSuggestions: (key, suggested) => set(({ suggestions }) => ({ suggestions: { ...suggestions, [key]: suggested } })),
});
