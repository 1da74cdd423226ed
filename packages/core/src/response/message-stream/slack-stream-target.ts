import type { AnyChunk } from '@slack/types';
import { type StreamTarget, type SaidMessage, type StreamDestination, StreamingUnavailable } from './stream-target.js';
import { refusalOf } from '../../web-api/slack-api-error.js';

/** Slack's limit is 100 appends a minute and workspace. */
const PACE_MS = 1_000;

/** What Slack answers where it can't stream, whatever is streamed. */
const UNAVAILABLE: ReadonlySet<string> = new Set([
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

/** The message takes no more: it is five minutes old, or as long as a message gets. */
const CLOSED: ReadonlySet<string> = new Set(['message_not_in_streaming_state', 'msg_too_long', 'msg_blocks_too_many']);

/** Its readers want no more. */
const UNWANTED: ReadonlySet<string> = new Set(['stopped_by_user', 'message_not_found']);

/**
 * A message that Slack streams. The calls are made here rather than by web-api's own `chatStream()`, which counts
 * characters instead of looking at the clock, and gives up when Slack has closed a message.
 *
 * @see https://docs.slack.dev/reference/methods/chat.startStream
 */
export class SlackStreamTarget implements StreamTarget {
  readonly paceMs = PACE_MS;
  #began: SaidMessage | null = null;
  /** The one that grows now. */
  #ts: string | null = null;

  constructor(private readonly place: StreamDestination) {}

  get began(): SaidMessage | null {
    return this.#began;
  }

  async add(chunks: readonly AnyChunk[]): Promise<boolean> {
    if (this.#ts === null) {
      await this.#start(chunks);
      return true;
    }
    const { client, channel } = this.place;
    const outcome = await outcomeOf(client.chat.appendStream({ channel, ts: this.#ts, chunks: [...chunks] }));
    if (outcome === 'closed') await this.#startAnew(this.#ts, chunks);
    return outcome !== 'unwanted';
  }

  async end(chunks: readonly AnyChunk[]): Promise<void> {
    if (this.#ts === null) {
      if (chunks.length === 0) return;
      await this.#start(chunks);
      return this.end([]);
    }
    const { client, channel } = this.place;
    const outcome = await outcomeOf(client.chat.stopStream({ channel, ts: this.#ts, chunks: [...chunks] }));
    if (outcome !== 'closed' || chunks.length === 0) return;
    await this.#startAnew(this.#ts, chunks);
    return this.end([]);
  }

  async #start(chunks: readonly AnyChunk[]): Promise<void> {
    const { client, channel, threadTs, userId, teamId } = this.place;
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
      this.#began ??= { ts, channel };
    } catch (cause) {
      if (UNAVAILABLE.has(refusalOf(cause) ?? '')) throw new StreamingUnavailable('Slack refused.', { cause });
      throw cause;
    }
  }

  /** What is full still streams until it is told to stop; what Slack has closed is closed. */
  async #startAnew(full: string, chunks: readonly AnyChunk[]): Promise<void> {
    const { client, channel } = this.place;
    this.#ts = null;
    await outcomeOf(client.chat.stopStream({ channel, ts: full }));
    await this.#start(chunks);
  }
}

/** How a call ended that a message may have been closed to. */
async function outcomeOf(call: Promise<unknown>): Promise<'said' | 'closed' | 'unwanted'> {
  try {
    await call;
    return 'said';
  } catch (error) {
    const refusal = refusalOf(error) ?? '';
    if (CLOSED.has(refusal)) return 'closed';
    if (UNWANTED.has(refusal)) return 'unwanted';
    throw error;
  }
}
