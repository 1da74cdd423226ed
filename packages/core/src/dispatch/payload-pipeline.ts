import type { InboundDelivery } from './inbound-delivery.js';
import { hasThreadContext } from '../envelope/assistant-metadata.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { parseFrame } from '../envelope/parse-envelope.js';
import type { RouteMatch } from '../routing/route.js';
import type { RouteTable } from '../routing/route-table.js';
import type { EnvelopeResult } from '../response/envelope-result.js';
import type { PendingAck } from './pending-ack.js';
import type { ResponseLog } from '../telemetry/response-log.js';
import { mapAll, andThen, type MaybePromise, tryThen } from './maybe-promise.js';
import type { AckDeadline } from './ack-deadline.js';
import type { BotIdentityResolver } from '../web-api/bot-identity-resolver.js';
import type { DispatchedPayload } from './handler-task.js';
import type { PayloadDelivery } from './payload-delivery.js';
import type { SlackHandler } from './slack-handler.js';

/** The way of a payload from its frame to its ack. */
export class Dispatcher {
  constructor(
    private readonly self: BotIdentityResolver,
    private readonly routes: RouteTable<SlackHandler>,
    private readonly deadline: AckDeadline,
    private readonly handlers: PayloadDelivery,
    private readonly settlement: EnvelopeResult,
    private readonly journal: ResponseLog,
  ) {}

  /** What comes of it comes when all is done for a frame; it never fails. */
  receive(frame: InboundDelivery): MaybePromise<void> {
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

  #take(envelope: SlackEnvelope, ack: PendingAck): MaybePromise<unknown> {
    const conversation = this.self.conversation(envelope);
    if (this.self.ignores(envelope, conversation)) return ack.send();
    const { matches, untaken, usage } = this.routes.match(envelope, conversation.self);
    if (usage !== undefined) return this.settlement.misused(envelope, ack, conversation, usage);
    const kept = hasThreadContext(envelope) ? conversation.assistant.keepContext() : undefined;
    return andThen(kept, () => {
      const at = { envelope, ack, conversation };
      return untaken ? this.#takePart(matches, at) : this.handlers.deliver(matches, at);
    });
  }

  /** Something of it is nobody's, if not all. */
  async #takePart(matches: readonly RouteMatch<SlackHandler>[], at: DispatchedPayload): Promise<void> {
    const { envelope, ack, conversation } = at;
    if (matches.length === 0) return this.settlement.unhandled(envelope, ack, conversation);
    this.journal.unhandled(
      envelope,
      matches.map(({ payload }) => payload),
    );
    const parts = [() => this.handlers.deliver(matches, at), () => this.settlement.notRun(envelope, ack, conversation)];
    await mapAll(parts, begin => begin());
  }
}
