import type { JsonObject } from '../../../src/json.js';
import type { Slice } from './slice.js';

/** What was entered into elements in this tab: it is there at once, and the emulator hears of it after that. */
export interface EntriesSlice {
  /** As Slack's state has them, by keys that nobody reads. */
  readonly entries: Readonly<Record<string, JsonObject>>;
  readonly enter: (key: string, entry: JsonObject) => void;
}

export const entriesSlice: Slice<EntriesSlice> = set => ({
  entries: {},
  enter: (key, entry) => set(({ entries }) => ({ entries: { ...entries, [key]: entry } })),
});
