import type {
  InjectedFault,
  ResponseUse,
  SentEnvelope,
  TimeChange,
  UnansweredEnvelope,
} from '../event-log/event-log.js';
import type { Ack, ApiCall, ConnectionRecord, Problem } from '../event-log/records.js';
import { isJsonObject, type JsonObject, type JsonValue, parseJson, stringAt } from '../json.js';
import {
  getAckPayloadKind,
  summarizeAck,
  type NameLookup,
  toSingleLine,
  summarizePayload,
  describeConversation,
  quoteText,
  quoteMessage,
  describeSaying,
  getViewTitle,
} from './payload-summary.js';
import type { TimelineDraft } from './timeline-entry.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';
import type { WorkspaceChange } from '../workspace/workspace-change.js';
import type { ParticipantNames } from './participant-names.js';

// Converts each kind of record to a timeline entry.

export function createEnvelopeDraft(sent: SentEnvelope, nameOf: NameLookup): TimelineDraft {
  const { at, app, envelopeId, type, connectionId, retryAttempt, payload } = sent;
  const again = retryAttempt === 0 ? '' : ` (retry ${retryAttempt})`;
  const text = toSingleLine(`${type} ${summarizePayload(type, payload, nameOf)}`) + again;
  return { kind: 'envelope', at, app, who: null, text, envelopeId, type, connectionId, retryAttempt };
}

/** How a replayed payload is sent. */
export type ReplayAs = Extract<TimelineDraft, { kind: 'replay' }>['as'];

export function createReplayDraft(
  { at, app, type, payload }: SentEnvelope,
  replayed: number,
  as: ReplayAs,
  nameOf: NameLookup,
): TimelineDraft {
  const how = as === 'same_envelope' ? 'in the same envelope' : 'in a new envelope';
  const text = toSingleLine(`is sent #${replayed} again ${how}: ${type} ${summarizePayload(type, payload, nameOf)}`);
  return { kind: 'replay', at, app, who: null, text, replayed, as };
}

/** A payload sent manually. */
export interface ManualPayload {
  readonly app: string;
  readonly type: string;
  readonly payload: JsonObject;
}

export function createManualDraft(
  { app, type, payload }: ManualPayload,
  at: number,
  nameOf: NameLookup,
): TimelineDraft {
  const text = toSingleLine(`is sent by hand: ${type} ${summarizePayload(type, payload, nameOf)}`);
  return { kind: 'by_hand', at, app, who: null, text, type };
}

export function createAckDraft(
  { at, app, envelopeId, type, status, latencyMs, payload }: Ack,
  nameOf: NameLookup,
): TimelineDraft {
  const manner = status === 'in_time' ? '' : ` (${status})`;
  const text = toSingleLine(
    `acks ${type} after ${Math.round(latencyMs)} ms${manner}: ${summarizeAck(payload, nameOf)}`,
  );
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
    payload: getAckPayloadKind(payload),
  };
}

export function createUnansweredDraft(missed: UnansweredEnvelope): TimelineDraft {
  const { at, app, envelopeId, type, connectionId, willRetry } = missed;
  const why = connectionId === null ? 'has no connection open for' : 'has not acked';
  const text = `${why} ${type}: ${willRetry ? 'it will be sent again' : 'it is lost'}`;
  return { kind: 'unanswered', at, app, who: null, text, envelopeId, type, willRetry };
}

