import type { Delivery, Worked } from './delivery.js';
import type { RejectionReason } from './wait-queue.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { MembersOfAnyKind } from '../handler/kind-members.js';
import { SlackContext, type SlackContextParts } from '../handler/slack-context.js';
import type { RouteMatch } from '../routing/route.js';
import type { Response } from '../response/response.js';
import type { EnvelopeResult } from '../response/envelope-result.js';
import type { HandlerRun } from '../response/handler-run.js';
import type { PendingAck } from './pending-ack.js';
import type { Responders } from '../response/responders.js';
import type { MessageSender } from '../web-api/message-sender.js';
import { andThen, type MaybePromise } from './maybe-promise.js';
import { ManualAck } from './manual-ack.js';
import type { HandlerTimeout } from './handler-timeout.js';
import type { RunningHandlers } from './running-handlers.js';
import type { SlackHandler } from './slack-handler.js';

/** One payload on its way through an app. */
export interface DispatchedPayload {
  readonly envelope: SlackEnvelope;
  readonly ack: PendingAck;
  readonly conversation: MessageSender;
}

type Match = RouteMatch<SlackHandler>;

/** Takes a payload through one handler, to the ending that this makes for its ack. */
export class HandlerExecution {
  constructor(
    private readonly app: string,
    private readonly running: RunningHandlers,
    private readonly settlement: Responders,
    private readonly envelopes: EnvelopeResult,
    private readonly delivery: Delivery,
  ) {}

  /** Every error of a handler has an ending; it fails only when finding that out does. */
  perform(match: Match, at: DispatchedPayload): MaybePromise<Worked<Response>> {
    const run = this.#runOf(match, at);
    this.settlement.begin(run);
    const ending = this.running.run(
      time => match.route.handler.run(match.payload, this.#context(match, run, time)),
      result => this.settlement.conclude(run, result),
    );
    return andThen(ending, worked);
  }

  /** Tells a person that their payload's handler does not begin. */
  async turnAway(match: Match, at: DispatchedPayload, why: RejectionReason): Promise<void> {
    const run = this.#runOf(match, at);
    this.envelopes.finish(at.envelope, at.ack, [await this.settlement.turnedAway(run, why)]);
  }

  #runOf({ kind, route }: Match, { envelope, ack, conversation }: DispatchedPayload): HandlerRun {
    return { kind, handler: route.handler, envelope, ack, conversation, track: this.#track };
  }

  readonly #track = (work: Promise<void>): void => void this.delivery.track(work);

  #context(match: Match, run: HandlerRun, time: HandlerTimeout): SlackContext {
    const parts: SlackContextParts = {
      app: this.app,
      envelope: run.envelope,
      payload: match.payload,
      params: match.params,
      values: match.values ?? match.params,
      conversation: run.conversation,
      ack: new ManualAck(run, this.settlement, this.envelopes),
      time,
    };
    return new SlackContext(parts, new MembersOfAnyKind(match.kind, run.conversation, time));
  }
}

const worked = (ending: Response): Worked<Response> => ({
  outcome: ending.ack === 'withhold' ? 'failed' : 'done',
  value: ending,
});
