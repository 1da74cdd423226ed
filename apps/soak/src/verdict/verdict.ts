import type { SoakSettings } from '../soak-settings.js';
import type { Tally } from '../ledger/tally.js';
import type { TimedVitals } from '../watch/vitals-log.js';

/** Everything that was measured, before it is judged. */
export interface Measurements {
  readonly settings: SoakSettings;
  /** How long traffic and faults lasted. */
  readonly ranMs: number;
  /** Whether somebody ended it before its time. */
  readonly endedEarly: boolean;
  readonly tally: Tally;
  /** How often each kind of fault was injected. */
  readonly faults: Readonly<Record<string, number>>;
  readonly longestGapMs: number;
  readonly longestGapAtRefreshMs: number;
  /** The announced ends that were looked at for that. */
  readonly refreshes: number;
  readonly mostConnections: number;
  readonly connectionsAtEnd: number;
  readonly longestStallMs: number;
  readonly vitals: {
    /** At rest, before the run. */
    readonly idle: TimedVitals;
    /** Under load, after the warm-up. */
    readonly warm: TimedVitals;
    /** When all was over, and it had been quiet for a while. */
    readonly end: TimedVitals;
  };
  /** What there was more of at the end than before the run. */
  readonly grownHandles: readonly string[];
  /** Warnings of the bot's process and errors that reached nobody. */
  readonly troubles: readonly string[];
  /** Whether the bot ended by itself when it was asked to, and had not before. */
  readonly endedByItself: boolean;
  /** Answers that came by a response URL, since the ack's time was over. */
  readonly lateAnswers: number;
  readonly logLines: number;
  /** What was found in the log, by its kind: the kind alone, not the secret. */
  readonly leaks: readonly string[];
}

/** One line of a verdict. */
export interface Check {
  readonly what: string;
  readonly value: string;
  /** What is right; empty for what is only told. */
  readonly rule: string;
  readonly ok: boolean;
}

/** The heap may vary by so much, for what is in memory by chance at the moment of measuring. */
const HEAP_ALLOWANCE_MB = 10;
const MAX_CONNECTIONS = 10;
/** Where more acks are excused, or fewer payloads handled, than this part of all, the rest proves nothing. */
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
    reportValue('payloads that no connection took', tally.unreached),
    reportValue('envelopes acked in time', `${tally.acked}, redeliveries among them`),
    {
      what: 'handled',
      value: String(tally.handled),
      rule: `≥ ${percent(MIN_HANDLED_SHARE)} of those sent`,
      ok: tally.handled > 0 && tally.handled >= tally.sent * MIN_HANDLED_SHARE,
    },
    reportValue('ended in the failure they asked for', tally.failed),
    expectNone('lost', tally.lost),
    expectNone('doubled', tally.doubled),
    expectNone('handlers that never ended', tally.unended),
    expectNone('acks missing on a healthy connection', tally.unanswered),
    limitExcused('acks lost to the network', tally.acksLostToNetwork, tally),
    limitExcused('acks late by a stall', tally.acksLateByStalls, tally),
    reportValue('answers by response URL', measured.lateAnswers),
    reportValue('faults', countFaults(measured)),
    reportValue('longest stall of an event loop', `${Math.round(measured.longestStallMs)} ms`),
    reportValue('longest time without a connection', `${Math.round(measured.longestGapMs)} ms`),
    {
      what: 'longest at an announced refresh',
      value: `${Math.round(measured.longestGapAtRefreshMs)} ms, of ${measured.refreshes} with nothing else broken`,
      rule: '0 ms',
      ok: measured.longestGapAtRefreshMs === 0,
    },
    {
      what: 'most connections',
      value: String(measured.mostConnections),
      rule: `≤ ${MAX_CONNECTIONS}`,
      ok: measured.mostConnections <= MAX_CONNECTIONS,
    },
    {
      what: 'connections when all was quiet',
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
      what: 'ended by itself when asked to',
      value: measured.endedByItself ? 'yes' : 'no',
      rule: 'yes',
      ok: measured.endedByItself,
    },
    expectNone(`secrets in ${measured.logLines} lines of log`, measured.leaks.length),
  ];
}

/** How many faults were injected. */
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
