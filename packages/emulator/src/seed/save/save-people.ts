import type { AppInstall } from '../../workspace/apps/app-install.js';
import type { User } from '../../workspace/users/user.js';
import type { Workspace } from '../../workspace/workspace.js';
import type { WorkspaceRegistry } from '../../workspace/workspace-registry.js';
import type { SeedApp, SeedEntry, SeedInstall, SeedPerson, SeedWorkspace } from '../schema/seed.schema.js';
import type { SeedNames } from './seed-names.js';

export function saveWorkspace({ team: { id, name, domain, enterprise }, emoji }: Workspace): SeedWorkspace {
  return {
    id,
    name,
    domain,
    ...(enterprise ? { enterprise: { ...enterprise } } : {}),
    ...(Object.keys(emoji.all).length > 0 ? { emoji: { ...emoji.all } } : {}),
  };
}

export function savePeople({ workspaces, shared: { dnd } }: WorkspaceRegistry, naming: SeedNames): SeedPerson[] {
  return workspaces.flatMap(({ users, team }) =>
    users.all
      .filter(({ app }) => !app)
      .map(user => savePerson(user, naming.workspace(team.id), dnd.snoozedUntil(user.id))),
  );
}

function savePerson(user: User, workspace: string, snoozedUntil: number | undefined): SeedPerson {
  const { id, name, realName, displayName, email, role, timeZone, locale, presence, profile } = user;
  const { isDeleted, updatedAt } = user;
  return {
    id,
    name,
    workspace,
    realName,
    displayName,
    ...(email === undefined ? {} : { email }),
    role,
    timeZone,
    locale,
    presence,
    ...(Object.keys(profile).length > 0 ? { profile: { ...profile } } : {}),
    ...(isDeleted ? { isDeleted } : {}),
    ...(snoozedUntil === undefined ? {} : { snoozedUntil }),
    ...(updatedAt === 0 ? {} : { updatedAt }),
  };
}

export function saveUsergroups({ workspaces }: WorkspaceRegistry, naming: SeedNames): SeedEntry<'usergroups'>[] {
  return workspaces.flatMap(({ usergroups, channels: there, team }) =>
    usergroups.all.map(({ channels, users, deleted, createdBy, updatedBy, teamId: _team, ...group }) => ({
      ...group,
      workspace: naming.workspace(team.id),
      channels: channels.filter(id => there.find(id)).map(naming.channel),
      users: users.map(naming.user),
      ...(createdBy === '' ? {} : { createdBy: naming.user(createdBy) }),
      ...(updatedBy === '' ? {} : { updatedBy: naming.user(updatedBy) }),
      ...(deleted === 0 ? {} : { disabledAt: deleted }),
    })),
  );
}

export function saveApps({ workspaces, apps }: WorkspaceRegistry, naming: SeedNames): SeedApp[] {
  return apps.all.map(({ appId: id, name, appToken, clientSecret, manifest, ownScopes }) => {
    const homes = workspaces.filter(each => each.apps.find(id));
    const isOrgWide = homes.some(each => each.apps.choose(id).isOrgWide);
    const enterprise = homes[0]?.team.enterprise?.name;
    return {
      id,
      name,
      appToken,
      clientSecret,
      ...(manifest ? { manifest } : {}),
      ...(ownScopes ? { scopes: [...ownScopes] } : {}),
      ...(isOrgWide && enterprise !== undefined ? { enterprise } : {}),
      installs: homes.map(home => saveInstall(home, home.apps.choose(id), naming)),
    };
  });
}

function saveInstall({ team, apps }: Workspace, install: AppInstall, naming: SeedNames): SeedInstall {
  const { botToken, botUserId, botId, scopes } = install;
  const userTokens = apps.tokensOf(install).map(each => ({
    user: naming.user(each.userId),
    token: each.token,
    ...(each.scopes ? { scopes: [...each.scopes] } : {}),
  }));
  return {
    workspace: naming.workspace(team.id),
    botToken,
    ...(apps.problemOf(install, botToken) === null ? {} : { isRevoked: true }),
    botUserId,
    botId,
    ...(scopes ? { scopes: [...scopes] } : {}),
    ...(userTokens.length > 0 ? { userTokens } : {}),
  };
}
