import type { JsonObject } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { Channel } from '../workspace/channels/channels.js';
import type { Workspace } from '../workspace/workspace.js';

/** An inner event and the app that hears of it. */
export interface AppEvent {
  readonly app: AppInstall;
  readonly event: JsonObject;
}

/** One event for each app whose bot is in the channel. */
export function toAppsIn(workspace: Workspace, channel: Channel | undefined, event: JsonObject): AppEvent[] {
  return channel ? workspace.appsIn(channel).map(app => ({ app, event })) : [];
}

/** One event for each app: of what concerns everybody. */
export function toEveryApp(workspace: Workspace, event: JsonObject): AppEvent[] {
  return workspace.apps.all.map(app => ({ app, event }));
}

/** One event for each app that acts for somebody: with a token of theirs, or because they are its bot. */
export function toAppsActingFor(workspace: Workspace, userId: string, event: JsonObject): AppEvent[] {
  return toEveryApp(workspace, event).filter(
    ({ app }) => app.botUserId === userId || workspace.apps.tokensOf(app).some(token => token.userId === userId),
  );
}
