import type { App } from '../../workspace/apps/app.js';
import type { AppInstall, NewInstall } from '../../workspace/apps/app-install.js';
import type { Workspace } from '../../workspace/workspace.js';
import type { SeedApp, SeedInstall } from '../schema/seed.schema.js';
import type { SeedApplication, SeedLocation } from './seed-application.js';

/** Makes the apps of a seed and installs them. */
export function createSeedApps(planting: SeedApplication, apps: readonly SeedApp[]): void {
  for (const [index, seed] of apps.entries()) {
    const place = ['apps', index];
    const app = findSeedApp(planting, seed, place);
    if (!app) continue;
    if (seed.enterprise !== undefined) installOrgWide(planting, app, seed, place);
    else
      for (const [at, install] of (seed.installs ?? [{}]).entries()) createInstall(planting, app, install, place, at);
  }
}

/** Takes the bots of a seed into the channels that their apps name. */
export function createBots(planting: SeedApplication, apps: readonly SeedApp[]): void {
  for (const [index, { name, channels = [] }] of apps.entries()) {
    for (const [at, wanted] of channels.entries()) {
      const place = ['apps', index, 'channels', at];
      const found = planting.channel(wanted, place);
      if (!found) continue;
      const bot = found.workspace.apps.find(name);
      if (bot) found.channel.members.add(bot.botUserId);
      else planting.refuse(place, `is "${wanted}", in a workspace where "${name}" isn't installed`);
    }
  }
}

function findSeedApp(planting: SeedApplication, seed: SeedApp, place: SeedLocation): App | undefined {
  const { name, manifest, scopes, id, appToken, clientSecret } = seed;
  const { apps } = planting.world;
  if (typeof manifest === 'string')
    return planting.refuse([...place, 'manifest'], 'is a path, which has not been read');
  if (apps.find(name)) return planting.refuse([...place, 'name'], `is "${name}", as another one is called`);
  if (id !== undefined && apps.find(id)) return planting.refuse([...place, 'id'], `is "${id}", which another one has`);
  if (appToken !== undefined && apps.all.some(each => each.appToken === appToken)) {
    return planting.refuse([...place, 'appToken'], 'is that of another one');
  }
  return apps.create({ name, manifest, scopes, appId: id, appToken, clientSecret });
}

function createInstall(planting: SeedApplication, app: App, seed: SeedInstall, place: SeedLocation, at: number): void {
  const here = [...place, 'installs', at];
  const workspace = planting.workspace(seed.workspace, [...here, 'workspace']);
  if (!workspace) return;
  if (workspace.apps.find(app.appId)) {
    planting.refuse([...here, 'workspace'], `is "${workspace.team.name}", where "${app.name}" is installed already`);
    return;
  }
  const install = findInstall(planting, workspace, app, toRestoredInstall(seed), place);
  if (install) createGrants(planting, workspace, install, seed, here);
}

/** One bot with one token, in every workspace of an organisation. */
function installOrgWide(
  planting: SeedApplication,
  app: App,
  { enterprise, installs = [] }: SeedApp,
  place: SeedLocation,
): void {
  const homes = planting.world.workspaces.filter(({ team }) => team.enterprise?.name === enterprise);
  if (homes.length === 0) {
    planting.refuse([...place, 'enterprise'], `is "${enterprise ?? ''}", and no workspace is of such an organisation`);
  }
  let kept: NewInstall = { ...toRestoredInstall(installs[0] ?? {}), isOrgWide: true };
  for (const [at, home] of homes.entries()) {
    const install = findInstall(planting, home, app, kept, place);
    if (!install) continue;
    const { botToken, botUserId, botId, scopes } = install;
    kept = { botToken, botUserId, botId, isOrgWide: true, ...(scopes ? { scopes } : {}) };
    const own = installs[at];
    if (own) createGrants(planting, home, install, own, [...place, 'installs', at]);
  }
}

/** What of its tokens was revoked, and who let it act for them. */
function createGrants(
  planting: SeedApplication,
  workspace: Workspace,
  install: AppInstall,
  { userTokens = [], isRevoked }: SeedInstall,
  place: SeedLocation,
): void {
  if (isRevoked) workspace.apps.revoke(install.botToken);
  for (const [number, { user, token, scopes }] of userTokens.entries()) {
    const person = planting.user(user, [...place, 'userTokens', number, 'user'], [workspace]);
    if (person) workspace.apps.authorize(install, person.id, scopes, token);
  }
}

function findInstall(
  planting: SeedApplication,
  workspace: Workspace,
  app: App,
  kept: NewInstall,
  place: SeedLocation,
): AppInstall | undefined {
  const namesake = workspace.users.find(app.name);
  if (namesake && namesake.app?.app !== app) {
    return planting.refuse(place, `is called "${app.name}", as somebody in "${workspace.team.name}"`);
  }
  const owner = kept.botUserId === undefined ? undefined : planting.world.shared.people.find(kept.botUserId);
  if (owner && owner.app?.app !== app) {
    return planting.refuse(place, `has the botUserId "${owner.id}", which is that of "${owner.name}"`);
  }
  return workspace.install(app, [], kept);
}

const toRestoredInstall = ({ botToken, botUserId, botId, scopes }: SeedInstall): NewInstall => ({
  ...(botToken === undefined ? {} : { botToken }),
  ...(botUserId === undefined ? {} : { botUserId }),
  ...(botId === undefined ? {} : { botId }),
  ...(scopes === undefined ? {} : { scopes }),
});
