import type { SlackEmulator } from '@nest-slack/emulator';
import type { Random } from '../random.js';
import { RandomOrders } from './random-orders.js';
import { writeOrder, type Order } from './order.js';
import { createEnvelopeId, payloadKinds, type PayloadKind } from './payload-kinds.js';
import type { ResponseUrlServer } from './response-url-server.js';
import { secretTriggerId } from './secrets.js';

/** A sent payload. */
export interface SentPayload {
  readonly number: number;
  readonly kind: PayloadKind;
  readonly order: Order;
}

/** The interval of sending all due payloads. */
const TICK_MS = 10;
/** After a stall of the conductor, payloads that are later than this are skipped. */
const MAX_DELAY_MS = 1_000;

/** Sends payloads with random orders at a constant rate. */
export class Traffic {
  readonly #orders: RandomOrders;
  #number = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param sending called before each payload is sent */
  constructor(
    private readonly slack: SlackEmulator,
    private readonly responses: ResponseUrlServer,
    private readonly chance: Random,
    private readonly rate: number,
    private readonly sending: (payload: SentPayload) => void,
  ) {
    this.#orders = new RandomOrders(rate);
  }

  /** The number of payloads sent so far. */
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
    // It rejects only if the payload is not serializable.
    void slack.deliver({ type: kind.type, payload, envelopeId: createEnvelopeId(number) });
  }
}
