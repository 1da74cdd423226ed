import { isJsonObject, objectAt, readObjects, stringAt, type JsonObject, type JsonValue } from '../../../src/json.js';
import type { AppRoute, RouteKind } from '../../../src/timeline/app-routes.js';
import type { LiveApp, LiveFunction } from '../../../src/live/live-state.js';
import { act, actAs, ControlError, controlPath, lookUp } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import { inputKey } from '../store/apps.slice.js';
import { pageStore } from '../store/page-store.js';
import { copy } from '../ui/clipboard.js';
import { valueOfInput } from './function-value.js';

/** Copies what brings a bot here instead of to Slack. */
export async function copyVariables(app: string): Promise<void> {
  try {
    const answer = await lookUp('environment', { app });
    const variables = isJsonObject(answer) ? answer : {};
    const lines = Object.keys(variables).map(name => `${name}=${stringAt(variables, name) ?? ''}`);
    await copy(lines.join('\n'), 'The variables are copied.');
  } catch (error) {
    pageStore.getState().tell(wordsOf(error));
  }
}

/** Has something done to an app in this workspace, and says so. */
export async function changeApp(appId: string, verb: string, done: string): Promise<void> {
  const { look, tell } = pageStore.getState();
  try {
    await act(`${controlPath('apps', appId)}/${verb}`, verb === 'replace-app-token' ? {} : { workspace: look.teamId });
    tell(done, 'status');
  } catch (error) {
    tell(wordsOf(error));
  }
}

/** Gives an app the manifest that is written for it; without an app, makes one. */
export async function saveManifest(appId: string, text: string): Promise<void> {
  const { look, tell, writeManifest } = pageStore.getState();
  try {
    if (appId === '') await act('apps', { manifest: text, workspace: look.teamId });
    else await act(`${controlPath('apps', appId)}/manifest`, { manifest: text });
    writeManifest(appId, null);
    tell(
      appId === ''
        ? 'The app is there. Copy its variables, and start your bot with them.'
        : 'The manifest is saved. What its bot may do is as before, until it is installed again.',
      'status',
    );
  } catch (error) {
    const found = error instanceof ControlError ? error.faults : [];
    writeManifest(appId, { text, faults: found.length > 0 ? found : [{ at: '', message: wordsOf(error) }] });
  }
}

/** Runs a workflow that comes to a function of an app, with what is entered. */
export async function runFunction({ appId }: LiveApp, { callbackId, inputs }: LiveFunction): Promise<void> {
  const { look, tell, functionInputs } = pageStore.getState();
  try {
    const given = inputs.flatMap(({ name, type }): [string, JsonValue][] => {
      const text = functionInputs[inputKey(appId, callbackId, name)] ?? '';
      return text === '' ? [] : [[name, valueOfInput(name, type, text)]];
    });
    const answer = await actAs(look.userId, 'functions', { callbackId, app: appId, inputs: Object.fromEntries(given) });
    const problem = isJsonObject(answer) ? stringAt(answer, 'problem') : undefined;
    if (problem !== undefined) tell(problem);
  } catch (error) {
    tell(wordsOf(error));
  }
  await lookAtRuns();
}

/** Looks up how the functions of apps went. */
export async function lookAtRuns(): Promise<void> {
  const runs = readObjects(await lookUp('functions').catch(() => [])) ?? [];
  pageStore.getState().setFunctionRuns(
    runs.map(run => ({
      id: stringAt(run, 'id') ?? '',
      appId: stringAt(run, 'appId') ?? '',
      callbackId: stringAt(run, 'callbackId') ?? '',
      outcome: objectAt(run, 'outcome') ?? null,
    })),
  );
}

/** Looks up what can come to an app, and how that went. */
export async function lookAtRoutes(appId: string): Promise<void> {
  const routes = readObjects(await lookUp(`${controlPath('apps', appId)}/routes`).catch(() => [])) ?? [];
  pageStore.getState().setAppRoutes(appId, routes.map(routeOf));
}

const KINDS: readonly RouteKind[] = ['command', 'event', 'shortcut', 'function', 'action', 'options', 'view'];

function routeOf(route: JsonObject): AppRoute {
  const { came, acked, lastLatencyMs } = route;
  return {
    kind: KINDS.find(kind => kind === route.kind) ?? 'other',
    name: stringAt(route, 'name') ?? '',
    isDeclared: route.isDeclared === true,
    came: typeof came === 'number' ? came : 0,
    acked: typeof acked === 'number' ? acked : 0,
    lastLatencyMs: typeof lastLatencyMs === 'number' ? lastLatencyMs : null,
  };
}
