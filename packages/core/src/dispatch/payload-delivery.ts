import type { Delivered, Delivery } from './delivery.js';
import type { ConcurrencyLimiters } from './concurrency-limiters.js';
import type { RejectionReason, QueuedHandler } from './wait-queue.js';
import { isRedelivered, getIdempotencyId } from '../envelope/envelope-metadata.js';
import type { RouteMatch } from '../routing/route.js';
import type { Response } from '../response/response.js';
import type { EnvelopeResult } from '../response/envelope-result.js';
import type { PendingAck } from './pending-ack.js';
import type { QueueLog } from '../telemetry/queue-log.js';
import { mapAll, andThen, type MaybePromise } from './maybe-promise.js';
import type { HandlerExecution, DispatchedPayload } from './handler-task.js';
import type { SlackHandler } from './slack-handler.js';

type Match = RouteMatch<SlackHandler>;

/** Takes a payload to its handlers, each once and in its turn, and makes one ack of what comes of it. */
export class PayloadDelivery {
  /** The acks that are about to say that no handler begins. */
  readonly #told = new WeakSet<PendingAck>();

  constructor(
    private readonly delivery: Delivery,
    private readonly lanes: ConcurrencyLimiters,
    private readonly task: HandlerExecution,
    private readonly settlement: EnvelopeResult,
    private readonly journal: QueueLog,
  ) {}

  deliver(matches: readonly Match[], at: DispatchedPayload): MaybePromise<void> {
    const { envelope, ack } = at;
    const { lane, order } = this.lanes.placeOf(envelope);
    // What has no place yet is not acked at once either: it may be turned away.
    if (matches.some(isImmediate) && lane.hasRoomFor(matches.length)) {
      ack.isAhead = true;
      ack.send();
    }
    const payload = getIdempotencyId(envelope);
    const comesAgain = isRedelivered(envelope);
    const joins = () => this.settlement.joins(envelope, ack);
    const waits = (turn: QueuedHandler) => {
      this.journal.waits();
      ack.turns.push(turn);
    };
    const endings = mapAll(matches, (match, index) => {
      const { id } = match.route.handler;
      // One handler may be meant for several entries of `actions[]`, each of which is work of its own.
      const handler = isEntry(match) ? `${id}#${index}` : id;
      const run = () => this.task.perform(match, at);
      const delivered = this.delivery.once({ payload, handler, lane, order, comesAgain, joins, waits, run });
      return andThen(delivered, each => this.#endingOf(each, match, at));
    });
    return andThen(endings, all => this.settlement.finish(envelope, ack, all));
  }

  #endingOf(delivered: Delivered<Response>, match: Match, at: DispatchedPayload): MaybePromise<Response> {
    switch (delivered.by) {
      case 'running':
        return delivered.value;
      case 'turned_away':
        return isRedelivered(at.envelope) ? this.#leave(delivered.why, at) : this.#tell(delivered.why, match, at);
      case 'joining':
        return this.settlement.joined(at.envelope, delivered.outcome, match.route.handler);
    }
  }

  #leave(why: RejectionReason, { envelope, ack }: DispatchedPayload): Response {
    this.journal.event(why);
    return this.settlement.leave(envelope, ack, why, () => this.journal.lost(why));
  }

  /** At once, whatever else its payload is for: it is told so once, however many handlers do not begin. */
  async #tell(why: RejectionReason, match: Match, at: DispatchedPayload): Promise<Response> {
    if ((at.ack.open && !this.#told.has(at.ack)) || isImmediate(match)) {
      this.#told.add(at.ack);
      this.journal.person(why);
      await this.task.turnAway(match, at, why);
    }
    return { ack: 'send' };
  }
}

/** Whether it is for one of `actions[]`. */
const isEntry = ({ kind }: Match): boolean => kind === 'action' || kind === 'interactive_message';

const isImmediate = ({ route }: Match): boolean => route.handler.ackMode === 'immediate';
