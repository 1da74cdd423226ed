import type { DeclaredCommand, DeclaredFunction, DeclaredShortcut, Declarations } from '../manifest/declarations.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { ActionDispatcher } from './action-dispatcher.js';

/** The app that an action uses and the manifest's declaration; `undefined` without a manifest. */
export interface DeclaredUse<Thing> {
  readonly app: AppInstall;
  readonly declared: Thing | undefined;
}

/** The app of a command. @throws Error that names what is declared, when no app declares it */
export function findCommand(desk: ActionDispatcher, command: string, appName?: string): DeclaredUse<DeclaredCommand> {
  return findDeclaringApp(desk, { what: 'command', name: command, appName }, ({ commands }) =>
    commands.map(each => ({ name: each.command, thing: each })),
  );
}

/** The app of a shortcut. @throws Error that names what is declared, when no app declares it */
export function findShortcut(
  desk: ActionDispatcher,
  type: DeclaredShortcut['type'],
  callbackId: string,
  appName?: string,
): DeclaredUse<DeclaredShortcut> {
  return findDeclaringApp(desk, { what: `${type} shortcut`, name: callbackId, appName }, ({ shortcuts }) =>
    shortcuts.filter(each => each.type === type).map(each => ({ name: each.callbackId, thing: each })),
  );
}

/** The app of a function. @throws Error that names what is declared, when no app declares it */
export function findFunction(
  desk: ActionDispatcher,
  callbackId: string,
  appName?: string,
): DeclaredUse<DeclaredFunction> {
  return findDeclaringApp(desk, { what: 'function', name: callbackId, appName }, ({ functions }) =>
    functions.map(each => ({ name: each.callbackId, thing: each })),
  );
}

/** @throws Error when the manifest of an app leaves something out that a user wants to use */
export function assertDeclared(
  { name, app: { declared } }: AppInstall,
  has: (declared: Declarations) => boolean,
  what: string,
): void {
  if (declared && !has(declared)) throw new Error(`The app "${name}" has no ${what} in its manifest.`);
}

interface WantedFeature {
  readonly what: string;
  readonly name: string;
  readonly appName: string | undefined;
}

/** Without the app's name: whichever declares it, else the first without a manifest, which may answer anything. */
function findDeclaringApp<Thing>(
  desk: ActionDispatcher,
  wanted: WantedFeature,
  listed: (declared: Declarations) => readonly { readonly name: string; readonly thing: Thing }[],
): DeclaredUse<Thing> {
  const apps = wanted.appName === undefined ? desk.workspace.apps.all : [desk.findApp(wanted.appName)];
  const offers = apps.map(app => ({ app, list: app.app.declared && listed(app.app.declared) }));
  for (const { app, list } of offers) {
    const found = list?.find(({ name }) => name === wanted.name);
    if (found) return { app, declared: found.thing };
  }
  const free = offers.find(({ list }) => list === undefined);
  if (free) return { app: free.app, declared: undefined };
  if (offers.length === 0) return { app: desk.findApp(), declared: undefined };
  const there = offers.map(({ app, list = [] }) => {
    const names = list.map(({ name }) => name).join(', ') || 'none';
    return `"${app.name}" declares ${names}`;
  });
  throw new Error(`No ${wanted.what} "${wanted.name}" is in a manifest: ${there.join('; ')}.`);
}
