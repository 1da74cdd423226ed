import type { Slice } from './slice.js';

/** How the line to the emulator is. */
export interface LineSlice {
  /** `locked`: it wants a key that this tab doesn't have. */
  readonly line: 'connecting' | 'open' | 'lost' | 'locked';
  readonly setLine: (line: LineSlice['line']) => void;
}

export const lineSlice: Slice<LineSlice> = set => ({
  line: 'connecting',
  setLine: line =>
    set(state => {
      // It is said with each line: only what is another is told on. Who wants a key goes on wanting it.
      const isSame = line === state.line || (line === 'lost' && state.line === 'locked');
      return isSame ? state : { line };
    }),
});
