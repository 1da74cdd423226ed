import type { AckPort, SlackAnswerable } from '../handler/slack-context.js';
import type { EnvelopeResult } from '../response/envelope-result.js';
import type { HandlerRun } from '../response/handler-run.js';
import type { Responders } from '../response/responders.js';
import { andThen } from './maybe-promise.js';

/** The ack of the payload that a handler is at work on, as the handler may use it. */
export class ManualAck implements AckPort {
  constructor(
    private readonly run: HandlerRun,
    private readonly settlement: Responders,
    private readonly envelopes: EnvelopeResult,
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
