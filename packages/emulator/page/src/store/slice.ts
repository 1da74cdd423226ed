import type { StateCreator } from 'zustand/vanilla';
import type { PageState } from './page-store.js';

/** A part of the store: what it holds, and what changes that. */
export type Slice<Part> = StateCreator<PageState, [], [], Part>;
