import { type LogMessage, pluralize } from '../telemetry/log-message.js';
import type { ConcurrencyLimits, RejectionReason } from './concurrency-limiter.js';
import type { Logger } from '@nestjs/common';
import type { SlackCounters } from '../telemetry/counters.js';

/** An overload ends when this long no payload was rejected or late: load comes in waves. */
const CALM_MS = 10_000;

/** What was rejected or late during an overload. */
export interface OverloadTally {
  /** Events whose handlers were still queued at the ack deadline. */
  readonly late: number;
  /** Events that were rejected, so that Slack delivers them again. */
  readonly refused: number;
  /** Rejected events that Slack will not deliver again. */
  readonly lost: number;
  /** Users who got the message that the bot is busy. */
  readonly busy: number;
}

/** An overload began or ended. */
export type OverloadNotice =
  | { readonly kind: 'overloaded' }
  | ({
      readonly kind: 'overload_over';
      /** Milliseconds from the first rejected or late payload to the last one, without the calm period after it. */
      readonly afterMs: number;
    } & OverloadTally);

const NOTHING: OverloadTally = { late: 0, refused: 0, lost: 0, busy: 0 };

/**
 * Detects that an app receives more than its limits allow: payloads are rejected, or queued past their ack deadline.
 * Reports each overload once when it begins and once when it ends.
 */
export class OverloadMonitor {
  #since: number | null = null;
  #tally: { -readonly [Name in keyof OverloadTally]: number } = { ...NOTHING };
  #queuedLate = 0;
  #lastSignAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  /** @param onChange called when an overload begins and when it ends, with the message for the log */
  constructor(
    private readonly limits: ConcurrencyLimits,
    private readonly onChange: (notice: OverloadNotice, message: LogMessage) => void,
    private readonly calmMs = CALM_MS,
  ) {}

  get isOn(): boolean {
    return this.#since !== null;
  }

  /** Called when an event is rejected. */
  refused(): void {
    this.#recordSign();
    this.#tally.refused += 1;
  }

  /** Called when Slack will not deliver a rejected event again. */
  lost(): void {
    this.#tally.lost += 1;
  }

  /** Called when a user gets the message that the bot is busy. */
  busy(): void {
    this.#recordSign();
    this.#tally.busy += 1;
  }

  /** Called when an event is queued past its ack deadline. `started` resolves when its handlers start or are rejected. */
  async late(started: Promise<unknown>): Promise<void> {
    this.#recordSign();
    this.#tally.late += 1;
    this.#queuedLate += 1;
    await started;
    this.#queuedLate -= 1;
    this.#lastSignAt = performance.now();
  }

  /** Ends a current overload and detects no more: what is rejected from now on is rejected by the shutdown. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    if (this.isOn) this.#end();
  }

  #recordSign(): void {
    this.#lastSignAt = performance.now();
    if (this.isOn || this.#isStopped) return;
    this.#since = this.#lastSignAt;
    this.#tally = { ...NOTHING };
    this.#checkIn(this.calmMs);
    const max = this.limits.max === Infinity ? 'none' : this.limits.max;
    const text =
      `Overloaded: more payloads arrive than the handlers finish (concurrency: max ${max}, maxQueued ` +
      `${this.limits.maxQueued}). Events wait unacked or are left to Slack, which delivers them again; users get ` +
      'texts.busy. Make the handlers faster, raise concurrency.max, or run more processes. A handler that hangs holds ' +
      'its slot, and the events queued behind it, until handlerTimeoutMs.';
    this.onChange({ kind: 'overloaded' }, { level: 'warn', text });
  }

  #checkIn(ms: number): void {
    this.#timer = setTimeout(() => {
      const calmInMs = this.#lastSignAt + this.calmMs - performance.now();
      if (this.#queuedLate > 0) this.#checkIn(this.calmMs);
      else if (calmInMs > 0) this.#checkIn(calmInMs);
      else this.#end();
    }, ms);
  }

  #end(): void {
    const until = this.#queuedLate > 0 ? performance.now() : this.#lastSignAt;
    const afterMs = Math.round(until - (this.#since ?? until));
    const { late, refused, lost, busy } = this.#tally;
    this.#since = null;
    const parts = [
      ...(late > 0 ? [`${pluralize(late, 'event')}, acked late or not at all`] : []),
      ...(refused > lost ? [`${pluralize(refused - lost, 'event')}, left to Slack to deliver again`] : []),
      ...(lost > 0 ? [`${pluralize(lost, 'event')}, lost: Slack does not deliver them again`] : []),
      ...(busy > 0 ? [`${pluralize(busy, 'command or click', 'commands or clicks')}, answered with texts.busy`] : []),
    ];
    const duration = afterMs < 1_000 ? 'less than a second' : `${(afterMs / 1_000).toFixed(1)} s`;
    const text = `The overload ended after ${duration}. Affected: ${parts.join('; ')}.`;
    this.onChange({ kind: 'overload_over', afterMs, ...this.#tally }, { level: 'log', text });
  }
}

/** Counts queued and rejected handlers. Rejections are logged in summary, not one by one. */
export class QueueLog {
  readonly #shutdown = { events: 0, lost: 0, people: 0 };

  constructor(
    private readonly counters: SlackCounters,
    private readonly overload: OverloadMonitor,
    private readonly logger: Logger,
  ) {}

  /** A handler was queued. */
  countQueued(): void {
    this.counters.add('queued');
  }

  /** An event was rejected and left unacked. */
  countRejectedEvent(why: RejectionReason): void {
    this.counters.add('refused');
    if (why === 'shutting_down') this.#shutdown.events += 1;
    else this.overload.refused();
  }

  /** A rejected event will not be redelivered. */
  countLostEvent(why: RejectionReason): void {
    this.counters.add('lost');
    if (why === 'shutting_down') this.#shutdown.lost += 1;
    else this.overload.lost();
  }

  /** A user was asked to try again. */
  countRejectedInteraction(why: RejectionReason): void {
    this.counters.add(why === 'shutting_down' ? 'restarting' : 'busy');
    if (why === 'shutting_down') this.#shutdown.people += 1;
    else this.overload.busy();
  }

  /** Logs what was rejected because of the shutdown, if anything. */
  logShutdown(): void {
    const { events, lost, people } = this.#shutdown;
    if (events + people === 0) return;
    const parts = [
      ...(events > lost ? [`${pluralize(events - lost, 'event')}, left to Slack to deliver again`] : []),
      ...(lost > 0 ? [`${pluralize(lost, 'event')}, lost: Slack does not deliver them again`] : []),
      ...(people > 0
        ? [`${pluralize(people, 'command or click', 'commands or clicks')}, answered that the bot restarts`]
        : []),
    ];
    this.logger[lost > 0 ? 'warn' : 'log'](`Not begun because of the shutdown: ${parts.join('; ')}.`);
  }
}
