import type { ActDesk } from '../actions/action-dispatcher.js';
import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { ResponseTarget } from '../workspace/apps/response-urls.js';

/** Who a payload is from, and which app's it is. */
export interface Sender {
  readonly desk: ActDesk;
  readonly app: AppInstall;
  readonly payload: JsonObject;
}

/** What the payload's app may answer to, as the payload tells. */
export function targetOf({ desk, app, payload }: Sender, channel?: string): ResponseTarget {
  const container = objectAt(payload, 'container') ?? {};
  const channelId =
    channel ??
    stringAt(payload, 'channel_id') ??
    stringAt(objectAt(payload, 'channel') ?? {}, 'id') ??
    stringAt(container, 'channel_id') ??
    '';
  const messageTs = stringAt(payload, 'message_ts') ?? stringAt(container, 'message_ts');
  return { teamId: desk.workspace.team.id, appId: app.appId, userId: userOf(payload), channelId, messageTs };
}

/** The same payload with triggers and response URLs that are good: new ones in the place of those that are over. */
export function freshPayload(sender: Sender): JsonObject {
  const { payload } = sender;
  const interactivity = objectAt(payload, 'interactivity');
  const urls = objectsAt(payload, 'response_urls');
  return {
    ...payload,
    ...freshTrigger(sender, payload, 'trigger_id'),
    ...(interactivity
      ? { interactivity: { ...interactivity, ...freshTrigger(sender, interactivity, 'interactivity_pointer') } }
      : {}),
    ...freshUrl(sender, payload),
    ...(urls.length > 0
      ? { response_urls: urls.map(each => ({ ...each, ...freshUrl(sender, each, stringAt(each, 'channel_id')) })) }
      : {}),
  };
}

function freshTrigger({ desk, app, payload }: Sender, holder: JsonObject, key: string): JsonObject {
  const id = stringAt(holder, key);
  const { triggers } = desk.workspace;
  if (id === undefined || triggers.isGood(id)) return {};
  return { [key]: triggers.issue(app.appId, userOf(payload)) };
}

function freshUrl(sender: Sender, holder: JsonObject, channel?: string): JsonObject {
  const url = stringAt(holder, 'response_url');
  const { desk } = sender;
  if (url === undefined || desk.workspace.responseUrls.isGood(url.slice(url.lastIndexOf('/') + 1))) return {};
  return { response_url: desk.issueResponseUrl(targetOf(sender, channel)) };
}

function userOf(payload: JsonObject): string {
  const { user } = payload;
  return stringAt(payload, 'user_id') ?? (isJsonObject(user) ? stringAt(user, 'id') : undefined) ?? '';
}
