import type { RunEnd } from '../../src/bot/bot-reports.js';
import { FaultLog, type Fault } from '../../src/faults/fault-log.js';
import { Ledger } from '../../src/ledger/ledger.js';
import type { Finding } from '../../src/ledger/judge.js';
import type { Order } from '../../src/traffic/order.js';
import { payloadKinds } from '../../src/traffic/payload-kinds.js';
import { Stalls } from '../../src/watch/stalls.js';

/** The connection on which everything goes unless said otherwise. */
export const LINE = 'line-1';

/** Books of one payload, written by hand. Times are milliseconds from an arbitrary beginning. */
export class Books {
  readonly stalls = new Stalls();
  readonly faults = new FaultLog(this.stalls);
  readonly ledger = new Ledger(this.faults);
  #runs = 0;

  /** @param kind a kind of payload by its name */
  constructor(kind: string, order: Order = { act: 'return' }) {
    const found = payloadKinds.find(({ name }) => name === kind);
    if (!found) throw new Error(`There is no kind of payload called '${kind}'.`);
    this.ledger.began({ number: 1, kind: found, order }, 0);
  }

  /** An envelope was sent, and written unless said otherwise. */
  sent(envelopeId: string, at: number, { connectionId = LINE, retryAttempt = 0, written = true } = {}): this {
    this.ledger.sent(1, { envelopeId, connectionId, retryAttempt, at, writtenAt: null, ackedAt: null });
    if (written) this.ledger.written(envelopeId, connectionId, at);
    return this;
  }

  acked(envelopeId: string, at: number): this {
    this.ledger.acked(envelopeId, at);
    return this;
  }

  /** A handler ran from one time to another; without the other it never ended. */
  ran(handler: string, from: number, until?: number, how: RunEnd = 'well'): this {
    this.#runs += 1;
    this.ledger.begun(1, handler, this.#runs, from);
    if (until !== undefined) this.ledger.ended(1, this.#runs, how, until);
    return this;
  }

  /** A fault on the line. */
  suffered(
    harm: Fault['harms'][number],
    from: number,
    until: number,
    connections: Fault['connections'] = [LINE],
  ): this {
    this.faults.note({ name: harm, detail: '', harms: [harm], from, until, connections });
    return this;
  }

  /** What the ledger found when all was over. */
  get findings(): Finding['what'][] {
    this.ledger.close(Infinity, 0);
    return this.ledger.cases.flatMap(({ findings }) => findings.map(({ what }) => what));
  }
}
