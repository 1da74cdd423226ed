import type { ConnectionRecord } from '@nest-slack/emulator';
import type { FaultLog } from '../faults/fault-log.js';

/** A period without any connection. */
export interface Gap {
  readonly from: number;
  readonly until: number;
  /**
   * `refresh`: only an announced end caused it, which is a failure. `stall`: the bot was stalled when it should have opened the
   * replacement. `fault`: another fault was active.
   */
  readonly cause: 'refresh' | 'stall' | 'fault';
}

/** A closed connection, as recorded by the emulator. */
export type EndedConnection = Pick<ConnectionRecord, 'id' | 'openedAt' | 'close'>;

/** The time that a bot needs to open a replacement, on a machine under load. */
const SUCCESSION_MS = 500;

/** Tracks the open connections of the local Slack. */
export class ConnectionWatch {
  readonly gaps: Gap[] = [];
  /** All closed connections. */
  readonly endings: EndedConnection[] = [];
  readonly #open = new Set<string>();
  #most = 0;
  #refreshes = 0;
  #lastEnded: (EndedConnection & { readonly at: number }) | null = null;
  #watching = false;

  constructor(private readonly book: FaultLog) {}

  /** The number of open connections. */
  get count(): number {
    return this.#open.size;
  }

  /** The maximum number of open connections. */
  get maxCount(): number {
    return this.#most;
  }

  /** The number of announced refreshes that must not cause a gap. */
  get refreshes(): number {
    return this.#refreshes;
  }

  /** Returns the longest gap of a cause, or of any cause, in milliseconds. */
  maxGapMs(cause?: Gap['cause']): number {
    const lengths = this.gaps
      .filter(gap => cause === undefined || gap.cause === cause)
      .map(gap => gap.until - gap.from);
    return Math.max(0, ...lengths);
  }

  /** Starts recording gaps. */
  start(): void {
    this.#watching = true;
  }

  /** Stops recording gaps. */
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
    // A bot that closes the connection before it has a replacement is only excused by a fault of a connection.
    if (this.book.harmed(left ? id : null, announcement.from, until)) return 'fault';
    const had = from - announcement.from - this.book.stalledMs(announcement.from, from);
    return !left && had < SUCCESSION_MS ? 'stall' : 'refresh';
  }
}
