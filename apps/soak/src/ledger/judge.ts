import { isRedelivered } from '../traffic/payload-kinds.js';
import type { HandlerRun, PayloadHistory, SentEnvelope } from './payload-history.js';

/** How long Slack waits for an ack. */
export const SLACK_ACK_TIMEOUT_MS = 3_000;

/** What else went on while a payload was under way. */
export interface Circumstances {
  /** Whether a fault may have kept back what was sent on a connection in this time, or what was to come back on it. */
  disturbed(connectionId: string, from: number, until: number): boolean;
  /** How long event loops stood still in this time, in milliseconds. */
  stalledMs(from: number, until: number): number;
  /** Whether a frame written on a connection at this time may have died unread, in a reset of the connection. */
  inDoubt(connectionId: string, at: number): boolean;
}

/** Something that must not be. */
export interface Finding {
  readonly what: 'lost' | 'doubled' | 'unanswered' | 'unended';
  readonly at: number;
  readonly why: string;
}

/** What a payload came to. */
export interface Judgement {
  /**
   * `handled`: every handler ended well, or as its order had it for a payload that comes once. `failed`: a handler ended
   * in the failure it was told to have, and Slack had no more deliveries. `unreached`: it never got as far as the bot.
   */
  readonly fate: 'handled' | 'failed' | 'unreached';
  readonly findings: readonly Finding[];
  /** Its envelopes that got to the bot beyond doubt. */
  readonly reached: readonly SentEnvelope[];
  /** Envelopes whose ack didn't come in time, for a reason that isn't the bot's. */
  readonly excused: readonly ('network' | 'stall')[];
}

/** Judges the whole history of a payload: nothing more may come. */
export function judge(history: PayloadHistory, around: Circumstances): Judgement {
  const { payload, envelopes } = history;
  // An ack proves that it came, however doubtful the line.
  const reached = envelopes.filter(
    ({ writtenAt, connectionId, ackedAt }) =>
      ackedAt !== null || (writtenAt !== null && !around.inDoubt(connectionId, writtenAt)),
  );
  const findings: Finding[] = history.doubled.map(({ handler, at, why }) => ({
    what: 'doubled',
    at,
    why: `the handler '${handler}' ${why}`,
  }));
  for (const handler of payload.kind.handlers) {
    const loss = findLoss(handler, history, reached);
    if (loss !== null) findings.push(loss);
  }
  for (const run of history.runs) {
    if (run.end === null) {
      findings.push({ what: 'unended', at: run.startedAt, why: `a run of the handler '${run.handler}' never ended` });
    }
  }
  const excused: ('network' | 'stall')[] = [];
  for (const envelope of reached) {
    if (envelope.ackedAt !== null || !owesAck(envelope, history)) continue;
    const excuse = findCopies(envelope, history)
      .map(copy => findExcuse(copy, history, around))
      .find(found => found !== null);
    if (excuse === undefined) {
      findings.push({ what: 'unanswered', at: envelope.at, why: `no ack of ${envelope.envelopeId} came within 3 s` });
    } else excused.push(excuse);
  }
  return { fate: findFate(history, reached), findings, reached, excused };
}

function findLoss(handler: string, history: PayloadHistory, reached: readonly SentEnvelope[]): Finding | null {
  const last = history.runs.findLast(run => run.handler === handler);
  const acked = history.envelopes.filter(({ ackedAt }) => ackedAt !== null);
  if (last === undefined) {
    const [envelope] = [...acked, ...reached];
    if (envelope === undefined) return null;
    const how = `${envelope.envelopeId} ${envelope.ackedAt === null ? 'reached the bot' : 'was acked'}`;
    return { what: 'lost', at: envelope.at, why: `${how}, but the handler '${handler}' never began` };
  }
  const { end } = last;
  if (end?.how !== 'threw' || !isRedelivered(history.payload.kind)) return null;
  // A failure is acked by the deadline alone, where the handler had to wait for its turn until then; and what comes
  // again after it is to be run again before it is acked.
  const skipped = acked.find(({ at, ackedAt }) => at > end.at || (ackedAt ?? at) - at < DEADLINE_MS);
  if (skipped === undefined) return null;
  return {
    what: 'lost',
    at: skipped.at,
    why: `${skipped.envelopeId} was acked, but the handler '${handler}' had failed and did not run again`,
  };
}

/** Whether an ack should have come: not where a failure let Slack deliver again. */
function owesAck({ at }: SentEnvelope, { payload, runs }: PayloadHistory): boolean {
  if (!isRedelivered(payload.kind)) return true;
  const failedMeanwhile = ({ end }: HandlerRun): boolean =>
    end !== null && end.how !== 'well' && end.at >= at && end.at <= at + SLACK_ACK_TIMEOUT_MS;
  return !runs.some(failedMeanwhile);
}

/** At the deadline the ack goes out whatever the handler does. */
const DEADLINE_MS = 2_500;
/** What a healthy machine may need besides, under load. */
const SPARE_MS = 100;

/** One envelope may come over two connections; its one ack is that of the copy that was first. */
const findCopies = (
  { envelopeId, retryAttempt }: SentEnvelope,
  { envelopes }: PayloadHistory,
): readonly SentEnvelope[] =>
  envelopes.filter(other => other.envelopeId === envelopeId && other.retryAttempt === retryAttempt);

function findExcuse(
  envelope: SentEnvelope,
  history: PayloadHistory,
  around: Circumstances,
): 'network' | 'stall' | null {
  const { connectionId, at } = envelope;
  const until = at + SLACK_ACK_TIMEOUT_MS;
  if (around.disturbed(connectionId, at, until)) return 'network';
  const { order } = history.payload;
  // A stall of the loop matters as far as it takes the time that was left.
  const needsMs = order.act === 'work' || order.act === 'block' ? order.ms : order.act === 'hang' ? Infinity : 0;
  const leftMs = Math.max(SLACK_ACK_TIMEOUT_MS - DEADLINE_MS, SLACK_ACK_TIMEOUT_MS - needsMs) - SPARE_MS;
  return around.stalledMs(at, until) >= leftMs ? 'stall' : null;
}

function findFate({ payload, runs }: PayloadHistory, reached: readonly SentEnvelope[]): Judgement['fate'] {
  if (reached.length === 0 && runs.length === 0) return 'unreached';
  const endedWell = (handler: string): boolean =>
    runs.some(run => run.handler === handler && run.end !== null && run.end.how === 'well');
  const all = payload.kind.handlers.every(endedWell);
  return all || (!isRedelivered(payload.kind) && runs.length > 0) ? 'handled' : 'failed';
}
