import type { AckPort, SlackAnswerable } from '../handler/slack-context.js';
import type { EnvelopeSettlement } from '../settlement/envelope-settlement.js';
import type { HandlerRun } from '../settlement/handler-run.js';
import type { Settlement } from '../settlement/settlement.js';
import { andThen } from '../time/soon.js';

/** The ack of the payload that a handler is at work on, as the handler may use it. */
export class AckByHand implements AckPort {
  constructor(
    private readonly run: HandlerRun,
    private readonly settlement: Settlement,
    private readonly envelopes: EnvelopeSettlement,
  ) {}

  get answerable(): SlackAnswerable {
    return this.settlement.answerable(this.run);
  }

  /** At once, where nothing has to be waited for: what the handler returns comes after it. */
  async send(answer: unknown): Promise<void> {
    const { envelope, ack } = this.run;
    ack.isAhead = true;
    await andThen(this.settlement.ackNow(this.run, answer), ending => this.envelopes.finish(envelope, ack, [ending]));
  }
}
