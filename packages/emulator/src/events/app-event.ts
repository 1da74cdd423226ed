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
export function toAppsIn({ apps }: Workspace, channel: Channel | undefined, event: JsonObject): AppEvent[] {
  if (!channel) return [];
  return [
    ...apps.among(channel.members).map(app => toBot(app, event)),
    ...apps
      .tokensAmong(channel.members)
      .filter(({ app }) => hasUserEvents(app))
      .map(token => toPerson(token, event)),
  ];
}

/** To every app: of what concerns everybody. */
export function toEveryApp(workspace: Workspace, event: JsonObject): AppEvent[] {
  return workspace.apps.all.flatMap(app => toApp(workspace, app, event));
}

/** To one app, by its bot, and by the people on whose behalf it has subscribed to anything. */
export function toApp({ apps }: Workspace, app: AppInstall, event: JsonObject): AppEvent[] {
  const people = hasUserEvents(app) ? apps.tokensOf(app) : [];
  return [toBot(app, event), ...people.map(token => toPerson(token, event))];
}

/** To each app that acts for somebody: with a token of theirs, or because they are its bot. */
export function toAppsActingFor({ apps }: Workspace, userId: string, event: JsonObject): AppEvent[] {
  const app = apps.ofBotUser(userId);
  return app ? [toBot(app, event)] : apps.tokensFor(userId).map(token => toPerson(token, event));
}

const hasUserEvents = ({ app: { declared } }: AppInstall): boolean =>
  declared !== undefined && declared.userEvents.size > 0;

const toBot = (app: AppInstall, event: JsonObject): AppEvent => ({ app, authorization: ofBot(app), event });

const toPerson = (token: UserToken, event: JsonObject): AppEvent => ({
  app: token.app,
  authorization: ofPerson(token),
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
export const ofBot = ({ botUserId, scopes }: AppInstall): Authorization => ({ userId: botUserId, isBot: true, scopes });

/** What an app hears of by a person for whom it acts. */
export const ofPerson = ({ userId, scopes }: UserToken): Authorization => ({ userId, isBot: false, scopes });
