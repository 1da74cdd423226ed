import ms from 'ms';
import type { EventLog, TimeChange } from '../event-log/event-log.js';
import type { ControlledClock } from './controlled-clock.js';
import { roundToMicroseconds } from './clock.js';
import type { Timers } from './timers.js';
import { performance } from 'node:perf_hooks';
import { setImmediate, setTimeout as pause } from 'node:timers/promises';

/** A length of time: milliseconds, or a number with its unit. */
export type Duration = number | `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`;

/** The last moment, in 2286, whose seconds have the ten digits that a `ts` has. */
const LATEST_MS = 9_999_999_999_999;

/** What steering works on. */
export interface SlackTimeParts {
  readonly clock: ControlledClock;
  readonly timers: Timers;
  readonly journal: EventLog;
}

/**
 * The time of a local Slack, to be steered. Its deadlines, redeliveries, scheduled messages, refreshes, and the lives of
 * triggers, response URLs, tokens, streams and statuses go by it. The network doesn't: pings, and faults of lines, take
 * real time, as does whatever an app does.
 *
 * @example
 * const acting = ann.command('/slow');
 * await slack.time.advance('3s');
 * (await acting).problem; // The app did not ack /slow in time (operation_timeout).
 */
export class SlackTime {
  readonly #parts: SlackTimeParts;
  #isFrozen = false;
  #isAdvancing = false;
  /** Resolves when nobody moves the time. */
  #steering: Promise<void> = Promise.resolve();

  constructor(parts: SlackTimeParts) {
    this.#parts = parts;
  }

  /** What time it is in the local Slack. */
  get now(): Date {
    return new Date(this.#parts.clock.now());
  }

  /** Whether it stands still until it is advanced or resumed. */
  get isFrozen(): boolean {
    return this.#isFrozen;
  }

  /**
   * Moves the time on. Everything that becomes due happens in its order, each at its own moment; what comes due by that
   * happens as well. After each, an app has real time to ack what it was sent then. What it does besides and after that
   * is not waited for: wait for its messages or calls, as always. What it was sent before, and has not acked, may time
   * out.
   *
   * @param by milliseconds, or such as `'3s'`, `'5m'`, `'1h'`
   * @param options.patienceMs how long, in real time, an app may take to ack each time. Default 1000: it goes on as soon as
   * all is acked
   * @throws RangeError when it is no such length, or goes back; Error when it ends after the year 2286
   */
  async advance(by: Duration, { patienceMs = 1000 }: { patienceMs?: number } = {}): Promise<void> {
    const byMs = millisecondsOf(by);
    const steered = this.#steering.then(() => this.#advance(byMs, patienceMs));
    // Who asked hears of a failure; the next one who asks goes on all the same.
    this.#steering = steered.catch(() => undefined);
    await steered;
  }

  /** Has the time stand still, until it is resumed; it can still be advanced. */
  freeze(): void {
    this.#isFrozen = true;
    this.#holdOrRelease();
    this.#tell('frozen');
  }

  /** Has the time go on, from where it stood; while it is being advanced, once that is done. */
  resume(): void {
    this.#isFrozen = false;
    this.#holdOrRelease();
    this.#tell('resumed');
  }

  async #advance(byMs: number, patienceMs: number): Promise<void> {
    const { clock, timers, journal } = this.#parts;
    if (clock.now() + byMs > LATEST_MS) {
      throw new Error(
        `The time can't be moved by ${byMs} ms: the local Slack has none after the year 2286. Move it less.`,
      );
    }
    using settling = new DeliverySettler(journal);
    this.#isAdvancing = true;
    this.#holdOrRelease();
    this.#tell('advanced', byMs);
    try {
      const end = roundToMicroseconds(clock.elapsed() + byMs);
      for (let dueAt = timers.nextDueBy(end); dueAt !== undefined; dueAt = timers.nextDueBy(end)) {
        this.#move(Math.max(0, dueAt - clock.elapsed()));
        timers.fireNext();
        await settling.settle(patienceMs);
      }
      this.#move(end - clock.elapsed());
    } finally {
      this.#isAdvancing = false;
      this.#holdOrRelease();
    }
  }

  #move(byMs: number): void {
    const { clock, journal } = this.#parts;
    clock.move(byMs);
    journal.emit('clock', { at: clock.now() });
  }

  #holdOrRelease(): void {
    const { clock, timers } = this.#parts;
    const how = this.#isFrozen || this.#isAdvancing ? 'hold' : 'release';
    clock[how]();
    timers[how]();
  }

  #tell(how: TimeChange['how'], byMs = 0): void {
    this.#parts.journal.emit('time', { how, byMs, at: this.#parts.clock.now() });
  }
}

function millisecondsOf(by: Duration): number {
  const length = typeof by === 'number' ? by : ms(by);
  if (Number.isFinite(length) && length >= 0) return length;
  throw new RangeError(`The time can't be moved by ${JSON.stringify(by)}: say milliseconds, or such as '3s' or '5m'.`);
}

const IDLE_POLL_MS = 2;

/** Waits, in real time, until apps have answered what was sent to them since. */
export class DeliverySettler implements Disposable {
  readonly #unanswered = new Set<string>();
  readonly #stops: readonly (() => void)[];

  constructor(journal: EventLog) {
    this.#stops = [
      journal.on('envelope', ({ envelopeId }) => this.#unanswered.add(envelopeId)),
      journal.on('ack', ({ envelopeId }) => this.#unanswered.delete(envelopeId)),
    ];
  }

  /** @param patienceMs how long at most; what is not answered by then is not waited for again */
  async settle(patienceMs: number): Promise<void> {
    // What was fired may go on in promises before it sends anything.
    await setImmediate();
    const until = performance.now() + patienceMs;
    while (this.#unanswered.size > 0 && performance.now() < until) await pause(IDLE_POLL_MS);
    this.#unanswered.clear();
    await setImmediate();
  }

  [Symbol.dispose](): void {
    for (const stop of this.#stops) stop();
  }
}
