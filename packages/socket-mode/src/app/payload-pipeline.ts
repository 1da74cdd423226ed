import type { ReceivedFrame } from '../connection/received-frame.js';
import type { Delivery } from '../delivery/delivery.js';
import type { Lanes } from '../delivery/lanes.js';
import { isRedelivered, onceKey } from '../envelope/envelope-facts.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { parseFrame } from '../envelope/parse-envelope.js';
import { isOwnEvent } from '../routing/own-event.js';
import type { RouteMatch } from '../routing/route.js';
import type { RouteTable } from '../routing/route-table.js';
import type { Ending } from '../settlement/ending.js';
import type { EnvelopeSettlement } from '../settlement/envelope-settlement.js';
import { PendingAck } from '../settlement/pending-ack.js';
import type { SettlementJournal } from '../settlement/settlement-journal.js';
import type { SlackTexts } from '../settlement/texts.js';
import { Conversation } from '../web-api/conversation.js';
import type { AppClients } from '../web-api/app-clients.js';
import type { BotSelf } from './bot-self.js';
import type { HandlerTask, PayloadAtHand } from './handler-task.js';
import type { SlackHandler } from './slack-handler.js';

/** What a pipeline does in an app's own way. */
export interface PipelineSettings {
  readonly ackDeadlineMs: number;
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
    private readonly lanes: Lanes,
    private readonly task: HandlerTask,
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
    const ack = this.#pendingAck(envelope, frame);
    void this.delivery.track(
      this.#take(envelope, ack).catch((error: unknown) => {
        // Something failed that has no ending, such as a text of the author's: the ack doesn't hang on it.
        ack.send();
        this.journal.unsettled(envelope, error);
      }),
    );
  }

  async #take(envelope: SlackEnvelope, ack: PendingAck): Promise<void> {
    const self = this.self.in(envelope);
    if (this.settings.ignoreSelf && isOwnEvent(envelope, self)) {
      ack.send();
      return;
    }
    const { matches, untaken } = this.routes.match(envelope, self);
    if (matches.length === 0) return this.#unhandled(envelope, ack);
    if (untaken) this.journal.unhandled(envelope);
    const conversation = new Conversation(envelope, self, this.clients);
    await this.#deliver(matches, { envelope, ack, conversation });
  }

  #pendingAck(envelope: SlackEnvelope, frame: ReceivedFrame): PendingAck {
    const { ackDeadlineMs } = this.settings;
    return new PendingAck(envelope.id, frame, ackDeadlineMs, {
      late: () => this.journal.late(envelope, ackDeadlineMs),
      ended: end => {
        this.settlement.count(envelope, end === 'written' ? 'acked' : 'withheld');
        if (end === 'unsent') this.journal.ackUndelivered(envelope);
        else this.journal.counters.add(end === 'written' ? 'acked' : 'withheld');
      },
    });
  }

  async #deliver(matches: readonly RouteMatch<SlackHandler>[], at: PayloadAtHand): Promise<void> {
    if (matches.some(match => match.route.handler.ackMode === 'immediate')) at.ack.send();
    const payload = onceKey(at.envelope);
    const lane = this.lanes.of(at.envelope);
    const comesAgain = isRedelivered(at.envelope);
    const endings = await Promise.all(
      matches.map(async (match, index): Promise<Ending> => {
        // One handler may be meant for several entries of `actions[]`, each of which is work of its own.
        const handler = match.kind === 'action' ? `${match.route.handler.id}#${index}` : match.route.handler.id;
        const run = () => this.task.perform(match, at);
        const delivered = await this.delivery.once({ payload, handler, lane, order: null, comesAgain, waits, run });
        if (delivered.by === 'running') return delivered.value;
        if (delivered.by === 'joining' && delivered.outcome === 'done') return { ack: 'send' };
        const { place } = match.route.handler;
        return { ack: 'withhold', insists: false, lost: () => this.journal.lost({ envelope: at.envelope, place }) };
      }),
    );
    this.settlement.finish(at.envelope, at.ack, endings);
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

const waits = (): void => {};
