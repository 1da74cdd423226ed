import type { Circumstances } from '../ledger/judge.js';
import type { Stalls } from '../watch/stalls.js';

/** The effect of a fault on traffic. */
export type FaultHarm =
  /** Frames and acks may be delayed or lost. */
  | 'network'
  /** A connection ends abruptly, so that recently written data may be lost. */
  | 'cut'
  /** New connections fail. */
  | 'opening'
  /** The end of a connection is announced, which should do no harm. */
  | 'announced';

/** A fault that was injected. Times in milliseconds since 1970. */
export interface Fault {
  readonly number: number;
  readonly name: string;
  readonly detail: string;
  readonly harms: readonly FaultHarm[];
  readonly from: number;
  readonly until: number;
  /** The affected connections; `all` includes those opened during the fault. */
  readonly connections: readonly string[] | 'all';
}

/** A running bot reads a frame within this time. */
const READ_WITHIN_MS = 100;
/** After a stall, a frame may wait this long behind older ones. */
const BACKLOG_MS = 3_000;
/** Delayed data arrives shortly after the end of a fault. */
const AFTERMATH_MS = 500;

/** Records faults and closed connections, which can explain missing acks and payloads. */
export class FaultLog implements Circumstances {
  readonly faults: Fault[] = [];
  readonly #ends = new Map<string, number>();

  constructor(private readonly stalls: Stalls) {}

  note(fault: Omit<Fault, 'number'>): void {
    this.faults.push({ ...fault, number: this.faults.length + 1 });
  }

  /** Records the end of a connection. */
  ended(connectionId: string, at: number): void {
    this.#ends.set(connectionId, at);
  }

  /** Finds the announcement of a connection's end. */
  announcement(connectionId: string): Fault | undefined {
    return this.faults.find(fault => fault.harms.includes('announced') && affects(fault, connectionId));
  }

  /** Returns the last faults before a time, latest last. */
  before(at: number, count: number): readonly Fault[] {
    return this.faults.filter(({ from }) => from <= at).slice(-count);
  }

  /** Returns the faults that were active in a period. */
  during(from: number, until: number): readonly Fault[] {
    return this.faults.filter(fault => fault.from <= until && fault.until + AFTERMATH_MS >= from);
  }

  /** Whether a harmful fault was active in a period, on this connection or on any if it is null. */
  harmed(connectionId: string | null, from: number, until: number): boolean {
    return this.during(from, until).some(
      fault =>
        fault.harms.some(harm => harm !== 'announced') && (connectionId === null || affects(fault, connectionId)),
    );
  }

  disturbed(connectionId: string, from: number, until: number): boolean {
    const endedAt = this.#ends.get(connectionId);
    const ended = endedAt !== undefined && endedAt >= from && endedAt <= until;
    return this.during(from, until).some(
      fault =>
        // The ack of a closed connection is sent on another one, so faults of new connections count, too.
        (ended && fault.harms.includes('opening')) ||
        ((fault.harms.includes('network') || fault.harms.includes('cut')) && (ended || affects(fault, connectionId))),
    );
  }

  stalledMs(from: number, until: number): number {
    return this.stalls.within(from, until);
  }

  inDoubt(connectionId: string, at: number): boolean {
    return this.faults.some(
      fault =>
        fault.harms.includes('cut') &&
        affects(fault, connectionId) &&
        fault.from - at <= READ_WITHIN_MS + this.stalls.within(at - BACKLOG_MS, fault.from),
    );
  }
}

const affects = ({ connections }: Fault, connectionId: string): boolean =>
  connections === 'all' || connections.includes(connectionId);
