import type { ConnectionRecord } from '@nest-slack/emulator';
import type { FaultLog } from '../faults/fault-log.js';

/** A time without any connection. */
export interface Gap {
  readonly from: number;
  readonly until: number;
  /**
   * `refresh`: nothing but an announced end led to it, so it must not be. `stall`: the bot stood still when it should have
   * made the successor. `fault`: something else was broken at the time.
   */
  readonly cause: 'refresh' | 'stall' | 'fault';
}

/** A connection that has ended, as Slack kept it. */
export type EndedConnection = Pick<ConnectionRecord, 'id' | 'openedAt' | 'close'>;

/** From the announcement of an end, a bot that runs needs no more to have a successor, on a loaded machine as well. */
const SUCCESSION_MS = 500;

/** Counts the open connections, as Slack sees them. */
export class ConnectionWatch {
  readonly gaps: Gap[] = [];
  /** Every connection that has ended, with how. */
  readonly endings: EndedConnection[] = [];
  readonly #open = new Set<string>();
  #most = 0;
  #refreshes = 0;
  #lastEnded: (EndedConnection & { readonly at: number }) | null = null;
  #watching = false;

  constructor(private readonly book: FaultLog) {}

  /** How many are open. */
  get count(): number {
    return this.#open.size;
  }

  /** The most that were open at once. */
  get maxCount(): number {
    return this.#most;
  }

  /** The announced ends that must not make a gap: nothing else was broken, and the bot had its time. */
  get refreshes(): number {
    return this.#refreshes;
  }

  /** The longest gap of a cause, in milliseconds; of any without one. */
  maxGapMs(cause?: Gap['cause']): number {
    const lengths = this.gaps
      .filter(gap => cause === undefined || gap.cause === cause)
      .map(gap => gap.until - gap.from);
    return Math.max(0, ...lengths);
  }

  /** From now on it is a gap when none is open. */
  start(): void {
    this.#watching = true;
  }

  /** What is missing from now on is missing on purpose. */
  stop(at: number): void {
    this.#endGap(at);
    this.#watching = false;
  }

  opened(id: string, at: number): void {
    this.#endGap(at);
    this.#open.add(id);
    this.#most = Math.max(this.#most, this.#open.size);
  }

  ended({ id, openedAt, close }: EndedConnection, at: number): void {
    this.endings.push({ id, openedAt, close });
    if (this.#watching && this.#causeOf({ id, openedAt, close }, at, at) === 'refresh') this.#refreshes += 1;
    if (this.#open.delete(id) && this.#open.size === 0) this.#lastEnded = { id, openedAt, close, at };
  }

  #endGap(until: number): void {
    const ended = this.#lastEnded;
    this.#lastEnded = null;
    if (ended === null || !this.#watching) return;
    this.gaps.push({ from: ended.at, until, cause: this.#causeOf(ended, ended.at, until) });
  }

  #causeOf({ id, close }: EndedConnection, from: number, until: number): Gap['cause'] {
    const announcement = this.book.announcement(id);
    if (announcement === undefined) return 'fault';
    const left = close?.by === 'app';
    // A bot that leaves by itself, before it has a successor, has no excuse but a line that doesn't carry.
    if (this.book.harmed(left ? id : null, announcement.from, until)) return 'fault';
    const had = from - announcement.from - this.book.stalledMs(announcement.from, from);
    return !left && had < SUCCESSION_MS ? 'stall' : 'refresh';
  }
}
