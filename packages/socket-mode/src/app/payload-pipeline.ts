import type { ReceivedFrame } from '../connection/received-frame.js';
import type { Delivery } from '../delivery/delivery.js';
import type { Waiting } from '../delivery/waiting-line.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { parseFrame } from '../envelope/parse-envelope.js';
import { isOwnEvent } from '../routing/own-event.js';
import type { RouteTable } from '../routing/route-table.js';
import type { EnvelopeSettlement } from '../settlement/envelope-settlement.js';
import { PendingAck } from '../settlement/pending-ack.js';
import type { SettlementJournal } from '../settlement/settlement-journal.js';
import type { SlackTexts } from '../settlement/texts.js';
import { Conversation } from '../web-api/conversation.js';
import type { AppClients } from '../web-api/app-clients.js';
import type { BotSelf } from './bot-self.js';
import type { AckDeadline } from './ack-deadline.js';
import type { PayloadDelivery } from './payload-delivery.js';
import type { SlackHandler } from './slack-handler.js';

/** What a pipeline does in an app's own way. */
export interface PipelineSettings {
  readonly ignoreSelf: boolean;
  readonly texts: SlackTexts;
}

/** The way of a payload from its frame to its ack. */
export class PayloadPipeline {
  constructor(
    private readonly settings: PipelineSettings,
    private readonly self: BotSelf,
    private readonly routes: RouteTable<SlackHandler>,
    private readonly delivery: Delivery,
    private readonly handlers: PayloadDelivery,
    private readonly deadline: AckDeadline,
    private readonly settlement: EnvelopeSettlement,
    private readonly clients: AppClients,
    private readonly journal: SettlementJournal,
  ) {}

  receive(frame: ReceivedFrame): void {
    const parsed = frame.text === null ? null : parseFrame(frame.text);
    if (parsed === null || !parsed.ok) {
      this.journal.malformed(parsed === null ? 'binary data' : parsed.name);
      frame.settle(null);
      return;
    }
    const { envelope } = parsed;
    this.journal.counters.add('received');
    // From here on the envelope gets its ack, whatever becomes of the rest: the deadline sees to it.
    const turns: Waiting[] = [];
    const ack = this.#pendingAck(envelope, frame, turns);
    void this.delivery.track(
      this.#take(envelope, ack, turns).catch((error: unknown) => {
        // Something failed that has no ending, such as a text of the author's: the ack doesn't hang on it.
        ack.send();
        this.journal.unsettled(envelope, error);
      }),
    );
  }

  async #take(envelope: SlackEnvelope, ack: PendingAck, turns: Waiting[]): Promise<void> {
    const self = this.self.in(envelope);
    if (this.settings.ignoreSelf && isOwnEvent(envelope, self)) {
      ack.send();
      return;
    }
    const { matches, untaken } = this.routes.match(envelope, self);
    if (matches.length === 0) return this.#unhandled(envelope, ack);
    if (untaken) this.journal.unhandled(envelope);
    const conversation = new Conversation(envelope, self, this.clients);
    await this.handlers.deliver(matches, { envelope, ack, conversation, turns });
  }

  #pendingAck(envelope: SlackEnvelope, frame: ReceivedFrame, turns: readonly Waiting[]): PendingAck {
    const ack: PendingAck = new PendingAck(envelope.id, frame, this.deadline.times.ackDeadlineMs, {
      deadline: () => this.deadline.reached(envelope, ack, turns),
      ended: end => {
        this.settlement.count(envelope, end === 'written' ? 'acked' : 'withheld');
        if (end === 'unsent') this.journal.ackUndelivered(envelope);
        else this.journal.counters.add(end === 'written' ? 'acked' : 'withheld');
      },
    });
    return ack;
  }

  #unhandled(envelope: SlackEnvelope, ack: PendingAck): void {
    this.journal.unhandled(envelope);
    switch (envelope.kind) {
      case 'command':
        ack.send({ response_type: 'ephemeral', text: this.settings.texts.unknownCommand(envelope.name) });
        return;
      case 'options':
        ack.send({ options: [] });
        return;
      default:
        ack.send();
    }
  }
}
