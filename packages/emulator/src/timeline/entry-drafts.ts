import type {
  InjectedFault,
  ResponseUse,
  SentEnvelope,
  SteeredTime,
  UnansweredEnvelope,
} from '../event-log/event-log.js';
import type { Ack, ApiCall, ConnectionRecord, Problem } from '../event-log/records.js';
import { isJsonObject, type JsonObject, type JsonValue, parseJson, stringAt } from '../json.js';
import {
  ackPayloadKind,
  ackWords,
  type NameOf,
  oneLine,
  payloadWords,
  placeOf,
  quoted,
  said,
  saying,
  titleOf,
} from './payload-summary.js';
import type { TimelineDraft } from './timeline-entry.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';
import type { WorkspaceChange } from '../workspace/workspace-change.js';
import type { Names } from './participant-names.js';

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

/** Arguments that are worth nothing to a reader, or too much. */
const LEFT_OUT = new Set([
  'token',
  'team_id',
  'trigger_id',
  'interactivity_pointer',
  'hash',
  'metadata',
  'client_msg_id',
]);
const MOST = 5;
/** Longer data in a form is not read for the sake of a few words. */
const LONGEST_DATA = 4000;

/** The arguments of a call that tell what it does. */
export function argumentWords(args: JsonObject, nameOf: NameOf): string {
  const words: string[] = [];
  for (const [name, value] of Object.entries(args)) {
    if (words.length === MOST) break;
    if (value === undefined || value === null || value === '' || LEFT_OUT.has(name)) continue;
    words.push(argumentWord(name, value, nameOf));
  }
  return words.join(' ');
}

function argumentWord(name: string, value: JsonValue, nameOf: NameOf): string {
  if (typeof value === 'string') {
    if (name === 'channel') return placeOf(value, nameOf);
    if (name === 'user' || name === 'user_id') return `@${nameOf(value)}`;
    if (name === 'text' || name === 'markdown_text') return said(value, nameOf);
  }
  const data = isWritten(value) ? parseJson(value) : value;
  if (Array.isArray(data)) return `${name}: ${data.length}`;
  if (isJsonObject(data)) return `${name} ${name === 'view' ? viewWords(data) : '{…}'}`.trim();
  return `${name}: ${typeof value === 'string' ? quoted(value) : JSON.stringify(value)}`;
}

/** Whether it is data that a form carries as text. */
const isWritten = (value: JsonValue): value is string =>
  typeof value === 'string' && value.length <= LONGEST_DATA && /^[{[]/.test(value);

const viewWords = (view: JsonObject): string => titleOf(view) || (stringAt(view, 'type') ?? '');

/** What a change of a workspace is in the timeline. */
export function changeDraft(change: WorkspaceChange, at: number, names: Names): TimelineDraft {
  switch (change.kind) {
    case 'message_posted':
      return messageDraft('posted', change.message, at, names);
    case 'message_grown':
      return messageDraft('grown', change.message, at, names);
    case 'message_changed':
      return messageDraft('changed', change.message, at, names);
    case 'message_deleted':
      return messageDraft('deleted', change.previous, at, names);
    case 'view_changed':
      return viewDraft(change.how, change.view, at, names);
    default: {
      const text = oneLine(`${verbOf(change)} ${aboutOf(change, names)}`.trim());
      return { kind: 'change', at, ...doerOf(change, names), text, change: change.kind };
    }
  }
}

type OtherChange = Exclude<WorkspaceChange, { message: Message; previous: Message } | { kind: 'view_changed' }>;

function doerOf(change: OtherChange, names: Names): { app: string | null; who: string | null } {
  if ('userId' in change) return names.doer(change.userId);
  // Who changes or deletes a file may be somebody else.
  return change.kind === 'file_created' ? names.doer(change.file.user) : { app: null, who: null };
}

/** `reaction_added` as `added reaction`; a channel is named anyway. */
function verbOf(change: OtherChange): string {
  const words = change.kind.split('_');
  const verb = words.pop() ?? '';
  return 'channel' in change ? verb : [verb, ...words].join(' ');
}

function aboutOf(change: OtherChange, names: Names): string {
  const emoji = 'emoji' in change ? `:${change.emoji}: ` : '';
  if ('message' in change) return `${emoji}${said(change.message.text, names.of)}`;
  if ('file' in change) return change.file.name;
  if ('channel' in change) return placeOf(change.channel.id, names.of);
  return emoji;
}

const MESSAGE_VERBS = { posted: 'says', grown: 'streams', changed: 'edits', deleted: 'deletes' } as const;

function messageDraft(change: keyof typeof MESSAGE_VERBS, message: Message, at: number, names: Names): TimelineDraft {
  const { channel, ts, ephemeralTo, threadTs, files = [] } = message;
  const content = { text: message.text, blocks: [...message.blocks], attachments: [...message.attachments] };
  const words = saying(content, names.of);
  const shared = files.length === 0 ? '' : ` with ${files.map(({ name }) => name).join(', ')}`;
  const place = `in ${placeOf(channel, names.of)}${threadTs === undefined ? '' : ', in a thread'}`;
  const whom = ephemeralTo === undefined ? '' : ` to ${names.of(ephemeralTo)} alone`;
  const text = oneLine(`${MESSAGE_VERBS[change]} ${place}${whom}: ${words}${shared}`);
  return { kind: 'message', at, ...names.doer(message.user), text, change, channel, ts };
}

const VIEW_VERBS = {
  opened: 'sees the modal',
  pushed: 'sees on top the modal',
  updated: 'sees changed the',
  published: 'is given the',
  closed: 'no longer sees the modal',
} as const;

function viewDraft(change: keyof typeof VIEW_VERBS, view: View, at: number, names: Names): TimelineDraft {
  const { id: viewId, type, userId, appId } = view;
  const name =
    type === 'home' ? 'Home tab' : `${change === 'updated' ? 'modal ' : ''}${titleOf({ title: view.title })}`;
  const text = oneLine(`${VIEW_VERBS[change]} ${name}`);
  return { kind: 'view', at, app: names.app(appId), who: names.doer(userId).who, text, change, viewId, type };
}
