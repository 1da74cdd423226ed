import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** An item of a weighted random choice. */
export interface Weighted {
  readonly weight: number;
}

/** The resolution of probabilities. */
const GRAINS = 1_000_000;

/** A seeded random generator. */
export class Random {
  readonly #generator: RandomGenerator;

  /** @param stream the index of one of the seed's independent streams */
  constructor(seed: number, stream: number) {
    const mixed = xoroshiro128plus(seed);
    for (let skipped = 0; skipped < stream; skipped += 1) mixed.next();
    this.#generator = xoroshiro128plus(mixed.next());
  }

  /** Returns an integer from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return uniformInt(this.#generator, from, to);
  }

  /** Returns true with the given probability (0 to 1). */
  happens(probability: number): boolean {
    return this.between(0, GRAINS - 1) < probability * GRAINS;
  }

  /** Returns a log-uniform number from `from` to `to`: often small, sometimes large. */
  skewed(from: number, to: number): number {
    return Math.round(from * (to / from) ** (this.between(0, GRAINS) / GRAINS));
  }

  /** @throws RangeError when there are no items */
  pick<Item extends Weighted>(items: readonly Item[]): Item {
    let rest = this.between(0, GRAINS - 1) * (items.reduce((sum, { weight }) => sum + weight, 0) / GRAINS);
    for (const item of items) {
      rest -= item.weight;
      if (rest < 0) return item;
    }
    throw new RangeError('There are no items to pick from.');
  }
}
