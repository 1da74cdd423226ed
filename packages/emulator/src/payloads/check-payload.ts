import type { ObjectShape } from '../facts/shape.js';
import { isJsonObject, type JsonObject, type JsonValue, stringAt } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { Workspace } from '../workspace/workspace.js';
import { checkMissing, checkShape, type PayloadFinding, pointerTo } from './check-shape.js';
import { innerEvent, shapeOfPayload } from './payload-kinds.js';
import { whyUnheard } from '../actions/exchange.js';
import { ofBot, toApp } from '../events/app-event.js';
import { hears } from '../events/subscriptions.js';
import type { Declarations } from '../manifest/declarations.js';

/** What is known of a payload before it is sent. */
export interface PayloadCheck {
  /** The gravest first, else in the order of the payload. */
  readonly findings: readonly PayloadFinding[];
  /** What Slack has in it, in an event that is wrapped within that; `null` where it is not known. */
  readonly shape: ObjectShape | null;
}

/** A payload, and the app that it is for. */
export interface AddressedPayload {
  readonly workspace: Workspace;
  readonly app: AppInstall;
  readonly type: string;
  readonly payload: JsonObject;
}

/** What there is to say of a payload: what Slack never sends, what is unknown, and why Slack would keep it to itself. */
export function checkPayload({ workspace, app, type, payload }: AddressedPayload): PayloadCheck {
  const checked = type === 'events_api' ? innerEvent(payload) : payload;
  const at = checked === payload ? '' : '/event';
  const name = stringAt(checked, 'type') ?? '';
  if (name === '' && type !== 'slash_commands') {
    const text = 'It has no "type", by which apps know what it is.';
    return { findings: [{ at, severity: 'error', text }], shape: null };
  }
  const shape = shapeOfPayload(type, checked);
  const why = whyUnsent(workspace, app, type, payload);
  const findings: PayloadFinding[] = [
    ...noted(at, why && `Slack would not send it to "${app.name}": ${why}. Here it is sent.`),
    ...noted(at, shape ? undefined : `Nothing is known of "${name}" in ${type}. It is sent as it is.`),
    ...(shape ? [...checkMissing(checked, shape, at), ...checkShape(checked, shape, at)] : []),
    ...checkIds(checked, workspace, at),
  ];
  return { findings: findings.toSorted((one, other) => gravity(one) - gravity(other)), shape: shape ?? null };
}

const noted = (at: string, text: string | undefined): PayloadFinding[] =>
  text === undefined ? [] : [{ at, severity: 'note', text }];

const gravity = ({ severity }: PayloadFinding): number => (severity === 'error' ? 0 : 1);

/** What an id is one of, by its first letter. A word has no digit in it. */
const KINDS: readonly {
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

/** What names somebody or something that the workspace doesn't have. */
export function checkIds(value: JsonValue, workspace: Workspace, at = ''): PayloadFinding[] {
  if (typeof value === 'string') {
    const kind = KINDS.find(({ pattern }) => pattern.test(value));
    if (!kind || kind.isThere(value, workspace)) return [];
    return [{ at, severity: 'note', text: `"${value}" is the id of ${kind.nobody}.` }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => checkIds(item, workspace, pointerTo(at, String(index))));
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : checkIds(member, workspace, pointerTo(at, name)),
  );
}

/** Why Slack would not send this to an app; nothing where it would. The rest of a sentence. */
export function whyUnsent(
  workspace: Workspace,
  app: AppInstall,
  type: string,
  payload: JsonObject,
): string | undefined {
  const { declared } = app.app;
  if (type === 'events_api') {
    const event = innerEvent(payload);
    if (toApp(workspace, app, event).some(hears)) return undefined;
    return whyUnheard({ app, event, authorization: ofBot(app) });
  }
  if (!declared) return undefined;
  if (type === 'slash_commands') return whyNoCommand(declared, stringAt(payload, 'command') ?? '');
  return type === 'interactive' ? whyNoInteraction(declared, payload) : undefined;
}

function whyNoCommand({ commands }: Declarations, command: string): string | undefined {
  if (commands.some(each => each.command === command)) return undefined;
  return `its manifest declares no command "${command}", but ${listed(commands.map(each => each.command))}`;
}

function whyNoInteraction({ isInteractive, shortcuts }: Declarations, payload: JsonObject): string | undefined {
  if (!isInteractive) return 'its manifest has no interactivity (settings.interactivity)';
  const kind = { shortcut: 'global', message_action: 'message' }[stringAt(payload, 'type') ?? ''];
  if (kind === undefined) return undefined;
  const there = shortcuts.filter(each => each.type === kind).map(({ callbackId }) => callbackId);
  const id = stringAt(payload, 'callback_id') ?? '';
  return there.includes(id) ? undefined : `its manifest declares no ${kind} shortcut "${id}", but ${listed(there)}`;
}

const listed = (names: readonly string[]): string => names.join(', ') || 'none';
