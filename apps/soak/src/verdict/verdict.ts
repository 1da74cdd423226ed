import type { SoakSettings } from '../soak-settings.js';
import type { Tally } from '../ledger/tally.js';
import type { TimedVitals } from '../watch/vitals-log.js';

/** The measurements of a run. */
export interface Measurements {
  readonly settings: SoakSettings;
  /** The duration of traffic and faults. */
  readonly ranMs: number;
  /** Whether the run was interrupted. */
  readonly endedEarly: boolean;
  readonly tally: Tally;
  /** The number of faults of each kind. */
  readonly faults: Readonly<Record<string, number>>;
  readonly longestGapMs: number;
  readonly longestGapAtRefreshMs: number;
  /** The number of announced refreshes that count for that. */
  readonly refreshes: number;
  readonly mostConnections: number;
  readonly connectionsAtEnd: number;
  readonly longestStallMs: number;
  readonly vitals: {
    /** Idle, before the run. */
    readonly idle: TimedVitals;
    /** Under load, after the warm-up. */
    readonly warm: TimedVitals;
    /** Idle, after the run. */
    readonly end: TimedVitals;
  };
  /** The kinds of handles that have grown. */
  readonly grownHandles: readonly string[];
  /** Warnings and unhandled errors of the bot's process. */
  readonly troubles: readonly string[];
  /** Whether the bot shut down gracefully on request. */
  readonly endedByItself: boolean;
  /** The number of late responses by response URL. */
  readonly lateAnswers: number;
  readonly logLines: number;
  /** The kinds of secrets found in the log. */
  readonly leaks: readonly string[];
}

/** One check of a verdict. */
export interface Check {
  readonly what: string;
  readonly value: string;
  /** The condition; empty for values without one. */
  readonly rule: string;
  readonly ok: boolean;
}

/** The tolerated variation of the heap. */
const HEAP_ALLOWANCE_MB = 10;
const MAX_CONNECTIONS = 10;
/** With more excused acks or fewer handled payloads, the run is not meaningful. */
const MAX_EXCUSED_SHARE = 0.1;
const MIN_HANDLED_SHARE = 0.5;

const mb = (bytes: number): number => bytes / 2 ** 20;

/** Judges a run. */
export function createChecks(measured: Measurements): Check[] {
  const { tally, settings } = measured;
  const { idle, warm, end } = measured.vitals;
  const growthMb = mb(end.heapBytes) - mb(warm.heapBytes);
  return [
    reportValue('payloads sent', tally.sent),
    reportValue('envelopes that reached the bot', `${tally.envelopes}, ${tally.redeliveries} of them redeliveries`),
    reportValue('payloads that did not reach the bot', tally.unreached),
    reportValue('envelopes acked in time', `${tally.acked}, redeliveries among them`),
    {
      what: 'handled',
      value: String(tally.handled),
      rule: `≥ ${percent(MIN_HANDLED_SHARE)} of those sent`,
      ok: tally.handled > 0 && tally.handled >= tally.sent * MIN_HANDLED_SHARE,
    },
    reportValue('failed as ordered', tally.failed),
    expectNone('lost', tally.lost),
    expectNone('doubled', tally.doubled),
    expectNone('handlers that never ended', tally.unended),
    expectNone('acks missing on a healthy connection', tally.unanswered),
    limitExcused('acks lost to the network', tally.acksLostToNetwork, tally),
    limitExcused('acks late by a stall', tally.acksLateByStalls, tally),
    reportValue('late responses by response URL', measured.lateAnswers),
    reportValue('faults', countFaults(measured)),
    reportValue('longest stall of an event loop', `${Math.round(measured.longestStallMs)} ms`),
    reportValue('longest time without a connection', `${Math.round(measured.longestGapMs)} ms`),
    {
      what: 'longest outage at an announced refresh',
      value: `${Math.round(measured.longestGapAtRefreshMs)} ms, of ${measured.refreshes} without other faults`,
      rule: '0 ms',
      ok: measured.longestGapAtRefreshMs === 0,
    },
    {
      what: 'maximum connections',
      value: String(measured.mostConnections),
      rule: `≤ ${MAX_CONNECTIONS}`,
      ok: measured.mostConnections <= MAX_CONNECTIONS,
    },
    {
      what: 'connections at the end',
      value: String(measured.connectionsAtEnd),
      rule: `= ${settings.connections}`,
      ok: measured.connectionsAtEnd === settings.connections,
    },
    reportValue('resident memory', change(mb(warm.rssBytes), mb(end.rssBytes))),
    {
      what: 'heap after garbage collection',
      value: change(mb(warm.heapBytes), mb(end.heapBytes)),
      rule: `≤ +${HEAP_ALLOWANCE_MB} MB`,
      ok: growthMb <= HEAP_ALLOWANCE_MB,
    },
    {
      what: 'handles and listeners',
      value: measured.grownHandles.length === 0 ? `${countHandles(idle)} → same` : measured.grownHandles.join(', '),
      rule: 'none more',
      ok: measured.grownHandles.length === 0,
    },
    expectNone('warnings and unhandled errors', measured.troubles.length),
    {
      what: 'graceful shutdown',
      value: measured.endedByItself ? 'yes' : 'no',
      rule: 'yes',
      ok: measured.endedByItself,
    },
    expectNone(`secrets in ${measured.logLines} log lines`, measured.leaks.length),
  ];
}

/** Counts the injected faults. */
export const countFaults = ({ faults }: Pick<Measurements, 'faults'>): number =>
  Object.values(faults).reduce((sum, count) => sum + count, 0);

const reportValue = (what: string, value: string | number): Check => ({
  what,
  value: String(value),
  rule: '',
  ok: true,
});

const expectNone = (what: string, count: number): Check => ({ what, value: String(count), rule: '0', ok: count === 0 });

const limitExcused = (what: string, count: number, { envelopes }: Tally): Check => ({
  what,
  value: String(count),
  rule: `≤ ${percent(MAX_EXCUSED_SHARE)}`,
  ok: count <= envelopes * MAX_EXCUSED_SHARE,
});

const percent = (part: number): string => `${part * 100} %`;

const change = (before: number, after: number): string => `${before.toFixed(1)} → ${after.toFixed(1)} MB`;

const countHandles = ({ resources }: TimedVitals): number =>
  Object.values(resources).reduce((sum, count) => sum + count, 0);
