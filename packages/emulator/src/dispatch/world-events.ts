import { stringAt } from '../json.js';
import type { Workspace } from '../workspace/workspace.js';
import type { WorkspaceChange } from '../workspace/workspace-change.js';
import type { AppEvent } from '../events/app-event.js';
import { eventsOf, type WithheldEvent } from '../events/change-events.js';

/** An event, and the workspace from which the app hears of it. */
export interface WorldEvent extends AppEvent {
  readonly workspace: Workspace;
}

/** What follows a change, by who hears of it. */
export interface WorldNews {
  readonly heard: readonly WorldEvent[];
  readonly withheld: readonly WithheldEvent[];
}

/**
 * The events that follow a change, in every workspace. An app that is in several which share the channel hears of it once,
 * from the first: for the others it asks `apps.event.authorizations.list`.
 */
export function newsOf(workspaces: readonly Workspace[], change: WorkspaceChange): WorldNews {
  const told = new Set<string>();
  const heard: WorldEvent[] = [];
  const withheld: WithheldEvent[] = [];
  for (const workspace of workspaces) {
    const news = eventsOf(workspace, change);
    const first = news.heard.filter(each => !told.has(keyOf(each)));
    for (const each of first) told.add(keyOf(each));
    heard.push(...first.map(each => ({ ...each, workspace })));
    withheld.push(...news.withheld);
  }
  return { heard, withheld: withheld.filter(each => !told.has(keyOf(each))) };
}

const keyOf = ({ app, event }: AppEvent): string => `${app.appId} ${stringAt(event, 'type') ?? ''}`;
