import { isDeepStrictEqual } from 'node:util';
import type { User } from '../workspace/people/users.js';
import type { InstallChange, UserChange } from '../workspace/workspace-change.js';
import type { Workspace } from '../workspace/workspace.js';
import { ofBot } from './authorization.js';
import { toEveryApp, type AppEvent } from './app-event.js';

/** The events of somebody who came into the workspace, or is another than before. */
export function userEvents(workspace: Workspace, { kind, user, previous, at }: UserChange): AppEvent[] {
  if (user.teamId !== workspace.team.id) return [];
  const types = kind === 'user_joined' ? ['team_join'] : ['user_change', ...profileEventsOf(user, previous)];
  const told = { user: workspace.users.present(user), cache_ts: user.updatedAt, event_ts: at };
  return types.flatMap(type => toEveryApp(workspace, { type, ...told }));
}

function profileEventsOf(user: User, previous: User | undefined): string[] {
  const [now, before] = [user.profile, previous?.profile ?? {}];
  const isOther =
    user.realName !== previous?.realName ||
    user.displayName !== previous.displayName ||
    user.email !== previous.email ||
    !isDeepStrictEqual(now, before);
  const isOtherStatus = STATUS.some(key => !isDeepStrictEqual(now[key], before[key]));
  return [...(isOther ? ['user_profile_changed'] : []), ...(isOtherStatus ? ['user_status_changed'] : [])];
}

/** The members of a profile that are somebody's status. */
const STATUS = ['status_text', 'status_emoji', 'status_expiration'];

/** The events of an app that was cut off, for that app alone. */
export function installEvents(workspace: Workspace, change: InstallChange): AppEvent[] {
  const { app, at } = change;
  if (app.teamId !== workspace.team.id) return [];
  const authorization = ofBot(app);
  if (change.kind === 'app_uninstalled') {
    return [{ app, authorization, event: { type: 'app_uninstalled', event_ts: at } }];
  }
  const tokens = { oauth: [...change.people], bot: [...change.bots] };
  return [{ app, authorization, event: { type: 'tokens_revoked', tokens, event_ts: at } }];
}
