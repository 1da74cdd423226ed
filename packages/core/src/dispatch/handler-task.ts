import type { Delivery, Worked } from '../delivery/delivery.js';
import type { TurnedAway } from '../delivery/waiting-line.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { MembersOfAnyKind } from '../handler/kind-members.js';
import { SlackContext, type SlackContextParts } from '../handler/slack-context.js';
import type { RouteMatch } from '../routing/route.js';
import type { Ending } from '../settlement/ending.js';
import type { EnvelopeSettlement } from '../settlement/envelope-settlement.js';
import type { HandlerRun } from '../settlement/handler-run.js';
import type { PendingAck } from '../settlement/pending-ack.js';
import type { Settlement } from '../settlement/settlement.js';
import type { Conversation } from '../web-api/conversation.js';
import { andThen, type Soon } from '../time/soon.js';
import { AckByHand } from './ack-by-hand.js';
import type { HandlerTime } from './handler-time.js';
import type { RunningHandlers } from './running-handlers.js';
import type { SlackHandler } from './slack-handler.js';

/** One payload on its way through an app. */
export interface PayloadAtHand {
  readonly envelope: SlackEnvelope;
  readonly ack: PendingAck;
  readonly conversation: Conversation;
}

type Match = RouteMatch<SlackHandler>;

/** Takes a payload through one handler, to the ending that this makes for its ack. */
export class HandlerTask {
  constructor(
    private readonly app: string,
    private readonly running: RunningHandlers,
    private readonly settlement: Settlement,
    private readonly envelopes: EnvelopeSettlement,
    private readonly delivery: Delivery,
  ) {}

  /** Every error of a handler has an ending; it fails only when finding that out does. */
  perform(match: Match, at: PayloadAtHand): Soon<Worked<Ending>> {
    const run = this.#runOf(match, at);
    this.settlement.begin(run);
    const ending = this.running.run(
      time => match.route.handler.run(match.payload, this.#context(match, run, time)),
      result => this.settlement.conclude(run, result),
    );
    return andThen(ending, worked);
  }

  /** Tells a person that their payload's handler does not begin. */
  async turnAway(match: Match, at: PayloadAtHand, why: TurnedAway): Promise<void> {
    const run = this.#runOf(match, at);
    this.envelopes.finish(at.envelope, at.ack, [await this.settlement.turnedAway(run, why)]);
  }

  #runOf({ kind, route }: Match, { envelope, ack, conversation }: PayloadAtHand): HandlerRun {
    return { kind, handler: route.handler, envelope, ack, conversation, track: this.#track };
  }

  readonly #track = (work: Promise<void>): void => void this.delivery.track(work);

  #context(match: Match, run: HandlerRun, time: HandlerTime): SlackContext {
    const parts: SlackContextParts = {
      app: this.app,
      envelope: run.envelope,
      payload: match.payload,
      params: match.params,
      values: match.values ?? match.params,
      conversation: run.conversation,
      ack: new AckByHand(run, this.settlement, this.envelopes),
      time,
    };
    return new SlackContext(parts, new MembersOfAnyKind(match.kind, run.conversation, time));
  }
}

const worked = (ending: Ending): Worked<Ending> => ({
  outcome: ending.ack === 'withhold' ? 'failed' : 'done',
  value: ending,
});
