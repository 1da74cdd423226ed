import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  objectAt,
  parseJson,
  readObjects,
  stringAt,
} from '../../../src/json.js';
import type { LiveApp, LiveFunction } from '../../../src/live/live-state.js';
import type { AppRoute, RouteKind } from '../../../src/timeline/app-routes.js';
import { postControl, postAsUser, ControlError, controlPath, getControl, toErrorMessage } from '../server/control.js';
import { pageStore } from '../store/page-store.js';
import { inputKey } from '../store/panels.slice.js';
import { copy } from '../ui/clipboard.js';

/** Copies the environment variables that connect a bot to this emulator. */
export async function copyVariables(app: string): Promise<void> {
  try {
    const answer = await getControl('environment', { app });
    const variables = isJsonObject(answer) ? answer : {};
    const lines = Object.keys(variables).map(name => `${name}=${stringAt(variables, name) ?? ''}`);
    await copy(lines.join('\n'), 'The variables are copied.');
  } catch (error) {
    pageStore.getState().notify(toErrorMessage(error));
  }
}

export async function changeApp(appId: string, verb: string, done: string): Promise<void> {
  const { route, notify } = pageStore.getState();
  try {
    await postControl(
      `${controlPath('apps', appId)}/${verb}`,
      verb === 'replace-app-token' ? {} : { workspace: route.teamId },
    );
    notify(done, 'status');
  } catch (error) {
    notify(toErrorMessage(error));
  }
}

/** Saves an app's manifest, or creates an app if the id is empty. */
export async function saveManifest(appId: string, text: string): Promise<void> {
  const { route, notify, writeManifest } = pageStore.getState();
  try {
    if (appId === '') await postControl('apps', { manifest: text, workspace: route.teamId });
    else await postControl(`${controlPath('apps', appId)}/manifest`, { manifest: text });
    writeManifest(appId, null);
    notify(
      appId === ''
        ? 'The app is created. Copy its variables and start your bot with them.'
        : 'The manifest is saved. New scopes apply after the app is reinstalled.',
      'status',
    );
  } catch (error) {
    const found = error instanceof ControlError ? error.faults : [];
    writeManifest(appId, { text, faults: found.length > 0 ? found : [{ at: '', message: toErrorMessage(error) }] });
  }
}

export async function runFunction({ appId }: LiveApp, { callbackId, inputs }: LiveFunction): Promise<void> {
  const { route, notify, functionInputs } = pageStore.getState();
  try {
    const given = inputs.flatMap(({ name, type }): [string, JsonValue][] => {
      const text = functionInputs[inputKey(appId, callbackId, name)] ?? '';
      return text === '' ? [] : [[name, parseInputValue(name, type, text)]];
    });
    const answer = await postAsUser(route.userId, 'functions', {
      callbackId,
      app: appId,
      inputs: Object.fromEntries(given),
    });
    const problem = isJsonObject(answer) ? stringAt(answer, 'problem') : undefined;
    if (problem !== undefined) notify(problem);
  } catch (error) {
    notify(toErrorMessage(error));
  }
  await loadFunctionRuns();
}

export async function loadFunctionRuns(): Promise<void> {
  const runs = readObjects(await getControl('functions').catch(() => [])) ?? [];
  pageStore.getState().setFunctionRuns(
    runs.map(run => ({
      id: stringAt(run, 'id') ?? '',
      appId: stringAt(run, 'appId') ?? '',
      callbackId: stringAt(run, 'callbackId') ?? '',
      outcome: objectAt(run, 'outcome') ?? null,
    })),
  );
}

/** Loads the app's routes with their delivery counts. */
export async function loadAppRoutes(appId: string): Promise<void> {
  const routes = readObjects(await getControl(`${controlPath('apps', appId)}/routes`).catch(() => [])) ?? [];
  pageStore.getState().setAppRoutes(appId, routes.map(toAppRoute));
}

const ROUTE_KINDS: readonly RouteKind[] = ['command', 'event', 'shortcut', 'function', 'action', 'options', 'view'];

function toAppRoute(route: JsonObject): AppRoute {
  const { came, acked, lastLatencyMs } = route;
  return {
    kind: ROUTE_KINDS.find(kind => kind === route.kind) ?? 'other',
    name: stringAt(route, 'name') ?? '',
    isDeclared: route.isDeclared === true,
    came: typeof came === 'number' ? came : 0,
    acked: typeof acked === 'number' ? acked : 0,
    lastLatencyMs: typeof lastLatencyMs === 'number' ? lastLatencyMs : null,
  };
}

export type InputKind = 'person' | 'channel' | 'yes_no' | 'number' | 'date' | 'json' | 'text';

const INPUT_KINDS: Readonly<Record<string, InputKind>> = {
  'slack#/types/user_id': 'person',
  'slack#/types/channel_id': 'channel',
  'slack#/types/date': 'date',
  'slack#/types/timestamp': 'number',
  'slack#/types/rich_text': 'json',
  boolean: 'yes_no',
  number: 'number',
  integer: 'number',
  array: 'json',
  object: 'json',
};

export const getInputKind = (type: string): InputKind => INPUT_KINDS[type] ?? 'text';

/** Parses the text by the input's type. @throws Error if the text is invalid */
export function parseInputValue(name: string, type: string, text: string): JsonValue {
  const inputKind = getInputKind(type);
  if (inputKind === 'yes_no') return text === 'true';
  if (inputKind === 'number') {
    const number = Number(text);
    if (Number.isFinite(number)) return number;
    throw new Error(`The input "${name}" is not a number: ${text}`);
  }
  if (inputKind !== 'json') return text;
  const stored = parseJson(`{"value":${text}}`);
  if (isJsonObject(stored) && stored.value !== undefined) return stored.value;
  throw new Error(`The input "${name}" is not JSON: ${text}`);
}
