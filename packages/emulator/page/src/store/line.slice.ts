import type { Slice } from './slice.js';

/** How the line to the emulator is. */
export interface LineSlice {
  /** `locked`: it wants a key that this tab doesn't have. */
  readonly line: 'connecting' | 'open' | 'lost' | 'locked';
  readonly setLine: (line: LineSlice['line']) => void;
}

export const lineSlice: Slice<LineSlice> = set => ({
  line: 'connecting',
  // Who wants a key goes on wanting it.
  setLine: line => set(state => (line === 'lost' && state.line === 'locked' ? state : { line })),
});
