import type { SlackEmulator } from '@nest-slack/emulator';
import type { Random } from '../random.js';
import { RandomOrders } from './random-orders.js';
import { writeOrder, type Order } from './order.js';
import { createEnvelopeId, payloadKinds, type PayloadKind } from './payload-kinds.js';
import type { ResponseUrlServer } from './response-url-server.js';
import { secretTriggerId } from './secrets.js';

/** A payload as it was given to Slack to deliver. */
export interface SentPayload {
  readonly number: number;
  readonly kind: PayloadKind;
  readonly order: Order;
}

/** How often payloads are sent; each time as many as are due. */
const TICK_MS = 10;
/** After a standstill of the conductor, what is more than this behind is left out. */
const MAX_DELAY_MS = 1_000;

/** Sends payloads at a steady rate, each with an order that chance has drawn. */
export class Traffic {
  readonly #orders: RandomOrders;
  #number = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param sending called before each payload is given to Slack */
  constructor(
    private readonly slack: SlackEmulator,
    private readonly responses: ResponseUrlServer,
    private readonly chance: Random,
    private readonly rate: number,
    private readonly sending: (payload: SentPayload) => void,
  ) {
    this.#orders = new RandomOrders(rate);
  }

  /** How many payloads there were so far. */
  get count(): number {
    return this.#number;
  }

  start(): void {
    let due = performance.now();
    this.#timer = setInterval(() => {
      due = Math.max(due, performance.now() - MAX_DELAY_MS);
      for (; due <= performance.now(); due += 1_000 / this.rate) this.#send();
    }, TICK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #send(): void {
    this.#number += 1;
    const number = this.#number;
    const kind = this.chance.pick(payloadKinds);
    const order = this.#orders.draw(this.chance);
    this.sending({ number, kind, order });
    const { slack } = this;
    const { appId, botUserId } = slack.app();
    const payload = kind.payload({
      number,
      text: writeOrder({ number, order }),
      teamId: slack.teamId,
      appId,
      botUserId,
      userId: slack.user('ann').id,
      channelId: slack.channel('general').id,
      triggerId: secretTriggerId(number),
      responseUrl: this.responses.urlFor(number),
    });
    // It rejects only when the payload can't be written as JSON, which would be a mistake of this file.
    void slack.deliver({ type: kind.type, payload, envelopeId: createEnvelopeId(number) });
  }
}
