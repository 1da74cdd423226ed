import { WebAPIRateLimitedError } from '@slack/web-api';
import { isJsonObject, textAt } from '../envelope/json.js';
import { SlackSayException } from '../exceptions/slack-say.exception.js';
import { isPassing, messagesOf, refusalOf } from './slack-api-error.js';

/** How long a message may be: Slack would post a longer one without its end. */
const MOST_TEXT = 40_000;

/** What a refusal means and what to do, where Slack's code alone leaves one guessing. */
const ADVICE: Readonly<Record<string, string>> = {
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

/** @throws SlackSayException `msg_too_long`, of what Slack would cut short without a word */
export function requireWhole(text: unknown): void {
  if (typeof text !== 'string' || text.length <= MOST_TEXT) return;
  const message = `The message of ${text.length} characters was not sent, for Slack would cut off its end (msg_too_long). ${ADVICE['msg_too_long']}`;
  throw new SlackSayException('msg_too_long', message, [], false);
}

/** Says what it means that Slack refused a message. What is no refusal stays as it is. */
export function explainMessageError(error: unknown): unknown {
  if (error instanceof WebAPIRateLimitedError) {
    const message = `The message was not sent: Slack limits how many the bot may send. It takes more in ${error.retryAfter} s.`;
    return new SlackSayException('rate_limited', message, [], true, { cause: error });
  }
  const refusal = refusalOf(error);
  if (refusal === null || isPassing(error)) return error;
  const details = messagesOf(error);
  const text = [`Slack refused the message (${refusal}).`, adviceOn(refusal, error), ...details]
    .filter(Boolean)
    .join(' ');
  return new SlackSayException(refusal, text, details, refusal === 'rate_limited', { cause: error });
}

function adviceOn(refusal: string, error: unknown): string {
  if (refusal === 'missing_scope') return `The bot lacks ${neededScope(error)}: add it, and install the app again.`;
  if (Object.hasOwn(ADVICE, refusal)) return ADVICE[refusal] ?? '';
  return refusal.startsWith('invalid_blocks') ? 'Its blocks are not as Slack wants them.' : '';
}

function neededScope(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('data' in error) || !isJsonObject(error.data)) return 'a scope';
  const needed = textAt(error.data, 'needed');
  return needed === null ? 'a scope' : `the scope ${needed}`;
}
