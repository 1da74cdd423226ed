import type { InjectedFault, ResponseUse, SentEnvelope, SteeredTime, UnansweredEnvelope } from '../journal/journal.js';
import type { Ack, ApiCall, ConnectionRecord, Problem } from '../journal/records.js';
import type { JsonObject } from '../json.js';
import { argumentWords } from './call-words.js';
import { ackPayloadKind, ackWords, oneLine, payloadWords, saying, type NameOf } from './few-words.js';
import type { TimelineDraft } from './timeline-entry.js';

// What becomes of each kind of record in the timeline.

export function envelopeDraft(sent: SentEnvelope, nameOf: NameOf): TimelineDraft {
  const { at, app, envelopeId, type, connectionId, retryAttempt, payload } = sent;
  const again = retryAttempt === 0 ? '' : ` (retry ${retryAttempt})`;
  const text = oneLine(`${type} ${payloadWords(type, payload, nameOf)}`) + again;
  return { kind: 'envelope', at, app, who: null, text, envelopeId, type, connectionId, retryAttempt };
}

/** How a payload is sent again. */
export type ReplayAs = Extract<TimelineDraft, { kind: 'replay' }>['as'];

export function replayDraft(
  { at, app, type, payload }: SentEnvelope,
  replayed: number,
  as: ReplayAs,
  nameOf: NameOf,
): TimelineDraft {
  const how = as === 'same_envelope' ? 'in the same envelope' : 'in a new envelope';
  const text = oneLine(`is sent #${replayed} again ${how}: ${type} ${payloadWords(type, payload, nameOf)}`);
  return { kind: 'replay', at, app, who: null, text, replayed, as };
}

/** A payload that is sent by hand. */
export interface HandPayload {
  /** The app's name. */
  readonly app: string;
  readonly type: string;
  readonly payload: JsonObject;
}

export function byHandDraft({ app, type, payload }: HandPayload, at: number, nameOf: NameOf): TimelineDraft {
  const text = oneLine(`is sent by hand: ${type} ${payloadWords(type, payload, nameOf)}`);
  return { kind: 'by_hand', at, app, who: null, text, type };
}

export function ackDraft(
  { at, app, envelopeId, type, status, latencyMs, payload }: Ack,
  nameOf: NameOf,
): TimelineDraft {
  const manner = status === 'in_time' ? '' : ` (${status})`;
  const text = oneLine(`acks ${type} after ${Math.round(latencyMs)} ms${manner}: ${ackWords(payload, nameOf)}`);
  return {
    kind: 'ack',
    at,
    app,
    who: null,
    text,
    envelopeId,
    type,
    status,
    latencyMs,
    payload: ackPayloadKind(payload),
  };
}

export function unansweredDraft(missed: UnansweredEnvelope): TimelineDraft {
  const { at, app, envelopeId, type, connectionId, willRetry } = missed;
  const why = connectionId === null ? 'has no connection open for' : 'has not acked';
  const text = `${why} ${type}: ${willRetry ? 'it will be sent again' : 'it is lost'}`;
  return { kind: 'unanswered', at, app, who: null, text, envelopeId, type, willRetry };
}

export function callDraft({ at, app, method, args, ok, error, canned }: ApiCall, nameOf: NameOf): TimelineDraft {
  const outcome = error ?? (canned ? 'ok (canned)' : 'ok');
  const text = `${oneLine(`${method} ${argumentWords(args, nameOf)}`)}: ${outcome}`;
  // Whatever stands in the place of a method in a URL.
  const called = oneLine(method);
  return {
    kind: 'api_call',
    at,
    app,
    who: null,
    text,
    method: called,
    ok,
    error: error ?? null,
    canned: canned === true,
  };
}

export function responseDraft({ at, app, error, fields }: ResponseUse, nameOf: NameOf): TimelineDraft {
  const text = `${oneLine(`posts ${saying(fields, nameOf)} to a response URL`)}: ${error ?? 'ok'}`;
  return { kind: 'response', at, app, who: null, text, ok: error === undefined, error: error ?? null };
}

export function connectionDraft(
  connection: ConnectionRecord & { state: 'open' | 'closed' },
  at: number,
): TimelineDraft {
  const { id: connectionId, app, state, close } = connection;
  const text = close
    ? `${closers[close.by]} with ${close.code}${close.clean ? '' : ', with no goodbye'}`
    : 'is connected';
  return { kind: 'connection', at, app, who: null, text, state, connectionId, close };
}

const closers = {
  app: 'disconnects',
  slack: 'is disconnected by Slack',
  network: 'is disconnected by the network',
} as const;

export function faultDraft({ at, fault, details }: InjectedFault): TimelineDraft {
  const given = details.map(each => JSON.stringify(each) ?? '').filter(each => each !== '' && each !== '{}');
  return { kind: 'fault', at, app: null, who: null, text: oneLine(`fault: ${fault}(${given.join(', ')})`), fault };
}

export function timeDraft({ at, how, byMs }: SteeredTime): TimelineDraft {
  return {
    kind: 'time',
    at,
    app: null,
    who: null,
    text: `time is ${how}${how === 'advanced' ? ` by ${byMs} ms` : ''}`,
  };
}

export function problemDraft({ at, app, kind: problem, text }: Problem): TimelineDraft {
  return { kind: 'problem', at, app, who: null, text: oneLine(`${problem}: ${text}`), problem };
}
