import type { AckPayload, PendingAck } from '../dispatch/pending-ack.js';
import type { AckMode, RouteSpec } from '../routing/route.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import type { SlackKind } from '../envelope/payloads.js';
import type { MessageSender } from '../web-api/message-sender.js';

/** What a handler's outcome means for the ack of its envelope. */
export type Response =
  | { readonly ack: 'send'; readonly ackPayload?: AckPayload }
  /**
   * No ack, so that Slack redelivers the event. When Slack will not redeliver, `onLost` is called and the envelope is
   * acked, unless `isForced` is true.
   */
  | { readonly ack: 'withhold'; readonly isForced: boolean; readonly onLost: () => void }
  /** This outcome does not decide: the handler acks manually, or the ack deadline does. */
  | { readonly ack: 'leave' };

/** One execution of a handler, as the responders see it. */
export interface HandlerRun {
  readonly kind: SlackKind;
  readonly handler: {
    /** Class and method, for messages: `TicketBot.close`. */
    readonly qualifiedName: string;
    readonly ackMode: AckMode;
    readonly spec: RouteSpec;
  };
  readonly envelope: SlackEnvelope;
  readonly ack: PendingAck;
  readonly sender: MessageSender;
  /** Registers work that continues after the handler has ended, so that a shutdown waits for it. */
  track(work: Promise<void>): void;
}
