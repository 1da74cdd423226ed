import type { ReceivedFrame } from '../connection/received-frame.js';
import type { Waiting } from '../delivery/waiting-line.js';
import { tellsContext } from '../envelope/assistant-facts.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { parseFrame } from '../envelope/parse-envelope.js';
import type { RouteTable } from '../routing/route-table.js';
import type { EnvelopeSettlement } from '../settlement/envelope-settlement.js';
import type { PendingAck } from '../settlement/pending-ack.js';
import type { SettlementJournal } from '../settlement/settlement-journal.js';
import type { AckDeadline } from './ack-deadline.js';
import type { BotSelf } from './bot-self.js';
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

  /** Resolves when all is done for a frame, whatever came of it. */
  receive(frame: ReceivedFrame): Promise<void> {
    const parsed = frame.text === null ? null : parseFrame(frame.text);
    if (parsed === null || !parsed.ok) {
      this.journal.malformed(parsed === null ? 'binary data' : parsed.name);
      frame.settle(null);
      return Promise.resolve();
    }
    const { envelope } = parsed;
    this.journal.received();
    const turns: Waiting[] = [];
    const ack = this.deadline.start(envelope, frame, turns);
    return this.#take(envelope, ack, turns).catch((error: unknown) => {
      this.settlement.unsettled(envelope, ack, error);
    });
  }

  async #take(envelope: SlackEnvelope, ack: PendingAck, turns: Waiting[]): Promise<void> {
    const conversation = this.self.conversation(envelope);
    if (this.self.ignores(envelope, conversation)) {
      ack.send();
      return;
    }
    const { matches, untaken, usage } = this.routes.match(envelope, conversation.self);
    if (usage !== undefined) return this.settlement.misused(envelope, ack, conversation, usage);
    if (tellsContext(envelope)) await conversation.assistant.keepContext();
    if (matches.length === 0 && untaken) return this.settlement.unhandled(envelope, ack, conversation);
    if (untaken) {
      this.journal.unhandled(
        envelope,
        matches.map(({ payload }) => payload),
      );
    }
    await Promise.all([
      this.handlers.deliver(matches, { envelope, ack, conversation, turns }),
      untaken ? this.settlement.notRun(envelope, ack, conversation) : undefined,
    ]);
  }
}
