import type { JsonObject } from '../../../src/json.js';
import type { Slice } from './slice.js';

/** What an app offers in a menu whose options it alone knows. */
export interface Offer {
  /** What was typed. */
  readonly query: string;
  /** `null` while it is asked. */
  readonly answer: {
    /** Options, or groups of them. */
    readonly options: readonly JsonObject[];
    readonly problem?: string | undefined;
  } | null;
}

/** What apps offer. */
export interface OffersSlice {
  /** By the key of the element, see `elements/element-place.ts`. */
  readonly offers: Readonly<Record<string, Offer>>;
  readonly setOffer: (key: string, offer: Offer) => void;
}

export const offersSlice: Slice<OffersSlice> = set => ({
  offers: {},
  setOffer: (key, offer) => set(({ offers }) => ({ offers: { ...offers, [key]: offer } })),
});
