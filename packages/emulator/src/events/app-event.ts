import type { JsonObject } from '../json.js';
import type { AppInstall, UserToken } from '../workspace/apps/app-install.js';
import type { Channel } from '../workspace/channels/channel.js';
import type { Workspace } from '../workspace/workspace.js';

/** An inner event and an app that may receive it. */
export interface AppEvent {
  readonly app: AppInstall;
  readonly authorization: Authorization;
  readonly event: JsonObject;
}

/**
 * Addresses the apps whose bots are in the channel, and the apps that act for a member and subscribe to user events.
 */
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

/** Addresses every app in the workspace. */
export function forEveryApp(workspace: Workspace, event: JsonObject): AppEvent[] {
  return workspace.apps.all.flatMap(app => forApp(workspace, app, event));
}

/** Addresses one app, through its bot and through the users it acts for. */
export function forApp({ apps }: Workspace, app: AppInstall, event: JsonObject): AppEvent[] {
  const people = hasUserEvents(app) ? apps.tokensOf(app) : [];
  return [forBot(app, event), ...people.map(token => forUser(token, event))];
}

/** Addresses the apps that act for a user: those with a token of the user, or the app whose bot user it is. */
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

/** The token through which an app receives an event: its bot token or a user token. */
export interface Authorization {
  /** The bot user, or the user of the token. */
  readonly userId: string;
  readonly isBot: boolean;
  /** The granted scopes; `undefined` grants all scopes. */
  readonly scopes: readonly string[] | undefined;
}

/** Creates the authorization of an app's bot. */
export const createBotAuthorization = ({ botUserId, scopes }: AppInstall): Authorization => ({
  userId: botUserId,
  isBot: true,
  scopes,
});

/** Creates the authorization of a user token. */
export const createUserAuthorization = ({ userId, scopes }: UserToken): Authorization => ({
  userId,
  isBot: false,
  scopes,
});
