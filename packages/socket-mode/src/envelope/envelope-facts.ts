import type { SlackEnvelope } from './envelope.js';
import { arrayAt, isJsonObject, objectAt, textAt, type JsonObject } from './json.js';
import { eventOf } from './parse-envelope.js';

/** Where a payload comes from. Both ids are null when the payload names neither. */
export interface SlackWorkspace {
  readonly teamId: string | null;
  readonly enterpriseId: string | null;
}

/** The key under which a payload is handled once: an event keeps its id over redeliveries, the rest is sent once. */
export const onceKey = (envelope: SlackEnvelope): string => textAt(envelope.body, 'event_id') ?? envelope.id;

/** The workspace. For an organisation's install Slack leaves `team` null, and the person's team stands in. */
export function workspaceOf({ body }: SlackEnvelope): SlackWorkspace {
  const [authorization] = arrayAt(body, 'authorizations').filter(isJsonObject);
  const installed = authorization ?? {};
  return {
    teamId:
      textAt(body, 'team_id') ??
      textAt(objectAt(body, 'team'), 'id') ??
      textAt(installed, 'team_id') ??
      textAt(objectAt(body, 'user'), 'team_id') ??
      textAt(objectAt(body, 'view'), 'team_id'),
    enterpriseId:
      textAt(body, 'enterprise_id') ??
      textAt(objectAt(body, 'enterprise'), 'id') ??
      textAt(objectAt(body, 'team'), 'enterprise_id') ??
      textAt(installed, 'enterprise_id'),
  };
}

/** Who caused it, or null: many events have nobody. */
export function userIdOf({ kind, body }: SlackEnvelope): string | null {
  if (kind !== 'event') return idAt(body, 'user') ?? textAt(body, 'user_id');
  const event = eventOf(body);
  // An edit or a deletion carries its author inside.
  return idAt(event, 'user') ?? textAt(event, 'user_id') ?? idAt(objectAt(event, 'message'), 'user');
}

/** The channel it happened in, or null. */
export function channelIdOf({ kind, body }: SlackEnvelope): string | null {
  if (kind === 'event') {
    const event = eventOf(body);
    return (
      idAt(event, 'channel') ??
      textAt(event, 'channel_id') ??
      textAt(objectAt(event, 'item'), 'channel') ??
      textAt(objectAt(event, 'assistant_thread'), 'channel_id')
    );
  }
  return idAt(body, 'channel') ?? textAt(body, 'channel_id') ?? textAt(objectAt(body, 'container'), 'channel_id');
}

/** The thread it happened in: the `thread_ts` of the message it is or stands on. Null outside threads. */
export function threadTsOf({ kind, body }: SlackEnvelope): string | null {
  if (kind === 'event') {
    const event = eventOf(body);
    return textAt(event, 'thread_ts') ?? textAt(objectAt(event, 'assistant_thread'), 'thread_ts');
  }
  return textAt(objectAt(body, 'message'), 'thread_ts') ?? textAt(objectAt(body, 'container'), 'thread_ts');
}

/** The app's bot user in this workspace, as the payload's own authorization says, or null. */
export function botUserIdOf({ body }: SlackEnvelope): string | null {
  for (const authorization of arrayAt(body, 'authorizations')) {
    if (isJsonObject(authorization) && authorization['is_bot'] === true) return textAt(authorization, 'user_id');
  }
  return null;
}

/** An id given either plainly (`"user": "U1"`) or as an object (`"user": { "id": "U1" }`). */
const idAt = (value: JsonObject, key: string): string | null =>
  textAt(value, key) ?? textAt(objectAt(value, key), 'id');

/** Where a payload happened and who caused it. */
export interface PayloadPlace extends SlackWorkspace {
  readonly userId: string | null;
  readonly channelId: string | null;
  readonly threadTs: string | null;
}

export const placeOf = (envelope: SlackEnvelope): PayloadPlace => ({
  ...workspaceOf(envelope),
  userId: userIdOf(envelope),
  channelId: channelIdOf(envelope),
  threadTs: threadTsOf(envelope),
});
