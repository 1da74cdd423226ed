import { stringAt } from '../json.js';
import type { Workspace } from '../workspace/workspace.js';
import type { WorkspaceChange } from '../workspace/workspace-change.js';
import type { AppEvent } from './app-event.js';
import { eventsOf } from './change-events.js';

/** An event, and the workspace from which the app hears of it. */
export interface WorldEvent extends AppEvent {
  readonly workspace: Workspace;
}

/**
 * The events that follow a change, in every workspace. An app that is in several which share the channel hears of it once,
 * from the first: for the others it asks `apps.event.authorizations.list`.
 */
export function newsOf(workspaces: readonly Workspace[], change: WorkspaceChange): WorldEvent[] {
  const told = new Set<string>();
  return workspaces.flatMap(workspace => {
    const news = eventsOf(workspace, change).filter(each => !told.has(keyOf(each)));
    for (const each of news) told.add(keyOf(each));
    return news.map(each => ({ ...each, workspace }));
  });
}

const keyOf = ({ app, event }: AppEvent): string => `${app.appId} ${stringAt(event, 'type') ?? ''}`;
