import type { RunEnd } from '../bot/bot-reports.js';
import type { SentPayload } from '../traffic/traffic.js';
import { judge, type Circumstances, type Finding, type Judgement } from './judge.js';
import type { HandlerRun, PayloadHistory, SentEnvelope } from './payload-history.js';
import { Tally } from './tally.js';

/** What was found wrong, with the whole history of the payload. */
export interface Case {
  readonly history: PayloadHistory;
  readonly findings: readonly Finding[];
}

/**
 * How long after the last thing heard of a payload it is judged, in milliseconds: longer than any redelivery and any
 * run of a handler may be on its way.
 */
export const CLOSED_AFTER_MS = 30_000;

/** How many cases are kept whole; the rest is counted. */
const MAX_CASES = 200;

/**
 * The books of a run: what was sent, what came back, what the bot says it did. Counts nothing before a payload's
 * history is complete, and then keeps only what was wrong.
 */
export class Ledger {
  readonly tally = new Tally();
  readonly cases: Case[] = [];
  /** Handlers that began on payloads which had been judged. */
  readonly strays: { readonly number: number; readonly handler: string; readonly at: number }[] = [];
  readonly #open = new Map<number, PayloadHistory>();
  readonly #numbers = new Map<string, number>();
  readonly #runs = new Map<number, HandlerRun>();
  readonly #heard = new Map<number, number>();
  #heardAt = 0;

  constructor(private readonly around: Circumstances) {}

  /** How many payloads aren't judged yet. */
  get open(): number {
    return this.#open.size;
  }

  /** When anything was last heard of any payload. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** A payload is about to be given to Slack to deliver. */
  began(payload: SentPayload, at: number): void {
    this.tally.sent += 1;
    this.#open.set(payload.number, { payload, at, envelopes: [], runs: [], doubled: [] });
    this.#heard.set(payload.number, at);
    this.#heardAt = at;
  }

  /** An envelope is on its way. */
  sent(number: number, envelope: SentEnvelope): void {
    const history = this.#of(number, envelope.at);
    if (!history) return;
    history.envelopes.push(envelope);
    this.#numbers.set(envelope.envelopeId, number);
  }

  /** The bytes of an envelope have been handed to an open connection. */
  written(envelopeId: string, connectionId: string, at: number): void {
    for (const envelope of this.#envelopes(envelopeId, at)) {
      if (envelope.connectionId === connectionId) envelope.writtenAt ??= at;
    }
  }

  /** An ack has come in time. Acks of what isn't the soak's own change nothing. */
  acked(envelopeId: string, at: number): void {
    // The very same envelope may have been sent twice.
    for (const envelope of this.#envelopes(envelopeId, at)) envelope.ackedAt ??= at;
  }

  /** A handler has begun. */
  begun(number: number, handler: string, run: number, at: number): void {
    const history = this.#of(number, at);
    if (!history) {
      // Judged long ago: whatever had been missing then, nothing is to begin any more.
      this.tally.doubled += 1;
      this.strays.push({ number, handler, at });
      return;
    }
    const earlier = history.runs.filter(other => other.handler === handler);
    const why = earlier.some(({ end }) => end?.how === 'well')
      ? 'had ended well, and ran again'
      : earlier.some(({ end }) => end === null)
        ? 'began while it was still at it'
        : null;
    if (why !== null) history.doubled.push({ handler, at, why });
    const begun: HandlerRun = { handler, run, startedAt: at, end: null };
    history.runs.push(begun);
    this.#runs.set(run, begun);
  }

  /** A handler's run has ended. */
  ended(number: number, run: number, how: RunEnd, at: number): void {
    this.#of(number, at);
    const begun = this.#runs.get(run);
    if (begun) begun.end = { how, at };
    this.#runs.delete(run);
  }

  /** Judges what has not been heard of for so long that nothing more can come. */
  close(at: number, afterMs = CLOSED_AFTER_MS): void {
    // In the order of the last word: the first that is too young ends the search.
    for (const [number, heardAt] of this.#heard) {
      if (heardAt > at - afterMs) return;
      this.#close(number);
    }
  }

  #close(number: number): void {
    const history = this.#open.get(number);
    this.#heard.delete(number);
    this.#open.delete(number);
    if (!history) return;
    for (const { envelopeId } of history.envelopes) this.#numbers.delete(envelopeId);
    for (const { run } of history.runs) this.#runs.delete(run);
    const judgement: Judgement = judge(history, this.around);
    this.tally.add(history, judgement);
    const { findings } = judgement;
    if (findings.length > 0 && this.cases.length < MAX_CASES) this.cases.push({ history, findings });
  }

  #envelopes(envelopeId: string, at: number): SentEnvelope[] {
    const number = this.#numbers.get(envelopeId);
    const history = number === undefined ? undefined : this.#of(number, at);
    return history?.envelopes.filter(envelope => envelope.envelopeId === envelopeId) ?? [];
  }

  /** The history of a payload that something was just heard of. */
  #of(number: number, at: number): PayloadHistory | undefined {
    const history = this.#open.get(number);
    if (!history) return undefined;
    // To the end of the order.
    this.#heard.delete(number);
    this.#heard.set(number, at);
    this.#heardAt = at;
    return history;
  }
}
