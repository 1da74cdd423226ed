import { now } from './clock.js';
import { pause } from './pause.js';
import { formatProgressText } from './progress.js';
import { Soak } from './soak.js';
import type { SoakSettings } from './soak-settings.js';
import type { RunFolder } from './verdict/run-folder.js';
import type { Measurements } from './verdict/verdict.js';
import { findGrowth, type TimedVitals } from './watch/vitals-log.js';

const VITALS_EVERY_MS = 30_000;
const PROGRESS_EVERY_MS = 5_000;
/** Traffic without faults before handles are counted, so that lazy initialization is done. */
const FIRST_TRAFFIC_MS = 2_000;
/** The time in which an idle bot closes keep-alive connections and receives a ping. */
const SETTLE_MS = 12_000;
/** The idempotency store fills during this time, so the heap is compared with its size afterwards. */
const MAX_WARM_UP_MS = 600_000;
/** The silence before the final checks, longer than any redelivery; shorter in short runs. */
const QUIET_MS = 60_000;
const MIN_QUIET_MS = 10_000;
/** The time limit for reconnecting after refused or hanging connections. */
const RECOVERY_LIMIT_MS = 30_000;
/** The time limit for pending payloads before they are judged. */
const DRAIN_LIMIT_MS = 60_000;
/** Handles of an idle bot vary with pending pings, so several samples are taken. */
const MAX_SAMPLES = 10;
const SAMPLE_INTERVAL_MS = 1_000;

/** The result of a run. */
export interface SoakRun {
  readonly soak: Soak;
  /** The start of traffic and faults. */
  readonly startedAt: number;
  readonly measured: Measurements;
}

/**
 * Runs a soak, from the start of the bot to its end.
 *
 * @param interrupt ends traffic and faults early; the result is still judged
 * @param report receives progress texts
 * @throws Error when the bot does not start
 */
export async function runSoak(
  settings: SoakSettings,
  folder: RunFolder,
  interrupt: AbortSignal,
  report: (text: string) => void,
): Promise<SoakRun> {
  report('Starting the bot.');
  const soak = await Soak.start(settings, folder);
  try {
    const stop = AbortSignal.any([interrupt, soak.died]);
    const idle = await runWarmUpTraffic(soak, stop);
    report('Starting traffic and faults.');
    const startedAt = now();
    soak.watch.start();
    const warm = await runTrafficAndFaults(soak, settings, stop, report);
    const ranMs = now() - startedAt;
    report('Traffic and faults have ended. Waiting for pending payloads and a quiet period.');
    await waitForConnections(soak, settings.connections);
    soak.storm.refreshAll();
    await waitForSilence(soak, Math.min(QUIET_MS, Math.max(MIN_QUIET_MS, settings.durationMs / 6)));
    soak.ledger.close(now(), 0);
    const end = await measureFinalVitals(soak, idle);
    const connectionsAtEnd = soak.watch.count;
    soak.watch.stop(now());
    const endedByItself = await soak.end();
    const vitals = { idle, warm: warm ?? end, end };
    const endedEarly = interrupt.aborted;
    const measured = measure(soak, { settings, ranMs, endedEarly, vitals, connectionsAtEnd, endedByItself });
    return { soak, startedAt, measured };
  } finally {
    await soak.end();
  }
}

/** Sends traffic without faults. @returns the vitals of the idle bot afterwards */
async function runWarmUpTraffic(soak: Soak, stop: AbortSignal): Promise<TimedVitals> {
  soak.traffic.start();
  await pause(FIRST_TRAFFIC_MS, stop);
  soak.traffic.stop();
  await pause(SETTLE_MS, stop);
  return soak.takeVitals();
}

/** Runs traffic and faults. @returns the vitals after the warm-up; null when the run ended before */
async function runTrafficAndFaults(
  soak: Soak,
  { durationMs }: SoakSettings,
  stop: AbortSignal,
  report: (text: string) => void,
): Promise<TimedVitals | null> {
  const startedAt = now();
  const progress = setInterval(() => report(formatProgress(soak, now() - startedAt)), PROGRESS_EVERY_MS);
  const checkUps = setInterval(() => void soak.takeVitals(), VITALS_EVERY_MS);
  soak.traffic.start();
  soak.storm.start();
  const warmUpMs = Math.min(MAX_WARM_UP_MS, durationMs / 4);
  await pause(warmUpMs, stop);
  const warm = stop.aborted ? null : await soak.takeVitals();
  await pause(startedAt + durationMs - now(), stop);
  soak.traffic.stop();
  soak.storm.stop();
  clearInterval(progress);
  clearInterval(checkUps);
  return warm;
}

/** Waits until the bot has reconnected. */
async function waitForConnections(soak: Soak, connections: number): Promise<void> {
  const deadline = now() + RECOVERY_LIMIT_MS;
  while (soak.watch.count < connections && now() < deadline) await pause(SAMPLE_INTERVAL_MS, soak.died);
}

/** Waits until no payload had activity for the given time. */
async function waitForSilence(soak: Soak, ms: number): Promise<void> {
  const deadline = now() + DRAIN_LIMIT_MS + ms;
  for (let left = ms; left > 0 && now() < deadline && !soak.died.aborted; left = soak.ledger.heardAt + ms - now()) {
    await pause(left, soak.died);
  }
}

/** Takes the final vitals, repeatedly while handles seem to have grown. */
async function measureFinalVitals(soak: Soak, idle: TimedVitals): Promise<TimedVitals> {
  let vitals = await soak.takeVitals();
  for (let sample = 1; sample < MAX_SAMPLES && findGrowth(idle, vitals).length > 0; sample += 1) {
    await pause(SAMPLE_INTERVAL_MS, soak.died);
    vitals = await soak.takeVitals();
  }
  return vitals;
}

function formatProgress(soak: Soak, elapsedMs: number): string {
  const { lost, doubled, unanswered, unended } = soak.ledger.tally;
  return formatProgressText({
    elapsedMs,
    sent: soak.traffic.count,
    acked: soak.acked,
    faults: soak.book.faults.length,
    connections: soak.watch.count,
    rssBytes: soak.rssBytes,
    wrong: lost + doubled + unanswered + unended,
  });
}

function measure(
  { ledger, book, watch, stalls, troubles, log, lateAnswers }: Soak,
  run: Pick<Measurements, 'settings' | 'ranMs' | 'endedEarly' | 'vitals' | 'connectionsAtEnd' | 'endedByItself'>,
): Measurements {
  const faults: Record<string, number> = {};
  for (const { name } of book.faults) faults[name] = (faults[name] ?? 0) + 1;
  return {
    ...run,
    tally: ledger.tally,
    faults,
    longestGapMs: watch.maxGapMs(),
    longestGapAtRefreshMs: watch.maxGapMs('refresh'),
    refreshes: watch.refreshes,
    mostConnections: watch.maxCount,
    longestStallMs: stalls.longestMs,
    grownHandles: findGrowth(run.vitals.idle, run.vitals.end),
    troubles,
    lateAnswers,
    logLines: log.lines,
    leaks: log.leaks,
  };
}
