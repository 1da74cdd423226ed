import type { LogMessage } from '../telemetry/log-message.js';
import type { ConcurrencyLimits } from './concurrency-limiter.js';
import { pluralize } from '../telemetry/pluralize.js';

/** So long nobody must have been turned away for an overload to be over: a crowd comes in waves. */
const CALM_MS = 10_000;

/** What an overload cost. */
export interface OverloadTally {
  /** Events that waited past the deadline of their ack. */
  readonly late: number;
  /** Events that were left to Slack, which delivers them again. */
  readonly refused: number;
  /** Those among them that it will not deliver again. */
  readonly lost: number;
  /** People who were told that the bot is busy. */
  readonly busy: number;
}

/** An overload begins, or is over. */
export type OverloadNotice =
  | { readonly kind: 'overloaded' }
  | ({
      readonly kind: 'overload_over';
      /** From the first one turned away or late to the last, in milliseconds: without the calm after it. */
      readonly afterMs: number;
    } & OverloadTally);

const NOTHING: OverloadTally = { late: 0, refused: 0, lost: 0, busy: 0 };

/**
 * Whether an app has more to do than its limits allow: handlers that wait are no overload yet, but those that wait too
 * long and those turned away are. Said once when it begins and once when it is over.
 */
export class OverloadMonitor {
  #since: number | null = null;
  #tally: { -readonly [Name in keyof OverloadTally]: number } = { ...NOTHING };
  #waitingLate = 0;
  #troubledAt = 0;
  #look: NodeJS.Timeout | undefined;
  #stopped = false;

  /** @param tell told when it begins and when it is over, with the line for the log */
  constructor(
    private readonly limits: ConcurrencyLimits,
    private readonly tell: (notice: OverloadNotice, line: LogMessage) => void,
    private readonly calmMs = CALM_MS,
  ) {}

  get isOn(): boolean {
    return this.#since !== null;
  }

  /** An event is refused. */
  refused(): void {
    this.#trouble();
    this.#tally.refused += 1;
  }

  /** One that was refused will not come again. */
  lost(): void {
    this.#tally.lost += 1;
  }

  /** A person is told that the bot is busy. */
  busy(): void {
    this.#trouble();
    this.#tally.busy += 1;
  }

  /** An event waits past the deadline of its ack, until `turn` resolves. */
  async late(turn: Promise<unknown>): Promise<void> {
    this.#trouble();
    this.#tally.late += 1;
    this.#waitingLate += 1;
    await turn;
    this.#waitingLate -= 1;
    this.#troubledAt = performance.now();
  }

  /** Looks no more, whatever is still heard of: what is turned away from now on is the shutdown's. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#look);
    if (this.isOn) this.#end();
  }

  #trouble(): void {
    this.#troubledAt = performance.now();
    if (this.isOn || this.#stopped) return;
    this.#since = this.#troubledAt;
    this.#tally = { ...NOTHING };
    this.#lookIn(this.calmMs);
    const max = this.limits.max === Infinity ? 'none' : this.limits.max;
    const text =
      `Overloaded: more comes in than the handlers get done (concurrency: max ${max}, maxQueued ` +
      `${this.limits.maxQueued}). Events wait unacked or are left to Slack, which delivers them again; people are told ` +
      'texts.busy. Make the handlers faster, raise concurrency.max, or run more processes; one that hangs holds its slot, ' +
      'and the events behind it, until handlerTimeoutMs.';
    this.tell({ kind: 'overloaded' }, { level: 'warn', text });
  }

  #lookIn(ms: number): void {
    this.#look = setTimeout(() => {
      const calmInMs = this.#troubledAt + this.calmMs - performance.now();
      if (this.#waitingLate > 0) this.#lookIn(this.calmMs);
      else if (calmInMs > 0) this.#lookIn(calmInMs);
      else this.#end();
    }, ms);
  }

  #end(): void {
    const until = this.#waitingLate > 0 ? performance.now() : this.#troubledAt;
    const afterMs = Math.round(until - (this.#since ?? until));
    const { late, refused, lost, busy } = this.#tally;
    this.#since = null;
    const parts = [
      ...(late > 0 ? [`${pluralize(late, 'event')}, acked late or not at all`] : []),
      ...(refused > lost ? [`${pluralize(refused - lost, 'event')}, left to Slack to deliver again`] : []),
      ...(lost > 0 ? [`${pluralize(lost, 'event')}, lost: Slack has delivered for the last time`] : []),
      ...(busy > 0
        ? [`${pluralize(busy, 'command or click', 'commands or clicks')}, answered that the bot is busy`]
        : []),
    ];
    const spent = afterMs < 1_000 ? 'less than a second' : `${(afterMs / 1_000).toFixed(1)} s`;
    const text = `The overload is over after ${spent}. It cost: ${parts.join('; ')}.`;
    this.tell({ kind: 'overload_over', afterMs, ...this.#tally }, { level: 'log', text });
  }
}
