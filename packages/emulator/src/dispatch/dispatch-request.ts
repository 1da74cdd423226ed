import type { App } from '../workspace/apps/app.js';
import type { FailureLimitOptions } from './failure-limit.js';

/** A payload for an app. */
export interface DispatchRequest {
  readonly app: App;
  /** `events_api`, `slash_commands`, `interactive`, or any other text, which is sent unchanged. */
  readonly type: string;
  /** Must not be modified after the dispatch. */
  readonly payload: unknown;
  /** Whether an ack may carry a response. Default: true for all types except `events_api`. */
  readonly acceptsResponsePayload?: boolean | undefined;
  /** The retry attempt of the first envelope. Default 0. */
  readonly retryAttempt?: number | undefined;
  /** The id of the first envelope. Default: a new id. */
  readonly envelopeId?: string | undefined;
  /** The index of the connection to use, in the order in which they opened. Default: the next in round-robin order. */
  readonly connection?: number | undefined;
}

/** The deadlines and redeliveries of payloads. */
export interface DeliveryPolicy {
  readonly ackTimeoutMs: number;
  /** The delay before each redelivery of an event. The length is the number of redeliveries. */
  readonly redeliveryDelaysMs: readonly number[];
  /** Whether an ack on another connection of the same app counts. */
  readonly acceptAcksFromSiblings: boolean;
  /** When an app's events are disabled; never if `undefined`. */
  readonly failureLimit: Required<FailureLimitOptions> | undefined;
}

/** A request whose payload is serialized once for all attempts. */
export interface SerializedRequest extends DispatchRequest {
  /** The payload as JSON; `undefined` without a payload. */
  readonly json: string | undefined;
}

/** @throws TypeError if the payload cannot be serialized as JSON */
export function serializeRequest<Order extends Pick<DispatchRequest, 'payload'>>(
  order: Order,
): Order & Pick<SerializedRequest, 'json'> {
  return { ...order, json: JSON.stringify(order.payload) };
}

/** Writes the frame of one attempt. */
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

/** A payload that is sent without validation. */
export type DeliverOptions = Omit<DispatchRequest, 'app'> & {
  /** The app's name or id. Default: the first app. */
  app?: string;
};
