import { write, writeEnvelope } from '../dispatch/dispatch-order.js';
import type { SentEnvelope } from '../journal/journal.js';
import type { ApiCall, Delivery } from '../journal/records.js';
import { isJsonObject, parseJson, type JsonObject } from '../json.js';
import type { Noted } from '../timeline/noted.js';
import { curlCommand } from './curl-command.js';
import type { CallDetails, EntryDetails } from './entry-details.js';
import type { AnsweredCall } from '../timeline/kept-records.js';
import { objectWithoutTokens, valueWithoutTokens } from './without-tokens.js';

/** What else is known of what is described. */
export interface Context {
  readonly apiUrl: string;
  readonly answer: AnsweredCall | undefined;
  /** The delivery that an envelope of this id is a part of. */
  readonly deliveryOf: (envelopeId: string) => Delivery | undefined;
}

/** All that is known of something that was noted; nothing where its entry tells all. */
export function detailsOf(noted: Noted, context: Context): EntryDetails | null {
  switch (noted.kind) {
    case 'act': {
      const { type, payload } = noted.record;
      return { kind: 'act', type, payload: objectWithoutTokens(payload) };
    }
    case 'envelope': {
      const { connectionId, envelopeId } = noted.record;
      const delivery = context.deliveryOf(envelopeId);
      return {
        kind: 'envelope',
        envelope: frameOf(noted.record),
        connectionId,
        delivery: delivery ? shownDelivery(delivery) : null,
      };
    }
    case 'ack': {
      const { payload = null, status, latencyMs, connectionId } = noted.record;
      return { kind: 'ack', payload: valueWithoutTokens(payload), status, latencyMs, connectionId };
    }
    case 'unanswered': {
      const { connectionId, writtenAt, envelopeId } = noted.record;
      const { attempts = [] } = context.deliveryOf(envelopeId) ?? {};
      return { kind: 'unanswered', connectionId, writtenAt, attempts };
    }
    case 'api_call':
      return context.answer ? { kind: 'api_call', ...callDetails(noted.record, context.answer, context.apiUrl) } : null;
    case 'response': {
      const { fields, error = null } = noted.record;
      return { kind: 'response', fields: objectWithoutTokens(fields), error };
    }
    case 'change':
      return changeDetails(noted.record);
    case 'problem':
      return { kind: 'problem', problem: noted.record };
    case 'connection':
      return { kind: 'connection', connection: noted.record };
    case 'fault':
      return { kind: 'fault', fault: noted.record.fault, arguments: noted.record.details };
    case 'by_hand': {
      const { type, payload } = noted.record;
      return { kind: 'by_hand', type, payload: objectWithoutTokens(payload) };
    }
    case 'time':
      return { kind: 'time', how: noted.record.how, byMs: noted.record.byMs };
    case 'withheld':
      return null;
  }
}

/** The frame as it went over the wire. */
function frameOf({ type, payload, acceptsResponsePayload, envelopeId, retryAttempt }: SentEnvelope): JsonObject {
  const order = write({ type, payload, acceptsResponsePayload });
  const frame = parseJson(writeEnvelope(order, envelopeId, retryAttempt));
  return isJsonObject(frame) ? objectWithoutTokens(frame) : {};
}

function shownDelivery({ id, attempts, ack, status }: Delivery): Pick<Delivery, 'id' | 'attempts' | 'ack' | 'status'> {
  return { id, attempts, ack: ack && { ...ack, payload: valueWithoutTokens(ack.payload) }, status };
}

function callDetails(call: ApiCall, answered: AnsweredCall, apiUrl: string): CallDetails {
  const { method, tokenKind, warnings = [], unknownArguments = [], canned, injected, retryAfterMs = null } = call;
  const { httpMethod, contentType, hasToken, status, instead = null } = answered;
  const body = parseJson(answered.body);
  const args = objectWithoutTokens(call.args);
  return {
    method,
    httpMethod,
    arguments: args,
    tokenKind,
    answer: { status, body: isJsonObject(body) ? objectWithoutTokens(body) : {}, instead },
    warnings,
    unknownArguments,
    canned: canned === true,
    injected: injected === true,
    retryAfterMs,
    curl: curlCommand({ url: `${apiUrl}${method}`, httpMethod, contentType, args, hasToken, tokenKind }),
  };
}

function changeDetails(change: Extract<Noted, { kind: 'change' }>['record']): EntryDetails | null {
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
