import type { AckPort, SlackAnswerable } from '../handler/slack-context.js';
import type { EnvelopeResult } from '../response/envelope-result.js';
import type { HandlerRun } from '../response/handler-run.js';
import type { Responders } from '../response/responders.js';
import { andThen } from './maybe-promise.js';

/** The ack of a handler's payload, as `ctx.ack()` sends it. */
export class ManualAck implements AckPort {
  constructor(
    private readonly run: HandlerRun,
    private readonly responders: Responders,
    private readonly envelopeResult: EnvelopeResult,
  ) {}

  get answerable(): SlackAnswerable {
    return this.responders.getAnswerable(this.run);
  }

  /** Synchronous where nothing has to be awaited, so that the ack is written before the handler's next statement runs. */
  async send(result: unknown): Promise<void> {
    const { envelope, ack } = this.run;
    ack.isAhead = true;
    await andThen(this.responders.respondToManualAck(this.run, result), response =>
      this.envelopeResult.finish(envelope, ack, [response]),
    );
  }
}
