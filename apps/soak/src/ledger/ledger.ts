import type { RunEnd } from '../bot/bot-reports.js';
import type { SentPayload } from '../traffic/traffic.js';
import { judge, type Circumstances, type Finding, type Judgement } from './judge.js';
import type { HandlerRun, PayloadHistory, SentEnvelope } from './payload-history.js';
import { Tally } from './tally.js';

/** The findings of a payload with its history. */
export interface Case {
  readonly history: PayloadHistory;
  readonly findings: readonly Finding[];
}

/**
 * The time from the last activity of a payload until it is judged, in milliseconds: longer than any redelivery or handler
 * run.
 */
export const CLOSED_AFTER_MS = 30_000;

/** The number of cases to keep; further ones are only counted. */
const MAX_CASES = 200;

/**
 * Records sent payloads, acks and the bot's reports. It judges a payload when its history is complete, and keeps only the
 * cases with findings.
 */
export class Ledger {
  readonly tally = new Tally();
  readonly cases: Case[] = [];
  /** Handlers that started on payloads that were already judged. */
  readonly strays: { readonly number: number; readonly handler: string; readonly at: number }[] = [];
  readonly #open = new Map<number, PayloadHistory>();
  readonly #numbers = new Map<string, number>();
  readonly #runs = new Map<number, HandlerRun>();
  readonly #heard = new Map<number, number>();
  #heardAt = 0;

  constructor(private readonly around: Circumstances) {}

  /** The number of payloads that are not judged yet. */
  get open(): number {
    return this.#open.size;
  }

  /** The time of the last activity of any payload. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** Records a payload before Slack delivers it. */
  began(payload: SentPayload, at: number): void {
    this.tally.sent += 1;
    this.#open.set(payload.number, { payload, at, envelopes: [], runs: [], doubled: [] });
    this.#heard.set(payload.number, at);
    this.#heardAt = at;
  }

  /** Records a sent envelope. */
  sent(number: number, envelope: SentEnvelope): void {
    const history = this.#of(number, envelope.at);
    if (!history) return;
    history.envelopes.push(envelope);
    this.#numbers.set(envelope.envelopeId, number);
  }

  /** Records that an envelope was written to an open connection. */
  written(envelopeId: string, connectionId: string, at: number): void {
    for (const envelope of this.#envelopes(envelopeId, at)) {
      if (envelope.connectionId === connectionId) envelope.writtenAt ??= at;
    }
  }

  /** Records an ack in time; ignores acks of other envelopes. */
  acked(envelopeId: string, at: number): void {
    // The same envelope can be sent on two connections.
    for (const envelope of this.#envelopes(envelopeId, at)) envelope.ackedAt ??= at;
  }

  /** Records the start of a handler. */
  begun(number: number, handler: string, run: number, at: number): void {
    const history = this.#of(number, at);
    if (!history) {
      // The payload is already judged, so no handler may start.
      this.tally.doubled += 1;
      this.strays.push({ number, handler, at });
      return;
    }
    const earlier = history.runs.filter(other => other.handler === handler);
    const why = earlier.some(({ end }) => end?.how === 'well')
      ? 'ran again after it had succeeded'
      : earlier.some(({ end }) => end === null)
        ? 'started while it was still running'
        : null;
    if (why !== null) history.doubled.push({ handler, at, why });
    const started: HandlerRun = { handler, run, startedAt: at, end: null };
    history.runs.push(started);
    this.#runs.set(run, started);
  }

  /** Records the end of a handler's run. */
  ended(number: number, run: number, how: RunEnd, at: number): void {
    this.#of(number, at);
    const started = this.#runs.get(run);
    if (started) started.end = { how, at };
    this.#runs.delete(run);
  }

  /** Judges payloads without recent activity. */
  close(at: number, afterMs = CLOSED_AFTER_MS): void {
    // Ordered by last activity, so the first recent payload ends the loop.
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

  /** Returns the history of a payload and updates its last activity. */
  #of(number: number, at: number): PayloadHistory | undefined {
    const history = this.#open.get(number);
    if (!history) return undefined;
    // Moves the payload to the end of the order.
    this.#heard.delete(number);
    this.#heard.set(number, at);
    this.#heardAt = at;
    return history;
  }
}
