import { isDeepStrictEqual } from 'node:util';
import type { User } from '../workspace/users/user.js';
import type { InstallChange, UserChange } from '../workspace/workspace-change.js';
import type { Workspace } from '../workspace/workspace.js';
import { type AppEvent, createBotAuthorization, forAppsActingFor, forEveryApp } from './app-event.js';
import { presentUnscheduled } from '../workspace/users/do-not-disturb.js';
import { type DndChange } from '../workspace/workspace-change.js';
import type { EmojiChange } from '../workspace/workspace-change.js';
import { presentUsergroup } from '../workspace/users/usergroups.js';
import { type UsergroupChange } from '../workspace/workspace-change.js';

/** Creates the events of a user who joined the workspace or changed. */
export function createUserEvents(workspace: Workspace, { kind, user, previous, at }: UserChange): AppEvent[] {
  if (user.teamId !== workspace.team.id) return [];
  const types = kind === 'user_joined' ? ['team_join'] : ['user_change', ...createProfileEvents(user, previous)];
  const told = { user: workspace.users.present(user), cache_ts: user.updatedAt, event_ts: at };
  return types.flatMap(type => forEveryApp(workspace, { type, ...told }));
}

function createProfileEvents(user: User, previous: User | undefined): string[] {
  const [now, before] = [user.profile, previous?.profile ?? {}];
  const isOther =
    user.realName !== previous?.realName ||
    user.displayName !== previous.displayName ||
    user.email !== previous.email ||
    !isDeepStrictEqual(now, before);
  const isOtherStatus = STATUS.some(key => !isDeepStrictEqual(now[key], before[key]));
  return [...(isOther ? ['user_profile_changed'] : []), ...(isOtherStatus ? ['user_status_changed'] : [])];
}

/** The profile members that contain a user's status. */
const STATUS = ['status_text', 'status_emoji', 'status_expiration'];

/** Creates the events of an app that was uninstalled or lost a token, for this app only. */
export function createInstallEvents(workspace: Workspace, change: InstallChange): AppEvent[] {
  const { app, at } = change;
  if (app.teamId !== workspace.team.id) return [];
  const authorization = createBotAuthorization(app);
  if (change.kind === 'app_uninstalled') {
    return [{ app, authorization, event: { type: 'app_uninstalled', event_ts: at } }];
  }
  const tokens = { oauth: [...change.people], bot: [...change.bots] };
  return [{ app, authorization, event: { type: 'tokens_revoked', tokens, event_ts: at } }];
}

/** Creates the events of a user group that was created or changed. */
export function createUsergroupEvents(workspace: Workspace, change: UsergroupChange): AppEvent[] {
  const { kind, usergroup, previous, at } = change;
  if (usergroup.teamId !== workspace.team.id) return [];
  const subteam = presentUsergroup(usergroup);
  if (kind === 'usergroup_created') return forEveryApp(workspace, { type: 'subteam_created', subteam, event_ts: at });
  const updated = forEveryApp(workspace, { type: 'subteam_updated', subteam, event_ts: at });
  if (kind === 'usergroup_updated' || !previous) return updated;
  const added = usergroup.users.filter(id => !previous.users.includes(id));
  const removed = previous.users.filter(id => !usergroup.users.includes(id));
  const changed = forEveryApp(workspace, {
    type: 'subteam_members_changed',
    subteam_id: usergroup.id,
    team_id: usergroup.teamId,
    date_previous_update: previous.updated,
    date_update: usergroup.updated,
    added_users: added,
    added_users_count: added.length,
    removed_users: removed,
    removed_users_count: removed.length,
    event_ts: at,
  });
  const told = (userId: string, type: string): AppEvent[] =>
    forAppsActingFor(workspace, userId, { type, subteam_id: usergroup.id, event_ts: at });
  return [
    ...updated,
    ...changed,
    ...added.flatMap(id => told(id, 'subteam_self_added')),
    ...removed.flatMap(id => told(id, 'subteam_self_removed')),
  ];
}

/** Creates the Do Not Disturb events of a user. Only the apps that act for the user receive the snooze details. */
export function createDndEvents(workspace: Workspace, { userId, at }: DndChange): AppEvent[] {
  if (workspace.users.find(userId)?.teamId !== workspace.team.id) return [];
  const status = presentUnscheduled();
  const whole = { ...status, ...workspace.dnd.presentSnooze(userId) };
  return [
    ...forEveryApp(workspace, { type: 'dnd_updated_user', user: userId, dnd_status: status, event_ts: at }),
    ...forAppsActingFor(workspace, userId, { type: 'dnd_updated', user: userId, dnd_status: whole, event_ts: at }),
  ];
}

/** Creates the event of a custom emoji that was added, removed or renamed. */
export function createEmojiEvents(workspace: Workspace, change: EmojiChange): AppEvent[] {
  if (change.teamId !== workspace.team.id) return [];
  const event = { type: 'emoji_changed', subtype: change.how, event_ts: change.at };
  switch (change.how) {
    case 'add':
      return forEveryApp(workspace, { ...event, name: change.name, value: change.value });
    case 'remove':
      return forEveryApp(workspace, { ...event, names: [...change.names] });
    case 'rename':
      return forEveryApp(workspace, {
        ...event,
        old_name: change.oldName,
        new_name: change.newName,
        value: change.value,
      });
  }
}
