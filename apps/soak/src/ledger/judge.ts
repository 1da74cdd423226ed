import { isRedelivered } from '../traffic/payload-kinds.js';
import type { HandlerRun, PayloadHistory, SentEnvelope } from './payload-history.js';

/** How long Slack waits for an ack. */
export const SLACK_ACK_TIMEOUT_MS = 3_000;

/** Faults and stalls during the delivery of a payload. */
export interface Circumstances {
  /** Whether a fault may have lost or delayed frames or acks of a connection in a period. */
  disturbed(connectionId: string, from: number, until: number): boolean;
  /** How long event loops were stalled in a period, in milliseconds. */
  stalledMs(from: number, until: number): number;
  /** Whether a frame written at this time may have been lost in a reset of the connection. */
  inDoubt(connectionId: string, at: number): boolean;
}

/** A violation. */
export interface Finding {
  readonly what: 'lost' | 'doubled' | 'unanswered' | 'unended';
  readonly at: number;
  readonly why: string;
}

/** The judgement of a payload. */
export interface Judgement {
  /**
   * `handled`: every handler succeeded, or executed its order for a payload without redelivery. `failed`: a handler failed as
   * ordered, and there was no further delivery. `unreached`: the payload did not reach the bot.
   */
  readonly status: 'handled' | 'failed' | 'unreached';
  readonly findings: readonly Finding[];
  /** The envelopes that certainly reached the bot. */
  readonly reached: readonly SentEnvelope[];
  /** The reasons of missing acks that are not the bot's fault. */
  readonly excused: readonly ('network' | 'stall')[];
}

/** Judges the complete history of a payload. */
export function judge(history: PayloadHistory, around: Circumstances): Judgement {
  const { payload, envelopes } = history;
  // An ack proves that the envelope arrived.
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
  return { status: findStatus(history, reached), findings, reached, excused };
}

function findLoss(handler: string, history: PayloadHistory, reached: readonly SentEnvelope[]): Finding | null {
  const last = history.runs.findLast(run => run.handler === handler);
  const acked = history.envelopes.filter(({ ackedAt }) => ackedAt !== null);
  if (last === undefined) {
    const [envelope] = [...acked, ...reached];
    if (envelope === undefined) return null;
    const how = `${envelope.envelopeId} ${envelope.ackedAt === null ? 'reached the bot' : 'was acked'}`;
    return { what: 'lost', at: envelope.at, why: `${how}, but the handler '${handler}' never started` };
  }
  const { end } = last;
  if (end?.how !== 'threw' || !isRedelivered(history.payload.kind)) return null;
  // A failure may only be acked by the ack deadline, while the handler was queued. A redelivery must run the handler again
  // before its ack.
  const skipped = acked.find(({ at, ackedAt }) => at > end.at || (ackedAt ?? at) - at < DEADLINE_MS);
  if (skipped === undefined) return null;
  return {
    what: 'lost',
    at: skipped.at,
    why: `${skipped.envelopeId} was acked, but the handler '${handler}' had failed and did not run again`,
  };
}

/** Whether an ack is required: failed events are not acked, so that Slack redelivers them. */
function owesAck({ at }: SentEnvelope, { payload, runs }: PayloadHistory): boolean {
  if (!isRedelivered(payload.kind)) return true;
  const failedMeanwhile = ({ end }: HandlerRun): boolean =>
    end !== null && end.how !== 'well' && end.at >= at && end.at <= at + SLACK_ACK_TIMEOUT_MS;
  return !runs.some(failedMeanwhile);
}

/** The bot's ack deadline. */
const DEADLINE_MS = 2_500;
/** Extra time for a machine under load. */
const SPARE_MS = 100;

/** One envelope can be sent on two connections, and is acked once. */
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
  // A stall is an excuse if it used up the remaining time.
  const needsMs = order.act === 'work' || order.act === 'block' ? order.ms : order.act === 'hang' ? Infinity : 0;
  const leftMs = Math.max(SLACK_ACK_TIMEOUT_MS - DEADLINE_MS, SLACK_ACK_TIMEOUT_MS - needsMs) - SPARE_MS;
  return around.stalledMs(at, until) >= leftMs ? 'stall' : null;
}

function findStatus({ payload, runs }: PayloadHistory, reached: readonly SentEnvelope[]): Judgement['status'] {
  if (reached.length === 0 && runs.length === 0) return 'unreached';
  const endedWell = (handler: string): boolean =>
    runs.some(run => run.handler === handler && run.end !== null && run.end.how === 'well');
  const all = payload.kind.handlers.every(endedWell);
  return all || (!isRedelivered(payload.kind) && runs.length > 0) ? 'handled' : 'failed';
}
