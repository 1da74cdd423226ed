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

/** An event that was addressed to an app, but that the app does not receive. */
export interface WithheldEvent extends AppEvent {
  /** The scopes of which the app needs one; empty if the app does not subscribe to the event. */
  readonly missingScopes: readonly string[];
  /** Whether the app receives another event of the same change. */
  readonly receivesOtherEvents: boolean;
}

/** Returns the events of a change. An app receives each event once, even if several of its tokens qualify. */
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
    // Neither a subscription nor a scope helps an app whose events are disabled.
    .filter(({ app, event }) => app.app.hearsEvents && !told.get(event)?.has(app))
    .map(each => ({ ...each, missingScopes: findMissingScopes(each), receivesOtherEvents: hearers.has(each.app) }));
  return { heard, withheld };
}

/** Returns the events of a change for all apps concerned, before subscriptions and scopes are checked. */
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

/** An event, and the workspace through which the app receives it. */
export interface WorkspaceEvent extends AppEvent {
  readonly workspace: Workspace;
}

/** The events of a change, received and withheld. */
export interface RoutedEvents {
  readonly heard: readonly WorkspaceEvent[];
  readonly withheld: readonly WithheldEvent[];
}

/**
 * Returns the events of a change in all workspaces. An app in several workspaces that share the channel receives an
 * event once, through the first. `apps.event.authorizations.list` returns the others.
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
