import type { ReceivedFrame } from './received-frame.js';
import { tellsContext } from '../envelope/assistant-facts.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { parseFrame } from '../envelope/parse-envelope.js';
import type { RouteMatch } from '../routing/route.js';
import type { RouteTable } from '../routing/route-table.js';
import type { EnvelopeSettlement } from '../settlement/envelope-settlement.js';
import type { PendingAck } from '../settlement/pending-ack.js';
import type { SettlementJournal } from '../settlement/settlement-journal.js';
import { allOf, andThen, type Soon, tryThen } from '../time/soon.js';
import type { AckDeadline } from './ack-deadline.js';
import type { BotSelf } from '../web-api/bot-self.js';
import type { PayloadAtHand } from './handler-task.js';
import type { PayloadDelivery } from './payload-delivery.js';
import type { SlackHandler } from './slack-handler.js';

/** The way of a payload from its frame to its ack. */
export class PayloadPipeline {
  constructor(
    private readonly self: BotSelf,
    private readonly routes: RouteTable<SlackHandler>,
    private readonly deadline: AckDeadline,
    private readonly handlers: PayloadDelivery,
    private readonly settlement: EnvelopeSettlement,
    private readonly journal: SettlementJournal,
  ) {}

  /** What comes of it comes when all is done for a frame; it never fails. */
  receive(frame: ReceivedFrame): Soon<void> {
    const parsed = frame.text === null ? null : parseFrame(frame.text);
    if (parsed === null || !parsed.ok) {
      this.journal.malformed(parsed === null ? 'binary data' : parsed.name);
      frame.settle(null);
      return;
    }
    const { envelope } = parsed;
    this.journal.received();
    const ack = this.deadline.start(envelope, frame);
    return tryThen(
      () => this.#take(envelope, ack),
      () => {},
      error => this.settlement.unsettled(envelope, ack, error),
    );
  }

  #take(envelope: SlackEnvelope, ack: PendingAck): Soon<unknown> {
    const conversation = this.self.conversation(envelope);
    if (this.self.ignores(envelope, conversation)) return ack.send();
    const { matches, untaken, usage } = this.routes.match(envelope, conversation.self);
    if (usage !== undefined) return this.settlement.misused(envelope, ack, conversation, usage);
    const kept = tellsContext(envelope) ? conversation.assistant.keepContext() : undefined;
    return andThen(kept, () => {
      const at = { envelope, ack, conversation };
      return untaken ? this.#takePart(matches, at) : this.handlers.deliver(matches, at);
    });
  }

  /** Something of it is nobody's, if not all. */
  async #takePart(matches: readonly RouteMatch<SlackHandler>[], at: PayloadAtHand): Promise<void> {
    const { envelope, ack, conversation } = at;
    if (matches.length === 0) return this.settlement.unhandled(envelope, ack, conversation);
    this.journal.unhandled(
      envelope,
      matches.map(({ payload }) => payload),
    );
    const parts = [() => this.handlers.deliver(matches, at), () => this.settlement.notRun(envelope, ack, conversation)];
    await allOf(parts, begin => begin());
  }
}
