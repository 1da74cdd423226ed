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

/** A call of the Web API with its answer. */
export interface CallDetails {
  readonly method: string;
  /** `POST` or `GET`. */
  readonly httpMethod: string;
  /** As they came, without the token: in a form every one of them is text. */
  readonly arguments: JsonObject;
  /** What kind of token it was; `null` when there was none or it was wrong. */
  readonly tokenKind: 'app' | 'bot' | 'user' | 'function' | 'configuration' | null;
  readonly answer: {
    readonly status: number;
    readonly body: JsonObject;
    /** What came in place of the body, where a fault had it so. */
    readonly instead: ReplacementResponse | null;
  };
  /** What the answer warned of. */
  readonly warnings: readonly string[];
  /** Arguments that the method doesn't know. */
  readonly unknownArguments: readonly string[];
  /** Whether the answer was made up, in its right shape: the method has no behaviour here. */
  readonly canned: boolean;
  /** Whether a fault had it refused. */
  readonly injected: boolean;
  /** How long the answer asked to wait; `null` when it did not. */
  readonly retryAfterMs: number | null;
  /** The same call on a command line, with the token in a variable such as `$SLACK_BOT_TOKEN`. */
  readonly curl: string;
}

/** All that is known of an entry of the timeline, by its kind. Tokens are cut short in it, whoever sent them. */
export type EntryDetails =
  | {
      readonly kind: 'act';
      /** That of the envelope that tells of it: `slash_commands`, `interactive`, … */
      readonly type: string;
      /** All that was done, as an app is told of it. */
      readonly payload: JsonObject;
    }
  | {
      readonly kind: 'envelope';
      /** The whole of it as it was sent. */
      readonly envelope: JsonObject;
      readonly connectionId: string;
      /** The delivery that it is a part of; `null` where that is forgotten. */
      readonly delivery: Pick<Delivery, 'id' | 'attempts' | 'ack' | 'status'> | null;
    }
  | {
      readonly kind: 'ack';
      /** What it carried; `null` when it was bare. */
      readonly payload: unknown;
      readonly status: Ack['status'];
      readonly latencyMs: number;
      readonly connectionId: string;
    }
  | {
      readonly kind: 'unanswered';
      readonly connectionId: string | null;
      /** When it had reached the app, in milliseconds since the epoch; `null` when it has not. */
      readonly writtenAt: number | null;
      readonly attempts: readonly Attempt[];
    }
  | ({ readonly kind: 'api_call' } & CallDetails)
  | {
      readonly kind: 'response';
      /** What was posted. */
      readonly fields: JsonObject;
      readonly error: string | null;
    }
  | {
      readonly kind: 'message';
      /** As it was then. */
      readonly message: Message;
      /** As it was before an edit. */
      readonly previous: Message | null;
    }
  | {
      readonly kind: 'view';
      /** As it was then. */
      readonly view: View;
    }
  | { readonly kind: 'connection'; readonly connection: ConnectionRecord }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'finding'; readonly finding: LintFinding }
  | {
      readonly kind: 'fault';
      readonly fault: string;
      /** What it was called with. */
      readonly arguments: readonly unknown[];
    }
  | {
      readonly kind: 'by_hand';
      /** That of its envelope. */
      readonly type: string;
      readonly payload: JsonObject;
    }
  | { readonly kind: 'time'; readonly how: 'advanced' | 'frozen' | 'resumed'; readonly byMs: number };

/** What else is known of what is described. */
export interface DetailsContext {
  readonly apiUrl: string;
  readonly answer: RecordedResponse | undefined;
  /** The delivery that an envelope of this id is a part of. */
  readonly deliveryOf: (envelopeId: string) => Delivery | undefined;
}

/** All that is known of something that was noted; nothing where its entry tells all. */
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

/** The frame as it went over the wire. */
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
