import type { JsonObject } from '../json.js';
import type { AppInstall, UserToken } from '../workspace/apps/app-install.js';
import type { Channel } from '../workspace/channels/channel.js';
import type { Workspace } from '../workspace/workspace.js';

/** An inner event, and an app that may hear of it. */
export interface AppEvent {
  readonly app: AppInstall;
  readonly authorization: Authorization;
  readonly event: JsonObject;
}

/** To the apps whose bots are in the channel, and those that have subscribed on behalf of somebody who is. */
export function forAppsInWorkspace({ apps }: Workspace, channel: Channel | undefined, event: JsonObject): AppEvent[] {
  if (!channel) return [];
  return [
    ...apps.among(channel.members).map(app => forBot(app, event)),
    ...apps
      .tokensAmong(channel.members)
      .filter(({ app }) => hasUserEvents(app))
      .map(token => forUser(token, event)),
  ];
}

/** To every app: of what concerns everybody. */
export function forEveryApp(workspace: Workspace, event: JsonObject): AppEvent[] {
  return workspace.apps.all.flatMap(app => forApp(workspace, app, event));
}

/** To one app, by its bot, and by the people on whose behalf it has subscribed to anything. */
export function forApp({ apps }: Workspace, app: AppInstall, event: JsonObject): AppEvent[] {
  const people = hasUserEvents(app) ? apps.tokensOf(app) : [];
  return [forBot(app, event), ...people.map(token => forUser(token, event))];
}

/** To each app that acts for somebody: with a token of theirs, or because they are its bot. */
export function forAppsActingFor({ apps }: Workspace, userId: string, event: JsonObject): AppEvent[] {
  const app = apps.ofBotUser(userId);
  return app ? [forBot(app, event)] : apps.tokensFor(userId).map(token => forUser(token, event));
}

const hasUserEvents = ({ app: { declared } }: AppInstall): boolean =>
  declared !== undefined && declared.userEvents.size > 0;

const forBot = (app: AppInstall, event: JsonObject): AppEvent => ({
  app,
  authorization: createBotAuthorization(app),
  event,
});

const forUser = (token: UserToken, event: JsonObject): AppEvent => ({
  app: token.app,
  authorization: createUserAuthorization(token),
  event,
});

/** By which of its tokens an app hears of an event: its bot's, or that of somebody for whom it acts. */
export interface Authorization {
  /** The bot user, or the person. */
  readonly userId: string;
  readonly isBot: boolean;
  /** What was granted. Without a list everything is. */
  readonly scopes: readonly string[] | undefined;
}

/** What an app hears of by its bot. */
export const createBotAuthorization = ({ botUserId, scopes }: AppInstall): Authorization => ({
  userId: botUserId,
  isBot: true,
  scopes,
});

/** What an app hears of by a person for whom it acts. */
export const createUserAuthorization = ({ userId, scopes }: UserToken): Authorization => ({
  userId,
  isBot: false,
  scopes,
});
