import type { App } from '../workspace/apps/app.js';
import type { AppInstall, NewInstall } from '../workspace/apps/app-install.js';
import type { Workspace } from '../workspace/workspace.js';
import type { World } from '../world/world.js';
import { refuse, type SeedNames, type SeedPlace } from './seed-names.js';
import type { SeedApp, SeedInstall } from './seed.schema.js';

/** Makes the apps of a seed and installs them. */
export function plantApps(world: World, names: SeedNames, apps: readonly SeedApp[]): void {
  for (const [index, seed] of apps.entries()) {
    const app = appOf(world, seed, index);
    if (seed.enterprise !== undefined) installOrgWide(world, app, seed, ['apps', index, 'enterprise']);
    else for (const [at, install] of (seed.installs ?? [{}]).entries()) plantInstall(names, app, install, [index, at]);
  }
}

function appOf(world: World, { name, manifest, scopes, id, appToken }: SeedApp, index: number): App {
  if (typeof manifest === 'string') refuse(['apps', index, 'manifest'], 'is a path, which has not been read');
  if (world.apps.find(name)) refuse(['apps', index, 'name'], `is "${name}", as another one is called`);
  return world.apps.create({ name, manifest, scopes, appId: id, appToken });
}

function plantInstall(names: SeedNames, app: App, seed: SeedInstall, [index, at]: readonly [number, number]): void {
  const place = ['apps', index, 'installs', at];
  const workspace = names.workspace(seed.workspace, [...place, 'workspace']);
  const install = installed(workspace, app, keptOf(seed), ['apps', index]);
  for (const [number, { user, token, scopes }] of (seed.userTokens ?? []).entries()) {
    const person = names.user(user, [workspace], [...place, 'userTokens', number, 'user']);
    workspace.apps.authorize(install, person.id, scopes, token);
  }
}

/** One bot with one token, in every workspace of an organisation. */
function installOrgWide(world: World, app: App, { enterprise, installs = [] }: SeedApp, place: SeedPlace): void {
  const homes = world.workspaces.filter(({ team }) => team.enterprise?.name === enterprise);
  if (homes.length === 0) refuse(place, `is "${enterprise ?? ''}", and no workspace is of such an organisation`);
  let kept: NewInstall = { ...keptOf(installs[0] ?? {}), isOrgWide: true };
  for (const home of homes) {
    const { botToken, botUserId, botId, scopes } = installed(home, app, kept, place);
    kept = { botToken, botUserId, botId, isOrgWide: true, ...(scopes ? { scopes } : {}) };
  }
}

function installed(workspace: Workspace, app: App, kept: NewInstall, place: SeedPlace): AppInstall {
  const namesake = workspace.users.all.find(({ name }) => name === app.name);
  if (namesake && namesake.app?.app !== app)
    refuse(place, `is called "${app.name}", as somebody in "${workspace.team.name}"`);
  return workspace.install(app, [], kept);
}

const keptOf = ({ botToken, botUserId, botId, scopes }: SeedInstall): NewInstall => ({
  ...(botToken === undefined ? {} : { botToken }),
  ...(botUserId === undefined ? {} : { botUserId }),
  ...(botId === undefined ? {} : { botId }),
  ...(scopes === undefined ? {} : { scopes }),
});
