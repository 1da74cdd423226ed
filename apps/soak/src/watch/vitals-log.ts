import { Signal } from '../signal.js';
import type { Vitals } from '../bot/vitals.js';

/** Vitals with the time of their measurement. */
export interface TimedVitals extends Vitals {
  readonly at: number;
}

const NONE: TimedVitals = { rssBytes: 0, heapBytes: 0, resources: {}, listeners: 0, at: 0 };

/** The vitals of the bot over the run. */
export class VitalsLog {
  readonly all: TimedVitals[] = [];
  #next = new Signal();

  /** The last vitals; zeros before the first. */
  get last(): TimedVitals {
    return this.all.at(-1) ?? NONE;
  }

  note(vitals: Vitals, at: number): void {
    this.all.push({ ...vitals, at });
    this.#next.give();
    this.#next = new Signal();
  }

  /** Returns a signal that triggers at the next vitals. */
  next(): Signal {
    return this.#next;
  }
}

/** Lists the kinds of handles that have grown: `TCPSocketWrap 2 → 5`. */
export function findGrowth(before: Vitals, after: Vitals): string[] {
  const kinds = Object.entries({ ...after.resources, listeners: after.listeners });
  return kinds.flatMap(([kind, count]) => {
    const had = kind === 'listeners' ? before.listeners : (before.resources[kind] ?? 0);
    return count > had ? [`${kind} ${had} → ${count}`] : [];
  });
}
