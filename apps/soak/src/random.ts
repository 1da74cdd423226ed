import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Something that chance may pick, the likelier the more it weighs. */
export interface Weighted {
  readonly weight: number;
}

/** Finer than any probability asked for. */
const GRAINS = 1_000_000;

/** Chance that the same seed repeats. */
export class Random {
  readonly #generator: RandomGenerator;

  /** @param stream which of a seed's independent streams: what is drawn in one changes nothing in another */
  constructor(seed: number, stream: number) {
    const mixed = xoroshiro128plus(seed);
    for (let skipped = 0; skipped < stream; skipped += 1) mixed.next();
    this.#generator = xoroshiro128plus(mixed.next());
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return uniformInt(this.#generator, from, to);
  }

  /** Whether something of this probability (0 to 1) happens. */
  happens(probability: number): boolean {
    return this.between(0, GRAINS - 1) < probability * GRAINS;
  }

  /** A number from `from` to `to` that is as likely to double as to halve: mostly small ones, now and then a large one. */
  skewed(from: number, to: number): number {
    return Math.round(from * (to / from) ** (this.between(0, GRAINS) / GRAINS));
  }

  /** @throws RangeError when there is nothing to pick from */
  pick<Item extends Weighted>(items: readonly Item[]): Item {
    let rest = this.between(0, GRAINS - 1) * (items.reduce((sum, { weight }) => sum + weight, 0) / GRAINS);
    for (const item of items) {
      rest -= item.weight;
      if (rest < 0) return item;
    }
    throw new RangeError('There is nothing to pick from.');
  }
}
