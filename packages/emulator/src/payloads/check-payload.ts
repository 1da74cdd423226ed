import type { ObjectShape } from '../api-reference/reference-types.js';
import { isJsonObject, type JsonObject, type JsonValue, stringAt } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { Workspace } from '../workspace/workspace.js';
import { checkMissing, checkShape, type PayloadFinding, toJsonPointer } from './check-shape.js';
import { getInnerEvent, getPayloadShape } from './payload-kinds.js';
import { explainUnanswered } from '../actions/exchange.js';
import { createBotAuthorization, forApp } from '../events/app-event.js';
import { isSubscribed } from '../events/subscriptions.js';
import type { Declarations } from '../manifest/declarations.js';

/** The result of checking a payload before it is sent. */
export interface PayloadCheck {
  /** The most severe first, then in the order of the payload. */
  readonly findings: readonly PayloadFinding[];
  /** The known shape of the payload; for a wrapped event, that of the inner event. `null` when it is unknown. */
  readonly shape: ObjectShape | null;
}

/** A payload and its target app. */
export interface AddressedPayload {
  readonly workspace: Workspace;
  readonly app: AppInstall;
  readonly type: string;
  readonly payload: JsonObject;
}

/** Checks a payload for values that Slack never sends, unknown members, and reasons why Slack would not send it. */
export function checkPayload({ workspace, app, type, payload }: AddressedPayload): PayloadCheck {
  const checked = type === 'events_api' ? getInnerEvent(payload) : payload;
  const at = checked === payload ? '' : '/event';
  const name = stringAt(checked, 'type') ?? '';
  if (name === '' && type !== 'slash_commands') {
    const text = 'It has no "type", by which apps know what it is.';
    return { findings: [{ at, severity: 'error', text }], shape: null };
  }
  const shape = getPayloadShape(type, checked);
  const why = explainNotSent(workspace, app, type, payload);
  const findings: PayloadFinding[] = [
    ...toNotedFinding(at, why && `Slack would not send it to "${app.name}": ${why}. Here it is sent.`),
    ...toNotedFinding(at, shape ? undefined : `Nothing is known of "${name}" in ${type}. It is sent as it is.`),
    ...(shape ? [...checkMissing(checked, shape, at), ...checkShape(checked, shape, at)] : []),
    ...checkIds(checked, workspace, at),
  ];
  return {
    findings: findings.toSorted((one, other) => SEVERITY_ORDER(one) - SEVERITY_ORDER(other)),
    shape: shape ?? null,
  };
}

const toNotedFinding = (at: string, text: string | undefined): PayloadFinding[] =>
  text === undefined ? [] : [{ at, severity: 'note', text }];

const SEVERITY_ORDER = ({ severity }: PayloadFinding): number => (severity === 'error' ? 0 : 1);

/** The kinds of ids, by their first letter. The patterns require a digit, so that words do not match. */
const ID_KINDS: readonly {
  readonly pattern: RegExp;
  readonly isThere: (id: string, there: Workspace) => boolean;
  readonly nobody: string;
}[] = [
  {
    pattern: /^[UW](?=.*\d)[A-Z0-9]{8,}$/,
    isThere: (id, { users }) => users.find(id) !== undefined,
    nobody: 'nobody here',
  },
  {
    pattern: /^[CDG](?=.*\d)[A-Z0-9]{8,}$/,
    isThere: (id, { channels }) => channels.find(id) !== undefined,
    nobody: 'no conversation here',
  },
  {
    pattern: /^A(?=.*\d)[A-Z0-9]{8,}$/,
    isThere: (id, { apps }) => apps.all.some(({ appId }) => appId === id),
    nobody: 'no app here',
  },
];

/** Finds ids that do not exist in the workspace. */
export function checkIds(value: JsonValue, workspace: Workspace, at = ''): PayloadFinding[] {
  if (typeof value === 'string') {
    const kind = ID_KINDS.find(({ pattern }) => pattern.test(value));
    if (!kind || kind.isThere(value, workspace)) return [];
    return [{ at, severity: 'note', text: `"${value}" is the id of ${kind.nobody}.` }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => checkIds(item, workspace, toJsonPointer(at, String(index))));
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : checkIds(member, workspace, toJsonPointer(at, name)),
  );
}

/** Returns why Slack would not send this payload to an app, as the end of a sentence; `undefined` if it would. */
export function explainNotSent(
  workspace: Workspace,
  app: AppInstall,
  type: string,
  payload: JsonObject,
): string | undefined {
  const { declared } = app.app;
  if (type === 'events_api') {
    const event = getInnerEvent(payload);
    if (forApp(workspace, app, event).some(isSubscribed)) return undefined;
    return explainUnanswered({ app, event, authorization: createBotAuthorization(app) });
  }
  if (!declared) return undefined;
  if (type === 'slash_commands') return explainMissingCommand(declared, stringAt(payload, 'command') ?? '');
  return type === 'interactive' ? explainInteractivityOff(declared, payload) : undefined;
}

function explainMissingCommand({ commands }: Declarations, command: string): string | undefined {
  if (commands.some(each => each.command === command)) return undefined;
  return `its manifest declares no command "${command}", but ${joinWithComma(commands.map(each => each.command))}`;
}

function explainInteractivityOff({ isInteractive, shortcuts }: Declarations, payload: JsonObject): string | undefined {
  if (!isInteractive) return 'its manifest has no interactivity (settings.interactivity)';
  const kind = { shortcut: 'global', message_action: 'message' }[stringAt(payload, 'type') ?? ''];
  if (kind === undefined) return undefined;
  const there = shortcuts.filter(each => each.type === kind).map(({ callbackId }) => callbackId);
  const id = stringAt(payload, 'callback_id') ?? '';
  return there.includes(id)
    ? undefined
    : `its manifest declares no ${kind} shortcut "${id}", but ${joinWithComma(there)}`;
}

const joinWithComma = (names: readonly string[]): string => names.join(', ') || 'none';
