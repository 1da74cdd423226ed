import type { AckMode, RouteSpec } from '../routing/route.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import type { SlackKind } from '../envelope/payloads.js';
import type { MessageSender } from '../web-api/message-sender.js';
import type { PendingAck } from '../dispatch/pending-ack.js';

/** One execution of a handler, as the responders see it. */
export interface HandlerRun {
  readonly kind: SlackKind;
  readonly handler: {
    /** Class and method, for messages: `TicketBot.close`. */
    readonly place: string;
    readonly ackMode: AckMode;
    readonly spec: RouteSpec;
  };
  readonly envelope: SlackEnvelope;
  readonly ack: PendingAck;
  readonly sender: MessageSender;
  /** Registers work that continues after the handler has ended, so that a shutdown waits for it. */
  track(work: Promise<void>): void;
}
