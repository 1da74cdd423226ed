import type { Circumstances } from '../ledger/judge.js';
import type { Stalls } from '../watch/stalls.js';

/** What a fault does to the traffic. */
export type FaultHarm =
  /** Frames and acks may come late or never. */
  | 'network'
  /** A connection ends so that what was written at the very end may die unread. */
  | 'cut'
  /** New connections don't come about. */
  | 'opening'
  /** None, when it goes well: the end of a connection is announced. */
  | 'announced';

/** A fault that was injected. Times in milliseconds since 1970. */
export interface Fault {
  readonly number: number;
  readonly name: string;
  readonly detail: string;
  readonly harms: readonly FaultHarm[];
  readonly from: number;
  readonly until: number;
  /** The connections it hits; those that are opened meanwhile count as hit when it is `all`. */
  readonly connections: readonly string[] | 'all';
}

/** A frame is read by then, unless the bot stands still: it writes first when it goes on, and finds the socket dead. */
const READ_WITHIN_MS = 100;
/** What came while the bot stood still is read first when it goes on: for so long a frame may stand behind it. */
const BACKLOG_MS = 3_000;
/** The effects of a fault outlast it a little: what was held up arrives all at once. */
const AFTERMATH_MS = 500;

/** Every fault of a run, and the ends of connections: what may explain that something didn't arrive. */
export class FaultLog implements Circumstances {
  readonly faults: Fault[] = [];
  readonly #ends = new Map<string, number>();

  constructor(private readonly stalls: Stalls) {}

  note(fault: Omit<Fault, 'number'>): void {
    this.faults.push({ ...fault, number: this.faults.length + 1 });
  }

  /** A connection has ended. */
  ended(connectionId: string, at: number): void {
    this.#ends.set(connectionId, at);
  }

  /** The announcement of a connection's end; undefined when it was none that was announced. */
  announcement(connectionId: string): Fault | undefined {
    return this.faults.find(fault => fault.harms.includes('announced') && affects(fault, connectionId));
  }

  /** The last faults before a time, the latest last. */
  before(at: number, count: number): readonly Fault[] {
    return this.faults.filter(({ from }) => from <= at).slice(-count);
  }

  /** The faults that were at work in a time. */
  during(from: number, until: number): readonly Fault[] {
    return this.faults.filter(fault => fault.from <= until && fault.until + AFTERMATH_MS >= from);
  }

  /** Whether a fault did harm in a time: to this connection, or to anything at all when it is null. */
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
        // The ack of a connection that has ended goes another way, and what is in that way counts as well.
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
