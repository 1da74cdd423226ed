import type { StateCreator } from 'zustand/vanilla';

/**
 * A part of the store: its state, and the actions that change it.
 * `Others`: the state of other slices that its actions read or change.
 */
export type Slice<Part, Others = unknown> = StateCreator<Part & Others, [], [], Part>;
