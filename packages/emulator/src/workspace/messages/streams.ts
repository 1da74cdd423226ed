import { BoundedMap } from '../../collections/bounded-map.js';
import type { JsonObject } from '../../json.js';
import type { Channel } from '../channels/channels.js';
import type { Clock } from '../clock.js';
import type { Message } from './message.js';
import type { MessageStore, NewMessage } from './messages.js';
import { SlackRefusal } from '../refusal.js';
import { contentOf } from './stream-chunks.js';

/** A streamed message that gets nothing more is at an end; so is one that is this old, as people have seen it. */
const LIFETIME_MS = 300_000;

interface Stream {
  readonly chunks: JsonObject[];
  readonly startedAt: number;
  state: 'open' | 'ended' | 'stopped_by_user';
}

/** The messages that come piece by piece. */
export class StreamStore {
  readonly #streams = new BoundedMap<string, Stream>();

  constructor(
    private readonly messages: MessageStore,
    private readonly clock: Clock,
  ) {}

  /** @throws SlackRefusal as a message that is posted */
  start(channel: Channel, author: Omit<NewMessage, 'text' | 'blocks' | 'attachments'>, chunks: JsonObject[]): Message {
    const content = contentOf(chunks);
    const message = this.messages.post(channel, { ...author, ...content, attachments: [], streaming: true });
    // One whose time is over is as if it had never been: its message does not grow.
    this.#streams.forgetWhile(({ startedAt }) => this.clock.now() >= startedAt + LIFETIME_MS);
    this.#streams.set(keyOf(message), { chunks: [...chunks], startedAt: this.clock.now(), state: 'open' });
    return message;
  }

  /** @throws SlackRefusal `message_not_in_streaming_state`, `stopped_by_user` or `msg_too_long` */
  append(message: Message, chunks: readonly JsonObject[]): Message {
    const stream = this.#open(message);
    const content = contentOf([...stream.chunks, ...chunks]);
    stream.chunks.push(...chunks);
    return this.messages.grow(message, content);
  }

  /**
   * Ends a stream, with last pieces and with blocks under them.
   * @throws SlackRefusal `message_not_in_streaming_state` or `msg_too_long`
   */
  stop(message: Message, chunks: readonly JsonObject[], blocks: readonly JsonObject[], metadata?: JsonObject): Message {
    const stream = this.#open(message);
    const content = contentOf([
      ...stream.chunks,
      ...chunks,
      ...(blocks.length > 0 ? [{ type: 'blocks', blocks: [...blocks] }] : []),
    ]);
    stream.state = 'ended';
    return this.messages.grow(message, { ...content, ...(metadata ? { metadata } : {}) }, false);
  }

  /**
   * The person who reads it wants no more of it.
   * @throws Error when it is no message that still grows
   */
  stopByUser(message: Message): Message {
    const stream = this.#streams.get(keyOf(message));
    if (stream?.state !== 'open') throw new Error(`The message ${message.ts} is not being streamed.`);
    stream.state = 'stopped_by_user';
    return this.messages.grow(message, contentOf(stream.chunks), false);
  }

  #open(message: Message): Stream {
    const stream = this.#streams.get(keyOf(message));
    if (stream?.state === 'stopped_by_user') throw new SlackRefusal('stopped_by_user');
    if (stream?.state !== 'open' || this.clock.now() >= stream.startedAt + LIFETIME_MS) {
      throw new SlackRefusal('message_not_in_streaming_state');
    }
    return stream;
  }
}

const keyOf = ({ channel, ts }: Message): string => `${channel}:${ts}`;
