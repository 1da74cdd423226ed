import { settled, LOOKING_NOWHERE, type Look, type Place, type Side } from './look.js';
import type { Slice } from './slice.js';

/** What this tab looks at. */
export interface LookSlice {
  readonly look: Look;
  /** Turns to something else: what isn't said stays. */
  readonly turn: (to: Partial<Look>) => void;
  /** Goes to a place of the Slack: a thread that stood beside it goes, an assistant stays. */
  readonly goTo: (place: Place, side?: Side | null) => void;
}

export const lookSlice: Slice<LookSlice> = set => ({
  look: LOOKING_NOWHERE,
  turn: to => set(({ look, seen }) => ({ look: seen ? settled({ ...look, ...to }, seen) : { ...look, ...to } })),
  goTo: (place, side) =>
    set(({ look }) => ({
      look: {
        ...look,
        place,
        side: side === undefined && look.side?.kind === 'assistant' ? look.side : (side ?? null),
      },
    })),
});
