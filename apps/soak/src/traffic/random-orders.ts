import type { Random, Weighted } from '../random.js';
import type { Order } from './order.js';

interface OrderKind extends Weighted {
  readonly make: (chance: Random) => Order;
}

/** The maximum share of rare orders at a low rate. */
const MAX_RARE_SHARE = 0.02;

/**
 * Draws random orders. Most return immediately. Hanging and blocking have a rate per second instead of per payload, because
 * they cost the bot time.
 */
export class RandomOrders {
  readonly #kinds: readonly OrderKind[];

  /** @param rate payloads a second */
  constructor(rate: number) {
    const perSecond = (times: number): number => Math.min(MAX_RARE_SHARE, times / rate) * 100;
    this.#kinds = [
      { weight: 76, make: () => ({ act: 'return' }) },
      { weight: 16, make: chance => ({ act: 'work', ms: chance.skewed(5, 500) }) },
      { weight: 4, make: chance => ({ act: 'work', ms: chance.between(2_600, 4_000) }) },
      { weight: 4, make: () => ({ act: 'throw' }) },
      { weight: perSecond(0.5), make: () => ({ act: 'hang' }) },
      { weight: perSecond(0.2), make: chance => ({ act: 'block', ms: chance.skewed(50, 2_000) }) },
    ];
  }

  draw(chance: Random): Order {
    return chance.pick(this.#kinds).make(chance);
  }
}
