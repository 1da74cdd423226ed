import { settled, turned, LOOKING_NOWHERE, type Look, type Place, type Side } from './look.js';
import type { Slice } from './slice.js';

/** What this tab looks at. */
export interface LookSlice {
  readonly look: Look;
  /** Turns to something else, which is seen then: what isn't said stays. */
  readonly turn: (to: Partial<Look>) => void;
  /** Goes to a place of the Slack: a thread that stood beside it goes, an assistant stays. */
  readonly goTo: (place: Place, side?: Side | null) => void;
}

export const lookSlice: Slice<LookSlice> = set => ({
  look: LOOKING_NOWHERE,
  turn: to => set(({ look, seen }) => ({ look: seen ? settled(turned(look, to), seen) : turned(look, to) })),
  goTo: (place, side) =>
    set(({ look }) => ({
      look: turned(
        look,
        side === undefined && look.side?.kind === 'assistant' ? { place } : { place, side: side ?? null },
      ),
    })),
});
