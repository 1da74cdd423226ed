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
/** Payloads without faults before the handles are counted, so that whatever is made at first use is made. */
const FIRST_TRAFFIC_MS = 2_000;
/** By then a quiet bot has closed what it keeps alive for a while, and Slack has pinged it. */
const SETTLE_MS = 12_000;
/** The memory of what was handled fills for so long, so the heap is compared from there; in a short run sooner. */
const MAX_WARM_UP_MS = 600_000;
/** How long it is quiet before the end is judged; in a short run less. No redelivery is as long on its way. */
const QUIET_MS = 60_000;
const MIN_QUIET_MS = 10_000;
/** What had been refused and hung may take a bot so long. */
const RECOVERY_LIMIT_MS = 30_000;
/** Whatever is still heard of after so long is judged as it stands. */
const DRAIN_LIMIT_MS = 60_000;
/** The handles of a bot at rest still vary by a ping that is out: some looks are taken. */
const MAX_SAMPLES = 10;
const SAMPLE_INTERVAL_MS = 1_000;

/** What a run came to. */
export interface SoakRun {
  readonly soak: Soak;
  /** When traffic and faults began. */
  readonly startedAt: number;
  readonly measured: Measurements;
}

/**
 * Runs a soak, from the start of the bot to its end.
 *
 * @param interrupt ends traffic and faults early; a verdict comes all the same
 * @param say takes a line of progress
 * @throws Error when the bot doesn't come up, or dies before there was anything to judge
 */
export async function runSoak(
  settings: SoakSettings,
  folder: RunFolder,
  interrupt: AbortSignal,
  say: (line: string) => void,
): Promise<SoakRun> {
  say('The bot starts.');
  const soak = await Soak.start(settings, folder);
  try {
    const stop = AbortSignal.any([interrupt, soak.died]);
    const idle = await runWarmUpTraffic(soak, stop);
    say('Traffic and faults begin.');
    const startedAt = now();
    soak.watch.start();
    const warm = await runTrafficAndFaults(soak, settings, stop, say);
    const ranMs = now() - startedAt;
    say('Traffic and faults have ended. What is under way comes in, then all is left alone for a while.');
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

/** The bot at its first work, and at rest after it. */
async function runWarmUpTraffic(soak: Soak, stop: AbortSignal): Promise<TimedVitals> {
  soak.traffic.start();
  await pause(FIRST_TRAFFIC_MS, stop);
  soak.traffic.stop();
  await pause(SETTLE_MS, stop);
  return soak.takeVitals();
}

/** Traffic and faults. Resolves to what the bot held when it was warm; null when it never was. */
async function runTrafficAndFaults(
  soak: Soak,
  { durationMs }: SoakSettings,
  stop: AbortSignal,
  say: (line: string) => void,
): Promise<TimedVitals | null> {
  const startedAt = now();
  const progress = setInterval(() => say(formatProgress(soak, now() - startedAt)), PROGRESS_EVERY_MS);
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

/** Waits until the bot has its connections again. */
async function waitForConnections(soak: Soak, connections: number): Promise<void> {
  const deadline = now() + RECOVERY_LIMIT_MS;
  while (soak.watch.count < connections && now() < deadline) await pause(SAMPLE_INTERVAL_MS, soak.died);
}

/** Waits until nothing was heard of any payload for so long. */
async function waitForSilence(soak: Soak, ms: number): Promise<void> {
  const deadline = now() + DRAIN_LIMIT_MS + ms;
  for (let left = ms; left > 0 && now() < deadline && !soak.died.aborted; left = soak.ledger.heardAt + ms - now()) {
    await pause(left, soak.died);
  }
}

/** What the bot holds in the end: the best of some looks. */
async function measureFinalVitals(soak: Soak, idle: TimedVitals): Promise<TimedVitals> {
  let vitals = await soak.takeVitals();
  for (let look = 1; look < MAX_SAMPLES && findGrowth(idle, vitals).length > 0; look += 1) {
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
