import type { Judgement } from './judge.js';
import type { PayloadHistory } from './payload-history.js';

/** Counts over the whole run. */
export class Tally {
  /** Payloads given to Slack to deliver. */
  sent = 0;
  /** Envelopes that reached the bot, redeliveries among them. */
  envelopes = 0;
  redeliveries = 0;
  acked = 0;
  handled = 0;
  failed = 0;
  unreached = 0;
  lost = 0;
  doubled = 0;
  unanswered = 0;
  unended = 0;
  acksLostToNetwork = 0;
  acksLateByStalls = 0;
  /** Runs of handlers. */
  runs = 0;

  add(history: PayloadHistory, { status, findings, reached, excused }: Judgement): void {
    this.envelopes += reached.length;
    this.redeliveries += reached.filter(({ retryAttempt }) => retryAttempt > 0).length;
    this.acked += history.envelopes.filter(({ ackedAt }) => ackedAt !== null).length;
    this.runs += history.runs.length;
    this[status] += 1;
    for (const { what } of findings) this[what] += 1;
    for (const excuse of excused) {
      if (excuse === 'network') this.acksLostToNetwork += 1;
      else this.acksLateByStalls += 1;
    }
  }
}
