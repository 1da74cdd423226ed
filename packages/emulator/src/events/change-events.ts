import { type JsonObject, stringAt } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { WorkspaceChange } from '../workspace/workspace-change.js';
import type { Workspace } from '../workspace/workspace.js';
import { createChannelEvents, createMemberEvents } from './channel-events.js';
import { isSubscribed, findMissingScopes } from './subscriptions.js';
import {
  createDndEvents,
  createEmojiEvents,
  createInstallEvents,
  createUserEvents,
  createUsergroupEvents,
} from './team-events.js';
import type { AppEvent } from './app-event.js';
import { createFileEvents, createPinEvents, createReactionEvents, createStarEvents } from './item-events.js';
import { createMessageChangedEvents, createMessageDeletedEvents, createMessagePostedEvents } from './message-events.js';

/** An event that an app does not hear of, though it was near enough. */
export interface WithheldEvent extends AppEvent {
  /** Those of which one is missing; empty where the app has not subscribed to it. */
  readonly missingScopes: readonly string[];
  /** Whether it hears of another event of the same change. */
  readonly receivesOtherEvents: boolean;
}

/** The events that follow a change: one for each app, whoever it hears of it by, and whether it does. */
export function toAppEvents(
  workspace: Workspace,
  change: WorkspaceChange,
): { readonly heard: readonly AppEvent[]; readonly withheld: readonly WithheldEvent[] } {
  const news = getChangeSubject(workspace, change);
  const told = new Map<JsonObject, Set<AppInstall>>();
  const heard = news.filter(each => {
    if (told.get(each.event)?.has(each.app) || !isSubscribed(each)) return false;
    told.set(each.event, (told.get(each.event) ?? new Set()).add(each.app));
    return true;
  });
  if (heard.length === news.length) return { heard, withheld: [] };
  const hearers = new Set(heard.map(({ app }) => app));
  const withheld = news
    // No subscription or scope would help an app whose events are off.
    .filter(({ app, event }) => app.app.hearsEvents && !told.get(event)?.has(app))
    .map(each => ({ ...each, missingScopes: findMissingScopes(each), receivesOtherEvents: hearers.has(each.app) }));
  return { heard, withheld };
}

/** For the apps that are near enough, whether they want to know or not. */
function getChangeSubject(workspace: Workspace, change: WorkspaceChange): AppEvent[] {
  switch (change.kind) {
    case 'message_posted':
      return createMessagePostedEvents(workspace, change.message);
    case 'message_grown':
    case 'view_changed':
      return [];
    case 'message_changed':
      return createMessageChangedEvents(workspace, change);
    case 'message_deleted':
      return createMessageDeletedEvents(workspace, change);
    case 'reaction_added':
    case 'reaction_removed':
      return createReactionEvents(workspace, change);
    case 'pin_added':
    case 'pin_removed':
      return createPinEvents(workspace, change);
    case 'star_added':
    case 'star_removed':
      return createStarEvents(workspace, change);
    case 'member_joined':
    case 'member_left':
      return createMemberEvents(workspace, change);
    case 'file_created':
    case 'file_changed':
    case 'file_deleted':
      return createFileEvents(workspace, change);
    case 'channel_created':
    case 'channel_renamed':
    case 'channel_archived':
    case 'channel_unarchived':
    case 'channel_deleted':
    case 'direct_opened':
    case 'direct_closed':
    case 'direct_reopened':
      return createChannelEvents(workspace, change);
    case 'user_joined':
    case 'user_changed':
      return createUserEvents(workspace, change);
    case 'usergroup_created':
    case 'usergroup_updated':
    case 'usergroup_members_changed':
      return createUsergroupEvents(workspace, change);
    case 'dnd_changed':
      return createDndEvents(workspace, change);
    case 'emoji_changed':
      return createEmojiEvents(workspace, change);
    case 'tokens_revoked':
    case 'app_uninstalled':
      return createInstallEvents(workspace, change);
  }
}

/** An event, and the workspace from which the app hears of it. */
export interface WorkspaceEvent extends AppEvent {
  readonly workspace: Workspace;
}

/** What follows a change, by who hears of it. */
export interface RoutedEvents {
  readonly heard: readonly WorkspaceEvent[];
  readonly withheld: readonly WithheldEvent[];
}

/**
 * The events that follow a change, in every workspace. An app that is in several which share the channel hears of it once,
 * from the first: for the others it asks `apps.event.authorizations.list`.
 */
export function routeEvents(workspaces: readonly Workspace[], change: WorkspaceChange): RoutedEvents {
  const told = new Set<string>();
  const heard: WorkspaceEvent[] = [];
  const withheld: WithheldEvent[] = [];
  for (const workspace of workspaces) {
    const news = toAppEvents(workspace, change);
    const first = news.heard.filter(each => !told.has(getSubscriptionKey(each)));
    for (const each of first) told.add(getSubscriptionKey(each));
    heard.push(...first.map(each => ({ ...each, workspace })));
    withheld.push(...news.withheld);
  }
  return { heard, withheld: withheld.filter(each => !told.has(getSubscriptionKey(each))) };
}

const getSubscriptionKey = ({ app, event }: AppEvent): string => `${app.appId} ${stringAt(event, 'type') ?? ''}`;