export function createCallDraft(
  { at, app, method, args, ok, error, canned }: ApiCall,
  nameOf: NameLookup,
): TimelineDraft {
  const outcome = error ?? (canned ? 'ok (canned)' : 'ok');
  const text = `${toSingleLine(`${method} ${summarizeArguments(args, nameOf)}`)}: ${outcome}`;
  // The method comes from the URL and can be any text.
  const called = toSingleLine(method);
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

export function createResponseDraft({ at, app, error, fields }: ResponseUse, nameOf: NameLookup): TimelineDraft {
  const text = `${toSingleLine(`posts ${describeSaying(fields, nameOf)} to a response URL`)}: ${error ?? 'ok'}`;
  return { kind: 'response', at, app, who: null, text, ok: error === undefined, error: error ?? null };
}

export function createConnectionDraft(
  connection: ConnectionRecord & { state: 'open' | 'closed' },
  at: number,
): TimelineDraft {
  const { id: connectionId, app, state, close } = connection;
  const text = close
    ? `${CLOSER_NAMES[close.by]} with ${close.code}${close.clean ? '' : ', with no goodbye'}`
    : 'is connected';
  return { kind: 'connection', at, app, who: null, text, state, connectionId, close };
}

const CLOSER_NAMES = {
  app: 'disconnects',
  slack: 'is disconnected by Slack',
  network: 'is disconnected by the network',
} as const;

export function createFaultDraft({ at, fault, details }: InjectedFault): TimelineDraft {
  const given = details.map(each => JSON.stringify(each) ?? '').filter(each => each !== '' && each !== '{}');
  return { kind: 'fault', at, app: null, who: null, text: toSingleLine(`fault: ${fault}(${given.join(', ')})`), fault };
}

export function createTimeDraft({ at, how, byMs }: TimeChange): TimelineDraft {
  return {
    kind: 'time',
    at,
    app: null,
    who: null,
    text: `time is ${how}${how === 'advanced' ? ` by ${byMs} ms` : ''}`,
  };
}

export function createProblemDraft({ at, app, kind: problem, text }: Problem): TimelineDraft {
  return { kind: 'problem', at, app, who: null, text: toSingleLine(`${problem}: ${text}`), problem };
}

/** Arguments that are redundant or too long for a summary. */
const OMITTED_ARGUMENTS = new Set([
  'token',
  'team_id',
  'trigger_id',
  'interactivity_pointer',
  'hash',
  'metadata',
  'client_msg_id',
]);
const MAX_ARGUMENTS = 5;
/** Longer JSON in a form is not parsed for a summary. */
const MAX_DATA_LENGTH = 4000;

/** Summarizes the arguments of a call that show its purpose. */
export function summarizeArguments(args: JsonObject, nameOf: NameLookup): string {
  const words: string[] = [];
  for (const [name, value] of Object.entries(args)) {
    if (words.length === MAX_ARGUMENTS) break;
    if (value === undefined || value === null || value === '' || OMITTED_ARGUMENTS.has(name)) continue;
    words.push(summarizeArgument(name, value, nameOf));
  }
  return words.join(' ');
}

function summarizeArgument(name: string, value: JsonValue, nameOf: NameLookup): string {
  if (typeof value === 'string') {
    if (name === 'channel') return describeConversation(value, nameOf);
    if (name === 'user' || name === 'user_id') return `@${nameOf(value)}`;
    if (name === 'text' || name === 'markdown_text') return quoteMessage(value, nameOf);
  }
  const data = isMentioned(value) ? parseJson(value) : value;
  if (Array.isArray(data)) return `${name}: ${data.length}`;
  if (isJsonObject(data)) return `${name} ${name === 'view' ? summarizeView(data) : '{…}'}`.trim();
  return `${name}: ${typeof value === 'string' ? quoteText(value) : JSON.stringify(value)}`;
}

/** Excludes JSON that a form carries as text. */
const isMentioned = (value: JsonValue): value is string =>
  typeof value === 'string' && value.length <= MAX_DATA_LENGTH && /^[{[]/.test(value);

const summarizeView = (view: JsonObject): string => getViewTitle(view) || (stringAt(view, 'type') ?? '');

/** Converts a change of the workspace to a timeline entry. */
export function createChangeDraft(change: WorkspaceChange, at: number, names: ParticipantNames): TimelineDraft {
  switch (change.kind) {
    case 'message_posted':
      return createMessageDraft('posted', change.message, at, names);
    case 'message_grown':
      return createMessageDraft('grown', change.message, at, names);
    case 'message_changed':
      return createMessageDraft('changed', change.message, at, names);
    case 'message_deleted':
      return createMessageDraft('deleted', change.previous, at, names);
    case 'view_changed':
      return createViewDraft(change.how, change.view, at, names);
    default: {
      const text = toSingleLine(`${getChangeVerb(change)} ${describeChangeSubject(change, names)}`.trim());
      return { kind: 'change', at, ...getChangeActor(change, names), text, change: change.kind };
    }
  }
}

type OtherChange = Exclude<WorkspaceChange, { message: Message; previous: Message } | { kind: 'view_changed' }>;

function getChangeActor(change: OtherChange, names: ParticipantNames): { app: string | null; who: string | null } {
  if ('userId' in change) return names.doer(change.userId);
  // Another user can change or delete a file, so only its creation has a known author.
  return change.kind === 'file_created' ? names.doer(change.file.user) : { app: null, who: null };
}

/** Converts `reaction_added` to `added reaction`. For channels only the verb remains, because the name follows. */
function getChangeVerb(change: OtherChange): string {
  const words = change.kind.split('_');
  const verb = words.pop() ?? '';
  return 'channel' in change ? verb : [verb, ...words].join(' ');
}

function describeChangeSubject(change: OtherChange, names: ParticipantNames): string {
  const emoji = 'emoji' in change ? `:${change.emoji}: ` : '';
  if ('message' in change) return `${emoji}${quoteMessage(change.message.text, names.of)}`;
  if ('file' in change) return change.file.name;
  if ('channel' in change) return describeConversation(change.channel.id, names.of);
  return emoji;
}

const MESSAGE_VERBS = { posted: 'says', grown: 'streams', changed: 'edits', deleted: 'deletes' } as const;

function createMessageDraft(
  change: keyof typeof MESSAGE_VERBS,
  message: Message,
  at: number,
  names: ParticipantNames,
): TimelineDraft {
  const { channel, ts, ephemeralTo, threadTs, files = [] } = message;
  const content = { text: message.text, blocks: [...message.blocks], attachments: [...message.attachments] };
  const words = describeSaying(content, names.of);
  const shared = files.length === 0 ? '' : ` with ${files.map(({ name }) => name).join(', ')}`;
  const place = `in ${describeConversation(channel, names.of)}${threadTs === undefined ? '' : ', in a thread'}`;
  const whom = ephemeralTo === undefined ? '' : ` to ${names.of(ephemeralTo)} alone`;
  const text = toSingleLine(`${MESSAGE_VERBS[change]} ${place}${whom}: ${words}${shared}`);
  return { kind: 'message', at, ...names.doer(message.user), text, change, channel, ts };
}

const VIEW_VERBS = {
  opened: 'sees the modal',
  pushed: 'sees on top the modal',
  updated: 'sees changed the',
  published: 'is given the',
  closed: 'no longer sees the modal',
} as const;

function createViewDraft(
  change: keyof typeof VIEW_VERBS,
  view: View,
  at: number,
  names: ParticipantNames,
): TimelineDraft {
  const { id: viewId, type, userId, appId } = view;
  const name =
    type === 'home' ? 'Home tab' : `${change === 'updated' ? 'modal ' : ''}${getViewTitle({ title: view.title })}`;
  const text = toSingleLine(`${VIEW_VERBS[change]} ${name}`);
  return { kind: 'view', at, app: names.app(appId), who: names.doer(userId).who, text, change, viewId, type };
}
