import type { SlackEnvelope } from './envelope.js';
import { arrayAt, firstObject, isJsonObject, objectAt, textAt, type JsonObject } from './json.js';
import { getEvent } from './parse-envelope.js';

/** Where a payload comes from. Both ids are null when the payload names neither. */
export interface SlackWorkspace {
  readonly teamId: string | null;
  readonly enterpriseId: string | null;
}

/** The key under which a payload is handled once: an event keeps its id over redeliveries, the rest is sent once. */
export const getIdempotencyId = (envelope: SlackEnvelope): string => textAt(envelope.body, 'event_id') ?? envelope.id;

/** Whether Slack delivers it again while it isn't acked: events alone. What people do is lost then, and they see that. */
export const isRedelivered = ({ type }: SlackEnvelope): boolean => type === 'events_api';

/** Slack delivers an event once and up to three times more. */
const LAST_RETRY = 3;

/** Whether Slack will deliver it once more if it isn't acked now. */
export const willBeRedelivered = (envelope: SlackEnvelope): boolean =>
  isRedelivered(envelope) && (envelope.retry?.attempt ?? 0) < LAST_RETRY;

/**
 * The workspace whose install of the app the payload is for: its bot token is the one to answer with. In a channel that
 * workspaces share, that is not always where the payload arose, which is what a body's own `team_id` says.
 */
export function getWorkspace({ body }: SlackEnvelope): SlackWorkspace {
  const authorization = firstObject(arrayAt(body, 'authorizations'));
  return { teamId: teamIdOf(body, authorization), enterpriseId: enterpriseIdOf(body, authorization) };
}

function teamIdOf(body: JsonObject, authorization: JsonObject): string | null {
  const view = objectAt(body, 'view');
  const installed = textAt(view, 'app_installed_team_id');
  return (
    textAt(authorization, 'team_id') ??
    // Of an organisation's install it names the organisation (`E…`).
    (installed?.startsWith('T') ? installed : null) ??
    textAt(body, 'team_id') ??
    textAt(objectAt(body, 'team'), 'id') ??
    // For an organisation's install Slack leaves `team` null, and the person's team stands in.
    textAt(objectAt(body, 'user'), 'team_id') ??
    textAt(view, 'team_id')
  );
}

function enterpriseIdOf(body: JsonObject, authorization: JsonObject): string | null {
  // Null is an answer here: the body's organisation may be that of the other side.
  if (Object.hasOwn(authorization, 'enterprise_id')) return textAt(authorization, 'enterprise_id');
  return (
    textAt(body, 'enterprise_id') ??
    textAt(objectAt(body, 'enterprise'), 'id') ??
    textAt(objectAt(body, 'team'), 'enterprise_id')
  );
}

/**
 * What a payload is routed by, for people: the command, the event's type, the ids of what was clicked, typed into or
 * submitted.
 */
export function getRoutingIds({ kind, name, body }: SlackEnvelope): string {
  switch (kind) {
    case 'action':
      return ids(arrayAt(body, 'actions').filter(isJsonObject), 'action_id') || name;
    case 'options':
      return textAt(body, 'action_id') ?? name;
    case 'view_submission':
    case 'view_closed':
      return textAt(objectAt(body, 'view'), 'callback_id') ?? name;
    case 'shortcut':
    case 'message_shortcut':
    case 'interactive_message':
    case 'interactive_message_suggestion':
    case 'dialog_submission':
    case 'dialog_cancellation':
    case 'dialog_suggestion':
      return textAt(body, 'callback_id') ?? name;
    case 'function':
      return textAt(objectAt(getEvent(body), 'function'), 'callback_id') ?? name;
    default:
      return name;
  }
}

const ids = (entries: readonly JsonObject[], key: string): string =>
  entries.flatMap(entry => textAt(entry, key) ?? []).join(', ');

/** Who caused it, or null: many events have nobody. */
export function getUserId({ kind, body }: SlackEnvelope): string | null {
  if (kind !== 'event') return idAt(body, 'user') ?? textAt(body, 'user_id');
  const event = getEvent(body);
  // An edit or a deletion carries its author inside, what happens to an assistant its person.
  return (
    idAt(event, 'user') ??
    textAt(event, 'user_id') ??
    idAt(objectAt(event, 'message'), 'user') ??
    textAt(objectAt(event, 'assistant_thread'), 'user_id')
  );
}

/** The channel it happened in, or null. */
export function getChannelId({ kind, body }: SlackEnvelope): string | null {
  if (kind === 'event') {
    const event = getEvent(body);
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
export function getThreadTs({ kind, body }: SlackEnvelope): string | null {
  if (kind === 'event') {
    const event = getEvent(body);
    return (
      textAt(event, 'thread_ts') ??
      textAt(objectAt(event, 'message'), 'thread_ts') ??
      textAt(objectAt(event, 'assistant_thread'), 'thread_ts')
    );
  }
  return (
    textAt(objectAt(body, 'message'), 'thread_ts') ??
    textAt(objectAt(body, 'container'), 'thread_ts') ??
    textAt(objectAt(body, 'original_message'), 'thread_ts')
  );
}

/** The workspace of who caused an event, where it tells: in a channel that workspaces share it may be another. */
export const getUserTeamId = ({ kind, body }: SlackEnvelope): string | null =>
  kind === 'event' ? textAt(getEvent(body), 'user_team') : null;

/** The message that somebody wrote or edited, which a thread may begin with; null for all else. */
export function getMessageTs({ kind, name, body }: SlackEnvelope): string | null {
  if (kind !== 'event' || (name !== 'message' && name !== 'app_mention')) return null;
  const event = getEvent(body);
  return textAt(objectAt(event, 'message'), 'ts') ?? textAt(event, 'ts');
}

/** The app's bot user in this workspace, as the payload's own authorization says, or null. */
export function getBotUserId({ body }: SlackEnvelope): string | null {
  for (const authorization of arrayAt(body, 'authorizations')) {
    if (isJsonObject(authorization) && authorization['is_bot'] === true) return textAt(authorization, 'user_id');
  }
  return null;
}

/** An id given either plainly (`"user": "U1"`) or as an object (`"user": { "id": "U1" }`). */
const idAt = (value: JsonObject, key: string): string | null =>
  textAt(value, key) ?? textAt(objectAt(value, key), 'id');

/** Where a payload happened and who caused it. */
export interface MessageLocation extends SlackWorkspace {
  readonly userId: string | null;
  readonly channelId: string | null;
  readonly threadTs: string | null;
}

export function getMessageLocation(envelope: SlackEnvelope): MessageLocation {
  const { teamId, enterpriseId } = getWorkspace(envelope);
  const userId = getUserId(envelope);
  return { teamId, enterpriseId, userId, channelId: getChannelId(envelope), threadTs: getThreadTs(envelope) };
}
