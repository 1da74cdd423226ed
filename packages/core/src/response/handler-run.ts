import type { AckMode, RouteSpec } from '../routing/route.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import type { SlackKind } from '../envelope/payloads.js';
import type { MessageSender } from '../web-api/message-sender.js';
import type { PendingAck } from '../dispatch/pending-ack.js';

/** One handler at work on one payload, as settlement sees it. */
export interface HandlerRun {
  readonly kind: SlackKind;
  readonly handler: {
    /** As messages name it: `TicketBot.close`. */
    readonly place: string;
    readonly ackMode: AckMode;
    readonly spec: RouteSpec;
  };
  readonly envelope: SlackEnvelope;
  readonly ack: PendingAck;
  readonly conversation: MessageSender;
  /** Gives work that goes on after the handler's end an owner, so that a shutdown waits for it. */
  track(work: Promise<void>): void;
}
