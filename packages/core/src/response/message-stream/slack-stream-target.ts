import type { AnyChunk } from '@slack/types';
import {
  type StreamTarget,
  type PostedMessage,
  type StreamDestination,
  StreamingUnavailable,
} from './stream-target.js';
import { getApiErrorCode } from '../../web-api/slack-api-error.js';

/** Slack allows 100 appends per minute and workspace. */
const APPEND_INTERVAL_MS = 1_000;

/** Slack's error codes for a conversation or app that cannot stream. */
const STREAMING_UNAVAILABLE_CODES: ReadonlySet<string> = new Set([
  'channel_type_not_supported',
  'feature_not_enabled',
  'method_deprecated',
  'method_not_supported_for_channel_type',
  'missing_recipient_team_id',
  'missing_recipient_user_id',
  'missing_scope',
  'not_allowed_token_type',
  'not_subscribed_to_message_stream_stopped',
  'team_access_not_granted',
  'team_not_found',
  'unknown_method',
  'user_not_found',
]);

/** The message accepts no more chunks: it is five minutes old, or has its maximum length. */
const MESSAGE_CLOSED_CODES: ReadonlySet<string> = new Set([
  'message_not_in_streaming_state',
  'msg_too_long',
  'msg_blocks_too_many',
]);

/** The user stopped the stream or deleted the message. */
const STREAM_STOPPED_CODES: ReadonlySet<string> = new Set(['stopped_by_user', 'message_not_found']);

/**
 * Streams a message with `chat.startStream`. Does not use web-api's `chatStream()`, which flushes by the number of
 * characters instead of by time, and fails when Slack has closed a message.
 *
 * @see https://docs.slack.dev/reference/methods/chat.startStream
 */
export class SlackStreamTarget implements StreamTarget {
  readonly intervalMs = APPEND_INTERVAL_MS;
  #firstMessage: PostedMessage | null = null;
  /** The message that is being streamed. */
  #ts: string | null = null;

  constructor(private readonly destination: StreamDestination) {}

  get firstMessage(): PostedMessage | null {
    return this.#firstMessage;
  }

  async append(chunks: readonly AnyChunk[]): Promise<boolean> {
    if (this.#ts === null) {
      await this.#start(chunks);
      return true;
    }
    const { client, channel } = this.destination;
    const outcome = await awaitCallOutcome(client.chat.appendStream({ channel, ts: this.#ts, chunks: [...chunks] }));
    if (outcome === 'closed') await this.#startNextMessage(this.#ts, chunks);
    return outcome !== 'stopped';
  }

  async finish(chunks: readonly AnyChunk[]): Promise<void> {
    if (this.#ts === null) {
      if (chunks.length === 0) return;
      await this.#start(chunks);
      return this.finish([]);
    }
    const { client, channel } = this.destination;
    const outcome = await awaitCallOutcome(client.chat.stopStream({ channel, ts: this.#ts, chunks: [...chunks] }));
    if (outcome !== 'closed' || chunks.length === 0) return;
    await this.#startNextMessage(this.#ts, chunks);
    return this.finish([]);
  }

  async #start(chunks: readonly AnyChunk[]): Promise<void> {
    const { client, channel, threadTs, userId, teamId } = this.destination;
    if (threadTs === null) throw new StreamingUnavailable('There is no thread.');
    try {
      const { ts = '' } = await client.chat.startStream({
        channel,
        thread_ts: threadTs,
        chunks: [...chunks],
        ...(userId === null ? {} : { recipient_user_id: userId }),
        ...(teamId === null ? {} : { recipient_team_id: teamId }),
      });
      this.#ts = ts;
      this.#firstMessage ??= { ts, channel };
    } catch (cause) {
      if (STREAMING_UNAVAILABLE_CODES.has(getApiErrorCode(cause) ?? ''))
        throw new StreamingUnavailable('Slack refused.', { cause });
      throw cause;
    }
  }

  /** A full message streams until it is stopped; one that Slack has closed is already stopped. */
  async #startNextMessage(full: string, chunks: readonly AnyChunk[]): Promise<void> {
    const { client, channel } = this.destination;
    this.#ts = null;
    await awaitCallOutcome(client.chat.stopStream({ channel, ts: full }));
    await this.#start(chunks);
  }
}

/** Resolves to how the call ended. Rejects with any error that does not end the message. */
async function awaitCallOutcome(call: Promise<unknown>): Promise<'sent' | 'closed' | 'stopped'> {
  try {
    await call;
    return 'sent';
  } catch (error) {
    const refusal = getApiErrorCode(error) ?? '';
    if (MESSAGE_CLOSED_CODES.has(refusal)) return 'closed';
    if (STREAM_STOPPED_CODES.has(refusal)) return 'stopped';
    throw error;
  }
}
