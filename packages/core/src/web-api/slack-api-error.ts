import { SlackException } from '../exceptions/slack.exception.js';
import { arrayAt, isJsonObject, objectAt, textAt } from '../envelope/json.js';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { SlackSayException } from '../exceptions/delivery.exceptions.js';

/** Returns Slack's error code (`channel_not_found`), or null when the call failed without one. */
export function getApiErrorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null;
  const { data } = error;
  return isJsonObject(data) && typeof data['error'] === 'string' ? data['error'] : null;
}

/** Returns Slack's detailed error messages, if there are any. */
export function getApiErrorDetails(error: unknown): readonly string[] {
  if (typeof error !== 'object' || error === null || !('data' in error) || !isJsonObject(error.data)) return [];
  const messages = arrayAt(objectAt(error.data, 'response_metadata'), 'messages');
  return messages.filter(message => typeof message === 'string');
}

/** Slack's error codes for temporary problems. */
const TRANSIENT_ERROR_CODES: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
]);

/** Whether a call failed temporarily: Slack was not reachable, or had an internal error. */
export function isTransientError(error: unknown): boolean {
  if (error instanceof SlackException) return false;
  const refusal = getApiErrorCode(error);
  return refusal === null || TRANSIENT_ERROR_CODES.has(refusal);
}

/** Slack truncates a longer message without an error. */
const MAX_MESSAGE_LENGTH = 40_000;

/** What an error code of `chat.postMessage` means and what to do. */
const ADVICE_BY_CODE: Readonly<Record<string, string>> = {
  account_inactive: 'The bot token belongs to an app that was uninstalled. Install it again.',
  cannot_dm_bot: 'Bots have no direct messages with each other.',
  channel_not_found:
    'There is no such channel, or the bot cannot see it: a private channel has to invite it. Name channels by their id.',
  ekm_access_denied: 'Admins have switched off messages to this channel.',
  invalid_auth: 'The bot token is no good any more. Set the one that the app has now.',
  is_archived: 'The channel is archived. Unarchive it, or say it elsewhere.',
  message_limit_exceeded: 'The workspace has sent all the messages that its plan allows.',
  messages_tab_disabled:
    'People cannot write with the bot: switch the Messages Tab on, on the app’s page under "App Home".',
  metadata_too_large: 'Send less metadata.',
  msg_blocks_too_long: 'The blocks hold more than Slack takes in one message. Send several.',
  msg_too_long: 'A message has 40,000 characters at most. Send several.',
  no_text: 'A message needs a text, blocks or attachments.',
  not_in_channel:
    'The bot is no member of the channel. Invite it, or give it the scope chat:write.public, with which it can post in public ones.',
  restricted_action: 'Admins of the workspace do not let the bot post here.',
  restricted_action_non_threadable_channel: 'The channel takes no replies in threads.',
  restricted_action_read_only_channel: 'Only some people may post in this channel.',
  restricted_action_thread_locked: 'Admins have locked the thread.',
  restricted_action_thread_only_channel: 'The channel takes nothing but replies in threads.',
  token_revoked: 'The bot token was revoked. Install the app again, and set its new token.',
  too_many_attachments: 'A message has 100 attachments at most.',
  user_not_found: 'There is no such user in the workspace.',
};

/** @throws SlackSayException `msg_too_long` when Slack would truncate the text */
export function assertMessageLength(text: unknown): void {
  if (typeof text !== 'string' || text.length <= MAX_MESSAGE_LENGTH) return;
  const message = `The message of ${text.length} characters was not sent, for Slack would cut off its end (msg_too_long). ${ADVICE_BY_CODE['msg_too_long']}`;
  throw new SlackSayException('msg_too_long', message, [], false);
}

/** Converts Slack's error for a message to a SlackSayException with advice. Returns any other error unchanged. */
export function explainMessageError(error: unknown): unknown {
  if (error instanceof WebAPIRateLimitedError) {
    const message = `The message was not sent: Slack limits how many the bot may send. It takes more in ${error.retryAfter} s.`;
    return new SlackSayException('rate_limited', message, [], true, { cause: error });
  }
  const refusal = getApiErrorCode(error);
  if (refusal === null || isTransientError(error)) return error;
  const details = getApiErrorDetails(error);
  const text = [`Slack refused the message (${refusal}).`, getAdvice(refusal, error), ...details]
    .filter(Boolean)
    .join(' ');
  return new SlackSayException(refusal, text, details, refusal === 'rate_limited', { cause: error });
}

function getAdvice(refusal: string, error: unknown): string {
  if (refusal === 'missing_scope')
    return `The bot lacks ${describeMissingScope(error)}: add it, and install the app again.`;
  if (Object.hasOwn(ADVICE_BY_CODE, refusal)) return ADVICE_BY_CODE[refusal] ?? '';
  return refusal.startsWith('invalid_blocks') ? 'Its blocks are not as Slack wants them.' : '';
}

function describeMissingScope(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('data' in error) || !isJsonObject(error.data)) return 'a scope';
  const needed = textAt(error.data, 'needed');
  return needed === null ? 'a scope' : `the scope ${needed}`;
}

const OPEN_EARLIER_ADVICE =
  'Open the view first, with a text that says that it is loading, and fill it by client.views.update.';

/** What an error code of `views.open` and `views.push` means. Slack's own codes are often misleading. */
const VIEW_ERRORS_BY_CODE: Readonly<Record<string, readonly [code: string, text: string]>> = {
  expired_trigger_id: ['trigger_expired', `a trigger is good for 3 s, once. ${OPEN_EARLIER_ADVICE}`],
  trigger_expired: ['trigger_expired', `a trigger is good for 3 s, once. ${OPEN_EARLIER_ADVICE}`],
  exchanged_trigger_id: [
    'trigger_expired',
    `a trigger is good for 3 s, once, and this one has opened a view. ${OPEN_EARLIER_ADVICE}`,
  ],
  invalid_trigger_id: ['trigger_expired', `the trigger is not of this app, or none at all. ${OPEN_EARLIER_ADVICE}`],
  push_limit_reached: ['push_limit_reached', 'three views are open already, which are the most. Update one of them.'],
  not_found: ['view_closed', 'the modal that it was to be put on is closed.'],
  view_too_large: ['view_too_large', 'a view has 250 kB at most. Show less at a time.'],
  duplicate_external_id: ['duplicate_external_id', 'another view has this external_id, which must be one of a kind.'],
};

/** Converts Slack's error for a view to a SlackException with advice. Returns an unknown error unchanged. */
export function explainViewError(error: unknown): unknown {
  const refusal = getApiErrorCode(error);
  const [code, text] = (refusal !== null &&
    Object.hasOwn(VIEW_ERRORS_BY_CODE, refusal) &&
    VIEW_ERRORS_BY_CODE[refusal]) || ['', ''];
  if (code !== '') {
    return new SlackException(code, `Slack refused to open the view (${refusal}): ${text}`, { cause: error });
  }
  const details = getApiErrorDetails(error);
  if (refusal !== 'invalid_arguments' || details.length === 0) return error;
  const message = `Slack refused to open the view, since something in it is not valid: ${details.join(' ')}`;
  return new SlackException('invalid_view', message, { cause: error });
}
