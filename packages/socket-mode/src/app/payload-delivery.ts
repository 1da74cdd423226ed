import type { Delivered, Delivery } from '../delivery/delivery.js';
import type { EventOrder } from '../delivery/event-order.js';
import type { Lanes } from '../delivery/lanes.js';
import type { TurnedAway, Waiting } from '../delivery/waiting-line.js';
import { isRedelivered, onceKey } from '../envelope/envelope-facts.js';
import type { RouteMatch } from '../routing/route.js';
import type { Ending } from '../settlement/ending.js';
import type { EnvelopeSettlement } from '../settlement/envelope-settlement.js';
import type { SettlementJournal } from '../settlement/settlement-journal.js';
import type { TurnedAwayJournal } from '../settlement/turned-away-journal.js';
import type { HandlerTask, PayloadAtHand } from './handler-task.js';
import type { SlackHandler } from './slack-handler.js';

type Match = RouteMatch<SlackHandler>;

/** Takes a payload to its handlers, each once and in its turn, and makes one ack of what comes of it. */
export class PayloadDelivery {
  constructor(
    private readonly delivery: Delivery,
    private readonly lanes: Lanes,
    private readonly order: EventOrder,
    private readonly task: HandlerTask,
    private readonly settlement: EnvelopeSettlement,
    private readonly journal: SettlementJournal,
    private readonly turnedAway: TurnedAwayJournal,
  ) {}

  async deliver(matches: readonly Match[], at: PayloadAtHand): Promise<void> {
    const { envelope, ack } = at;
    const lane = this.lanes.of(envelope);
    // What has no place yet is not acked at once either: it may be turned away.
    if (matches.some(isImmediate) && lane.hasRoomFor(matches.length)) ack.send();
    const payload = onceKey(envelope);
    const order = this.order.keyOf(envelope);
    const comesAgain = isRedelivered(envelope);
    const waits = (turn: Waiting) => {
      this.journal.counters.add('queued');
      at.turns.push(turn);
    };
    const endings = await Promise.all(
      matches.map(async (match, index): Promise<Ending> => {
        // One handler may be meant for several entries of `actions[]`, each of which is work of its own.
        const handler = match.kind === 'action' ? `${match.route.handler.id}#${index}` : match.route.handler.id;
        const run = () => this.task.perform(match, at);
        const delivered = await this.delivery.once({ payload, handler, lane, order, comesAgain, waits, run });
        return this.#endingOf(delivered, match, at);
      }),
    );
    this.settlement.finish(envelope, ack, endings);
  }

  #endingOf(delivered: Delivered<Ending>, match: Match, at: PayloadAtHand): Ending {
    switch (delivered.by) {
      case 'running':
        return delivered.value;
      case 'turned_away':
        return isRedelivered(at.envelope) ? this.#leave(delivered.why, at) : this.#tell(delivered.why, match, at);
      case 'joining': {
        // What people do comes twice in one envelope: the ack of the other is its ack, and may have the answer in it. A
        // bare one, on another socket, could outrun that.
        if (!isRedelivered(at.envelope)) return { ack: 'withhold', insists: true, lost: () => {} };
        if (delivered.outcome === 'done') return { ack: 'send' };
        const { place } = match.route.handler;
        return { ack: 'withhold', insists: false, lost: () => this.journal.lost({ envelope: at.envelope, place }) };
      }
    }
  }

  #leave(why: TurnedAway, { envelope, ack }: PayloadAtHand): Ending {
    this.turnedAway.event(why);
    return this.settlement.leave(envelope, ack, why, () => this.turnedAway.lost(why));
  }

  /** At once, whatever else its payload is for: it is told so once, however many handlers do not begin. */
  #tell(why: TurnedAway, match: Match, at: PayloadAtHand): Ending {
    if (at.ack.open || isImmediate(match)) {
      this.turnedAway.person(why);
      this.task.turnAway(match, at, why);
    }
    return { ack: 'send' };
  }
}

const isImmediate = ({ route }: Match): boolean => route.handler.ackMode === 'immediate';
