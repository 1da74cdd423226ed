import type { JsonObject } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { Channel } from '../workspace/channels/channels.js';
import type { Workspace } from '../workspace/workspace.js';
import { ofBot, ofPeople, type Authorization } from './authorization.js';

/** An inner event, and an app that may hear of it. */
export interface AppEvent {
  readonly app: AppInstall;
  readonly authorization: Authorization;
  readonly event: JsonObject;
}

/** To the apps whose bots are in the channel, and those that have subscribed on behalf of somebody who is. */
export function toAppsIn(workspace: Workspace, channel: Channel | undefined, event: JsonObject): AppEvent[] {
  if (!channel) return [];
  return toEveryApp(workspace, event).filter(({ authorization }) => channel.members.has(authorization.userId));
}

/** To every app: of what concerns everybody. */
export function toEveryApp(workspace: Workspace, event: JsonObject): AppEvent[] {
  return workspace.apps.all.flatMap(app => toApp(workspace, app, event));
}

/** To one app, by its bot, and by the people on whose behalf it has subscribed to anything. */
export function toApp(workspace: Workspace, app: AppInstall, event: JsonObject): AppEvent[] {
  const { declared } = app.app;
  const people = declared && declared.userEvents.size > 0 ? ofPeople(workspace, app) : [];
  return [ofBot(app), ...people].map(authorization => ({ app, authorization, event }));
}

/** To each app that acts for somebody: with a token of theirs, or because they are its bot. */
export function toAppsActingFor(workspace: Workspace, userId: string, event: JsonObject): AppEvent[] {
  const app = workspace.apps.ofBotUser(userId);
  if (app) return [{ app, authorization: ofBot(app), event }];
  return workspace.apps.all.flatMap(each =>
    ofPeople(workspace, each)
      .filter(authorization => authorization.userId === userId)
      .map(authorization => ({ app: each, authorization, event })),
  );
}
