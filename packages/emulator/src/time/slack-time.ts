import ms from 'ms';
import type { EventLog, TimeChange } from '../event-log/event-log.js';
import type { ControlledClock } from './controlled-clock.js';
import { roundToMicroseconds } from './clock.js';
import type { Timers } from './timers.js';
import { performance } from 'node:perf_hooks';
import { setImmediate, setTimeout as pause } from 'node:timers/promises';

/** A duration: milliseconds, or a number with its unit. */
export type Duration = number | `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`;

/** The last moment, in 2286, whose seconds have the ten digits of a `ts`. */
const LATEST_MS = 9_999_999_999_999;

/** The dependencies of the time control. */
export interface SlackTimeParts {
  readonly clock: ControlledClock;
  readonly timers: Timers;
  readonly journal: EventLog;
}

/**
 * Controls the time of a local Slack. Deadlines, redeliveries, scheduled messages, refreshes, and the lifetimes of
 * triggers, response URLs, tokens, streams and statuses follow it. The network does not: pings, connection faults and
 * the work of apps take real time.
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
  /** Resolves when no `advance` is running. */
  #steering: Promise<void> = Promise.resolve();

  constructor(parts: SlackTimeParts) {
    this.#parts = parts;
  }

  /** The current time of the local Slack. */
  get now(): Date {
    return new Date(this.#parts.clock.now());
  }

  /** Whether time is stopped until it is advanced or resumed. */
  get isFrozen(): boolean {
    return this.#isFrozen;
  }

  /**
   * Moves time forward. Everything that becomes due runs in order, each at its own moment, including what becomes due
   * as a consequence. After each step, apps have real time to ack what they were sent in it. Other work of the app is
   * not awaited: wait for its messages or calls as usual. Payloads that were sent earlier and are not acked yet may
   * time out.
   *
   * @param by milliseconds, or a duration such as `'3s'`, `'5m'`, `'1h'`
   * @param options.patienceMs the maximum real time that an app may take to ack in each step; the next step starts
   * earlier when everything is acked. Default 1000
   * @throws RangeError when it is not a valid duration or is negative; Error when it ends after the year 2286
   */
  async advance(by: Duration, { patienceMs = 1000 }: { patienceMs?: number } = {}): Promise<void> {
    const byMs = millisecondsOf(by);
    const steered = this.#steering.then(() => this.#advance(byMs, patienceMs));
    // The caller receives the failure; later calls must still run.
    this.#steering = steered.catch(() => undefined);
    await steered;
  }

  /** Stops time until it is resumed. It can still be advanced. */
  freeze(): void {
    this.#isFrozen = true;
    this.#holdOrRelease();
    this.#tell('frozen');
  }

  /** Lets time continue from where it stopped; during an `advance`, once that has finished. */
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

/** Waits, in real time, until apps have acked the payloads sent since its creation. */
export class DeliverySettler implements Disposable {
  readonly #unanswered = new Set<string>();
  readonly #stops: readonly (() => void)[];

  constructor(journal: EventLog) {
    this.#stops = [
      journal.on('envelope', ({ envelopeId }) => this.#unanswered.add(envelopeId)),
      journal.on('ack', ({ envelopeId }) => this.#unanswered.delete(envelopeId)),
    ];
  }

  /** @param patienceMs the maximum wait; payloads not acked by then are not awaited again */
  async settle(patienceMs: number): Promise<void> {
    // Fired timers may continue in promises before they send a payload.
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
