import type { Ack, ApiCall, Attempt, ConnectionRecord, Delivery, Problem } from '../event-log/records.js';
import { isJsonObject, type JsonObject, parseJson } from '../json.js';
import type { LintFinding } from '../lint/lint-rules.js';
import type { ReplacementResponse } from '../workspace/api-error.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';
import { serializeRequest, writeEnvelope } from '../dispatch/dispatch-request.js';
import type { SentEnvelope } from '../event-log/event-log.js';
import type { RecordedResponse, TimelineRecord } from './record-store.js';
import { createCurlCommand } from './curl-command.js';
import { redactObject, redactValue } from './redact.js';

/** A Web API call with its response. */
export interface CallDetails {
  readonly method: string;
  readonly httpMethod: string;
  /** The arguments as received, without the token. Every argument of a form is text. */
  readonly arguments: JsonObject;
  /** The kind of the token; `null` when it is missing or invalid. */
  readonly tokenKind: 'app' | 'bot' | 'user' | 'function' | 'configuration' | null;
  readonly answer: {
    readonly status: number;
    readonly body: JsonObject;
    /** The body that a fault sends instead of the response. */
    readonly instead: ReplacementResponse | null;
  };
  /** The warnings in the response. */
  readonly warnings: readonly string[];
  /** Arguments that are unknown to the method. */
  readonly unknownArguments: readonly string[];
  /** Whether the response is generated from its schema, because the emulator does not implement the method. */
  readonly canned: boolean;
  /** Whether a fault caused the error. */
  readonly injected: boolean;
  /** The `Retry-After` of the response in milliseconds; `null` without one. */
  readonly retryAfterMs: number | null;
  /** The same call as a `curl` command, with the token in a variable such as `$SLACK_BOT_TOKEN`. */
  readonly curl: string;
}

/** The details of a timeline entry, by its kind. Tokens are redacted. */
export type EntryDetails =
  | {
      readonly kind: 'act';
      /** The type of the action's envelope: `slash_commands`, `interactive`, … */
      readonly type: string;
      /** The payload that the app receives. */
      readonly payload: JsonObject;
    }
  | {
      readonly kind: 'envelope';
      /** The complete envelope as sent. */
      readonly envelope: JsonObject;
      readonly connectionId: string;
      /** The delivery that it belongs to; `null` when the delivery is no longer in the history. */
      readonly delivery: Pick<Delivery, 'id' | 'attempts' | 'ack' | 'status'> | null;
    }
  | {
      readonly kind: 'ack';
      /** The payload of the ack; `null` for an empty ack. */
      readonly payload: unknown;
      readonly status: Ack['status'];
      readonly latencyMs: number;
      readonly connectionId: string;
    }
  | {
      readonly kind: 'unanswered';
      readonly connectionId: string | null;
      /** When it reached the app, in milliseconds since the epoch; `null` when it did not. */
      readonly writtenAt: number | null;
      readonly attempts: readonly Attempt[];
    }
  | ({ readonly kind: 'api_call' } & CallDetails)
  | {
      readonly kind: 'response';
      readonly fields: JsonObject;
      readonly error: string | null;
    }
  | {
      readonly kind: 'message';
      /** The message at that time. */
      readonly message: Message;
      /** The message before an edit. */
      readonly previous: Message | null;
    }
  | {
      readonly kind: 'view';
      /** The view at that time. */
      readonly view: View;
    }
  | { readonly kind: 'connection'; readonly connection: ConnectionRecord }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'finding'; readonly finding: LintFinding }
  | {
      readonly kind: 'fault';
      readonly fault: string;
      readonly arguments: readonly unknown[];
    }
  | {
      readonly kind: 'by_hand';
      /** The type of its envelope. */
      readonly type: string;
      readonly payload: JsonObject;
    }
  | { readonly kind: 'time'; readonly how: 'advanced' | 'frozen' | 'resumed'; readonly byMs: number };

/** What the details need besides the record. */
export interface DetailsContext {
  readonly apiUrl: string;
  readonly answer: RecordedResponse | undefined;
  /** Returns the delivery that an envelope belongs to, by `envelope_id`. */
  readonly deliveryOf: (envelopeId: string) => Delivery | undefined;
}

