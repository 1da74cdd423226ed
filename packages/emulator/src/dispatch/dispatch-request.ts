import type { App } from '../workspace/apps/app.js';
import type { FailureLimitOptions } from './failure-limit.js';

/** A payload for an app. */
export interface DispatchRequest {
  readonly app: App;
  /** `events_api`, `slash_commands`, `interactive`, or anything else: it is sent as it is. */
  readonly type: string;
  /** Kept as it is: nobody may change it any more. */
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
  /** When an app's events are switched off; never without one. */
  readonly failureLimit: Required<FailureLimitOptions> | undefined;
}

/** An order whose payload is written once, for every attempt of it. */
export interface SerializedRequest extends DispatchRequest {
  /** The payload as JSON; `undefined` where there is none. */
  readonly json: string | undefined;
}

/** @throws TypeError when the payload can't be written as JSON */
export function serializeRequest<Order extends Pick<DispatchRequest, 'payload'>>(
  order: Order,
): Order & Pick<SerializedRequest, 'json'> {
  return { ...order, json: JSON.stringify(order.payload) };
}

/** The frame that carries one attempt. */
export function writeEnvelope(
  order: Pick<SerializedRequest, 'type' | 'json' | 'acceptsResponsePayload'>,
  envelopeId: string,
  retryAttempt: number,
): string {
  const { type, json } = order;
  const isEvent = type === 'events_api';
  const head = { envelope_id: envelopeId, type, accepts_response_payload: order.acceptsResponsePayload ?? !isEvent };
  const retry = { retry_attempt: retryAttempt, retry_reason: retryAttempt === 0 ? '' : 'timeout' };
  const members = [
    JSON.stringify(head).slice(1, -1),
    ...(json === undefined ? [] : [`"payload":${json}`]),
    ...(isEvent ? [JSON.stringify(retry).slice(1, -1)] : []),
  ];
  return `{${members.join(',')}}`;
}

/** A payload to send as it is. */
export type DeliverOptions = Omit<DispatchRequest, 'app'> & {
  /** The app's name or id. Default: the first app. */
  app?: string;
};
