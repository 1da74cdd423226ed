import type { ActionDispatcher } from '../actions/action-dispatcher.js';
import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { ResponseTarget } from '../workspace/apps/triggers-and-response-urls.js';

/** The user and app of a payload. */
export interface ReplaySender {
  readonly desk: ActionDispatcher;
  readonly app: AppInstall;
  readonly payload: JsonObject;
}

/** Returns the messages and views that the app's response can affect, according to the payload. */
export function toResponseTarget({ desk, app, payload }: ReplaySender, channel?: string): ResponseTarget {
  const container = objectAt(payload, 'container') ?? {};
  const channelId =
    channel ??
    stringAt(payload, 'channel_id') ??
    stringAt(objectAt(payload, 'channel') ?? {}, 'id') ??
    stringAt(container, 'channel_id') ??
    '';
  const messageTs = stringAt(payload, 'message_ts') ?? stringAt(container, 'message_ts');
  return { teamId: desk.workspace.team.id, appId: app.appId, userId: findReplayedUser(payload), channelId, messageTs };
}

/** Returns the payload with new triggers and response URLs in place of expired ones. */
export function renewPayload(sender: ReplaySender): JsonObject {
  const { payload } = sender;
  const interactivity = objectAt(payload, 'interactivity');
  const urls = objectsAt(payload, 'response_urls');
  return {
    ...payload,
    ...renewTriggerId(sender, payload, 'trigger_id'),
    ...(interactivity
      ? { interactivity: { ...interactivity, ...renewTriggerId(sender, interactivity, 'interactivity_pointer') } }
      : {}),
    ...renewResponseUrl(sender, payload),
    ...(urls.length > 0
      ? {
          response_urls: urls.map(each => ({
            ...each,
            ...renewResponseUrl(sender, each, stringAt(each, 'channel_id')),
          })),
        }
      : {}),
  };
}

function renewTriggerId({ desk, app, payload }: ReplaySender, holder: JsonObject, key: string): JsonObject {
  const id = stringAt(holder, key);
  const { triggers } = desk.workspace;
  if (id === undefined || triggers.isValid(id)) return {};
  return { [key]: triggers.issue(app.appId, findReplayedUser(payload)) };
}

function renewResponseUrl(sender: ReplaySender, holder: JsonObject, channel?: string): JsonObject {
  const url = stringAt(holder, 'response_url');
  const { desk } = sender;
  if (url === undefined || desk.workspace.responseUrls.isValid(url.slice(url.lastIndexOf('/') + 1))) return {};
  return { response_url: desk.issueResponseUrl(toResponseTarget(sender, channel)) };
}

function findReplayedUser(payload: JsonObject): string {
  const { user } = payload;
  return stringAt(payload, 'user_id') ?? (isJsonObject(user) ? stringAt(user, 'id') : undefined) ?? '';
}