/** Creates the details of a record; `null` when the entry already contains everything. */
export function createEntryDetails(noted: TimelineRecord, context: DetailsContext): EntryDetails | null {
  switch (noted.kind) {
    case 'act': {
      const { type, payload } = noted.record;
      return { kind: 'act', type, payload: redactObject(payload) };
    }
    case 'envelope': {
      const { connectionId, envelopeId } = noted.record;
      const delivery = context.deliveryOf(envelopeId);
      return {
        kind: 'envelope',
        envelope: toFrame(noted.record),
        connectionId,
        delivery: delivery ? presentDelivery(delivery) : null,
      };
    }
    case 'ack': {
      const { payload = null, status, latencyMs, connectionId } = noted.record;
      return { kind: 'ack', payload: redactValue(payload), status, latencyMs, connectionId };
    }
    case 'unanswered': {
      const { connectionId, writtenAt, envelopeId } = noted.record;
      const { attempts = [] } = context.deliveryOf(envelopeId) ?? {};
      return { kind: 'unanswered', connectionId, writtenAt, attempts };
    }
    case 'api_call':
      return context.answer
        ? { kind: 'api_call', ...createCallDetails(noted.record, context.answer, context.apiUrl) }
        : null;
    case 'response': {
      const { fields, error = null } = noted.record;
      return { kind: 'response', fields: redactObject(fields), error };
    }
    case 'change':
      return createChangeDetails(noted.record);
    case 'problem':
      return { kind: 'problem', problem: noted.record };
    case 'connection':
      return { kind: 'connection', connection: noted.record };
    case 'fault':
      return { kind: 'fault', fault: noted.record.fault, arguments: noted.record.details };
    case 'by_hand': {
      const { type, payload } = noted.record;
      return { kind: 'by_hand', type, payload: redactObject(payload) };
    }
    case 'time':
      return { kind: 'time', how: noted.record.how, byMs: noted.record.byMs };
    case 'withheld':
      return null;
  }
}

/** Converts an envelope to the frame that was sent. */
function toFrame({ type, payload, acceptsResponsePayload, envelopeId, retryAttempt }: SentEnvelope): JsonObject {
  const order = serializeRequest({ type, payload, acceptsResponsePayload });
  const frame = parseJson(writeEnvelope(order, envelopeId, retryAttempt));
  return isJsonObject(frame) ? redactObject(frame) : {};
}

function presentDelivery({
  id,
  attempts,
  ack,
  status,
}: Delivery): Pick<Delivery, 'id' | 'attempts' | 'ack' | 'status'> {
  return { id, attempts, ack: ack && { ...ack, payload: redactValue(ack.payload) }, status };
}

function createCallDetails(call: ApiCall, answered: RecordedResponse, apiUrl: string): CallDetails {
  const { method, tokenKind, warnings = [], unknownArguments = [], canned, injected, retryAfterMs = null } = call;
  const { httpMethod, contentType, hasToken, status, instead = null } = answered;
  const body = parseJson(answered.body);
  const args = redactObject(call.args);
  return {
    method,
    httpMethod,
    arguments: args,
    tokenKind,
    answer: { status, body: isJsonObject(body) ? redactObject(body) : {}, instead },
    warnings,
    unknownArguments,
    canned: canned === true,
    injected: injected === true,
    retryAfterMs,
    curl: createCurlCommand({ url: `${apiUrl}${method}`, httpMethod, contentType, args, hasToken, tokenKind }),
  };
}

function createChangeDetails(change: Extract<TimelineRecord, { kind: 'change' }>['record']): EntryDetails | null {
  switch (change.kind) {
    case 'message_posted':
    case 'message_grown':
      return { kind: 'message', message: change.message, previous: null };
    case 'message_changed':
      return { kind: 'message', message: change.message, previous: change.previous };
    case 'message_deleted':
      return { kind: 'message', message: change.previous, previous: null };
    case 'view_changed':
      return { kind: 'view', view: change.view };
    default:
      return null;
  }
}
