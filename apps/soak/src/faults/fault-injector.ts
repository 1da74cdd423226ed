import { Random } from '../random.js';
import { now } from '../clock.js';
import { botFaults } from './bot.faults.js';
import type { FaultLog } from './fault-log.js';
import type { FaultKind, FaultStage } from './fault-kind.js';
import { frameFaults } from './frame.faults.js';
import { networkFaults } from './network.faults.js';
import { lossFaults } from './loss.faults.js';
import { openingFaults } from './opening.faults.js';
import { refreshFaults } from './refresh.faults.js';

const faultKinds: readonly FaultKind[] = [
  ...refreshFaults,
  ...lossFaults,
  ...networkFaults,
  ...openingFaults,
  ...frameFaults,
  ...botFaults,
];

/** Each fault has its own random stream, from this index on. */
const FIRST_STREAM = 10;

/** Injects random faults at a fixed interval. */
export class FaultInjector {
  readonly #endings = new Map<NodeJS.Timeout, () => void>();
  #timer: NodeJS.Timeout | undefined;
  #drawn = 0;

  constructor(
    private readonly stage: Omit<FaultStage, 'chance'>,
    private readonly book: FaultLog,
    private readonly seed: number,
    private readonly everyMs: number,
  ) {}

  start(): void {
    this.#timer = setInterval(() => this.#inject(), this.everyMs);
  }

  /** Stops injecting and ends all active faults. */
  stop(): void {
    clearInterval(this.#timer);
    for (const [timer, end] of this.#endings) {
      clearTimeout(timer);
      end();
    }
    this.#endings.clear();
  }

  /** Announces the end of every connection once more and lets the bot close them. */
  refreshAll(): void {
    const from = now();
    const connections = this.stage.slack.connections.map(({ id }) => id);
    void this.stage.slack.faults.refresh({ closeAfterMs: null });
    const detail = 'of all connections, after all other faults';
    this.book.note({ name: 'last refresh', detail, harms: ['announced'], connections, from, until: from });
  }

  #inject(): void {
    this.#drawn += 1;
    const chance = new Random(this.seed, FIRST_STREAM + this.#drawn);
    const kind = chance.pick(faultKinds);
    const from = now();
    const fault = kind.begin({ ...this.stage, chance });
    if (fault === null) return;
    const { detail, harms, connections, lastsMs, end } = fault;
    this.book.note({ name: kind.name, detail, harms, connections, from, until: from + lastsMs });
    if (end) this.#endLater(lastsMs, end);
  }

  #endLater(ms: number, end: () => void): void {
    const timer = setTimeout(() => {
      this.#endings.delete(timer);
      end();
    }, ms);
    this.#endings.set(timer, end);
  }
}
