import type { JsonObject } from '../../../src/json.js';
import type { Slice } from './slice.js';

/** What was entered into an element in this tab. */
export interface Entered {
  /** As Slack's state has it. */
  readonly entry: JsonObject;
  /** What stands in the field, letter by letter, where the entry is made of that. */
  readonly draft?: string;
  /** What the emulator has yet to be told; `null` when it knows. */
  readonly unsent: JsonObject | null;
}

/** What was entered in this tab: it is there at once, and the emulator hears of it after that. */
export interface EntriesSlice {
  /** By the key of the element, see `elements/element-place.ts`. */
  readonly entries: Readonly<Record<string, Entered>>;
  /** The elements that were given what they start with by this tab: once each, for they may be emptied after that. */
  readonly begun: Readonly<Record<string, true>>;
  /** The element whose digits are being typed, by its key: what stands there is not yet what is meant. */
  readonly typedIn: string | null;
  readonly begin: (key: string) => void;
  readonly setTypedIn: (key: string | null) => void;
  readonly enter: (key: string, entered: Entered) => void;
  /** The emulator knows of this. What was entered since, it doesn't. */
  readonly markSent: (key: string, entered: Entered) => void;
  /** What the emulator has counts again. */
  readonly forget: (key: string) => void;
}

export const entriesSlice: Slice<EntriesSlice> = set => ({
  entries: {},
  begun: {},
  typedIn: null,
  begin: key => set(({ begun }) => ({ begun: { ...begun, [key]: true } })),
  setTypedIn: typedIn => set(state => (typedIn === state.typedIn ? state : { typedIn })),
  enter: (key, entered) => set(({ entries }) => ({ entries: { ...entries, [key]: entered } })),
  markSent: (key, entered) =>
    set(({ entries }) =>
      entries[key] === entered ? { entries: { ...entries, [key]: { ...entered, unsent: null } } } : {},
    ),
  forget: key =>
    set(({ entries }) => {
      const { [key]: forgotten, ...others } = entries;
      return forgotten ? { entries: others } : {};
    }),
});
