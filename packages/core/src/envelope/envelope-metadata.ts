import type { SlackEnvelope } from './envelope.js';
import { arrayAt, findFirstObject, isJsonObject, type JsonObject, objectAt, textAt } from './json.js';
import { getEvent } from './parse-envelope.js';

/** The workspace of a payload. Both ids are null if the payload has neither. */
export interface SlackWorkspace {
  readonly teamId: string | null;
  readonly enterpriseId: string | null;
}

/** Returns the idempotency id: an event keeps its `event_id` over redeliveries; other payloads are sent once. */
export const getIdempotencyId = (envelope: SlackEnvelope): string => textAt(envelope.body, 'event_id') ?? envelope.id;

/**
 * Whether Slack redelivers the envelope until it is acked. It only redelivers events; a user sees an error for anything
 * else.
 */
export const isRedelivered = ({ type }: SlackEnvelope): boolean => type === 'events_api';

/** Slack redelivers an event up to three times. */
const MAX_RETRIES = 3;

/** Whether Slack will redeliver the envelope if it is not acked now. */
export const willBeRedelivered = (envelope: SlackEnvelope): boolean =>
  isRedelivered(envelope) && (envelope.retry?.attempt ?? 0) < MAX_RETRIES;

/**
 * Returns the workspace of the installation that receives the payload, whose bot token is used for replies. In a
 * channel shared between workspaces it may differ from the body's `team_id`, which is the workspace of the sender.
 */
export function getWorkspace({ body }: SlackEnvelope): SlackWorkspace {
  const authorization = findFirstObject(arrayAt(body, 'authorizations'));
  return { teamId: getTeamId(body, authorization), enterpriseId: getEnterpriseId(body, authorization) };
}

function getTeamId(body: JsonObject, authorization: JsonObject): string | null {
  const view = objectAt(body, 'view');
  const installed = textAt(view, 'app_installed_team_id');
  return (
    textAt(authorization, 'team_id') ??
    // For an organization-wide installation it is the id of the organization (`E…`).
    (installed?.startsWith('T') ? installed : null) ??
    textAt(body, 'team_id') ??
    textAt(objectAt(body, 'team'), 'id') ??
    // For an organization-wide installation `team` is null; the user's team is used instead.
    textAt(objectAt(body, 'user'), 'team_id') ??
    textAt(view, 'team_id')
  );
}

function getEnterpriseId(body: JsonObject, authorization: JsonObject): string | null {
  // Null is a valid value here: the organization in the body may be that of another workspace in a shared channel.
  if (Object.hasOwn(authorization, 'enterprise_id')) return textAt(authorization, 'enterprise_id');
  return (
    textAt(body, 'enterprise_id') ??
    textAt(objectAt(body, 'enterprise'), 'id') ??
    textAt(objectAt(body, 'team'), 'enterprise_id')
  );
}

/**
 * Returns the ids that a payload is routed by, for logs: the command, the event type, or the ids of the element, view
 * or function.
 */
export function getRoutingIds({ kind, name, body }: SlackEnvelope): string {
  switch (kind) {
    case 'action':
      return joinIds(arrayAt(body, 'actions').filter(isJsonObject), 'action_id') || name;
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

const joinIds = (entries: readonly JsonObject[], key: string): string =>
  entries.flatMap(entry => textAt(entry, key) ?? []).join(', ');

/** Returns the user who caused the payload, or null: many events have no user. */
export function getUserId({ kind, body }: SlackEnvelope): string | null {
  if (kind !== 'event') return getId(body, 'user') ?? textAt(body, 'user_id');
  const event = getEvent(body);
  // An edit or a deletion has its author in `message`, an assistant event its user in `assistant_thread`.
  return (
    getId(event, 'user') ??
    textAt(event, 'user_id') ??
    getId(objectAt(event, 'message'), 'user') ??
    textAt(objectAt(event, 'assistant_thread'), 'user_id')
  );
}

/** Returns the channel of the payload, or null. */
export function getChannelId({ kind, body }: SlackEnvelope): string | null {
  if (kind === 'event') {
    const event = getEvent(body);
    return (
      getId(event, 'channel') ??
      textAt(event, 'channel_id') ??
      textAt(objectAt(event, 'item'), 'channel') ??
      textAt(objectAt(event, 'assistant_thread'), 'channel_id')
    );
  }
  return getId(body, 'channel') ?? textAt(body, 'channel_id') ?? textAt(objectAt(body, 'container'), 'channel_id');
}

/** Returns the `thread_ts` of the payload's message, or null outside threads. */
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

/** Returns the workspace of the event's user, or null. In a shared channel it may be another workspace. */
export const getUserTeamId = ({ kind, body }: SlackEnvelope): string | null =>
  kind === 'event' ? textAt(getEvent(body), 'user_team') : null;

/** Returns the `ts` of a posted or edited message, under which a thread can be started, or null. */
export function getMessageTs({ kind, name, body }: SlackEnvelope): string | null {
  if (kind !== 'event' || (name !== 'message' && name !== 'app_mention')) return null;
  const event = getEvent(body);
  return textAt(objectAt(event, 'message'), 'ts') ?? textAt(event, 'ts');
}

/** Returns the bot user of the app in this workspace from the payload's authorization, or null. */
export function getBotUserId({ body }: SlackEnvelope): string | null {
  for (const authorization of arrayAt(body, 'authorizations')) {
    if (isJsonObject(authorization) && authorization['is_bot'] === true) return textAt(authorization, 'user_id');
  }
  return null;
}

/** Reads an id given as a string (`"user": "U1"`) or as an object (`"user": { "id": "U1" }`). */
const getId = (value: JsonObject, key: string): string | null =>
  textAt(value, key) ?? textAt(objectAt(value, key), 'id');

/** The location of a payload and the user who caused it. */
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

/** The identity of the app in a workspace. Unknown ids are null. */
export interface BotIdentity {
  readonly botUserId: string | null;
  readonly botId: string | null;
}

/** An execution of a custom function as a workflow step. */
export interface FunctionExecution {
  /** `Fx…`; empty if Slack omitted it. */
  readonly id: string;
  /** The token of the execution, valid while the step runs (15 minutes at most), or null. */
  readonly token: string | null;
}

/**
 * Returns the execution that a payload starts, or the execution whose message or view the user acted on. Null for
 * payloads unrelated to a function.
 */
export function getFunctionExecution({ kind, body }: SlackEnvelope): FunctionExecution | null {
  if (kind === 'function') {
    const event = getEvent(body);
    return { id: textAt(event, 'function_execution_id') ?? '', token: textAt(event, 'bot_access_token') };
  }
  const id = textAt(objectAt(body, 'function_data'), 'execution_id');
  return id === null ? null : { id, token: textAt(body, 'bot_access_token') };
}
