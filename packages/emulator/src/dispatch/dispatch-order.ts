import type { App } from '../workspace/app.js';

/** A payload for an app. */
export interface DispatchOrder {
  readonly app: App;
  /** `events_api`, `slash_commands`, `interactive`, or anything else: it is sent as it is. */
  readonly type: string;
  readonly payload: unknown;
  /** Whether an ack may carry an answer. Default: all but `events_api` may. */
  readonly acceptsResponsePayload?: boolean | undefined;
  /** Marks the first sending as this redelivery. Default 0. */
  readonly retryAttempt?: number | undefined;
  /** The id of the first envelope. Default: a new one. */
  readonly envelopeId?: string | undefined;
  /** The app's connection to use, counted from 0 in the order of their opening. Default: the one whose turn it is. */
  readonly connection?: number | undefined;
}

/** When Slack waits, and how long. */
export interface DeliveryPolicy {
  readonly ackTimeoutMs: number;
  /** The pauses before each redelivery of an event; as many as there are redeliveries. */
  readonly redeliveryDelaysMs: readonly number[];
  /** Whether an ack may come over another connection of the same app than its envelope went out on. */
  readonly acceptAcksFromSiblings: boolean;
}

/** The frame that carries one attempt. */
export function writeEnvelope(order: DispatchOrder, envelopeId: string, retryAttempt: number): string {
  const isEvent = order.type === 'events_api';
  return JSON.stringify({
    envelope_id: envelopeId,
    type: order.type,
    accepts_response_payload: order.acceptsResponsePayload ?? !isEvent,
    payload: order.payload,
    ...(isEvent ? { retry_attempt: retryAttempt, retry_reason: retryAttempt === 0 ? '' : 'timeout' } : {}),
  });
}
