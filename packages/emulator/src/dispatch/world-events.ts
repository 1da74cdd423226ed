import { stringAt } from '../json.js';
import type { Workspace } from '../workspace/workspace.js';
import type { WorkspaceChange } from '../workspace/workspace-change.js';
import type { AppEvent } from '../events/app-event.js';
import { toAppEvents, type WithheldEvent } from '../events/change-events.js';

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
