import { BoundedMap } from '../../collections/bounded-map.js';
import { type JsonObject, objectsAt, readObjects, stringAt } from '../../json.js';
import type { Channel } from '../channels/channel.js';
import type { Clock } from '../../time/clock.js';
import type { Message, MessageContent } from './message.js';
import type { MessageStore, NewMessage } from './messages.js';
import { SlackApiError } from '../api-error.js';
import { findBlockIssues } from '../../block-kit/block.rules.js';
import { slackIcon } from '../../block-kit/card.rules.js';
import { describeValue } from '../../block-kit/validation-issue.js';
import { byType, listRule, oneOfRule, textRule, typed, anyValue } from '../../block-kit/rule-combinators.js';
import { invalidBlocks } from './message-content.js';

/** A stream ends when it is this old. */
const STREAM_LIFETIME_MS = 300_000;

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

  /** @throws SlackApiError as a message that is posted */
  start(channel: Channel, author: Omit<NewMessage, 'text' | 'blocks' | 'attachments'>, chunks: JsonObject[]): Message {
    const content = toMessageContent(chunks);
    const message = this.messages.post(channel, { ...author, ...content, attachments: [], streaming: true });
    // One whose time is over is as if it had never been: its message does not grow.
    this.#streams.deleteOldestWhile(({ startedAt }) => this.clock.now() >= startedAt + STREAM_LIFETIME_MS);
    this.#streams.set(getStreamKey(message), { chunks: [...chunks], startedAt: this.clock.now(), state: 'open' });
    return message;
  }

  /** @throws SlackApiError `message_not_in_streaming_state`, `stopped_by_user` or `msg_too_long` */
  append(message: Message, chunks: readonly JsonObject[]): Message {
    const stream = this.#open(message);
    const content = toMessageContent([...stream.chunks, ...chunks]);
    stream.chunks.push(...chunks);
    return this.messages.grow(message, content);
  }

  /**
   * Ends a stream, with last pieces and with blocks under them.
   * @throws SlackApiError `message_not_in_streaming_state` or `msg_too_long`
   */
  stop(message: Message, chunks: readonly JsonObject[], blocks: readonly JsonObject[], metadata?: JsonObject): Message {
    const stream = this.#open(message);
    const content = toMessageContent([
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
    const stream = this.#streams.get(getStreamKey(message));
    if (stream?.state !== 'open') throw new Error(`The message ${message.ts} is not being streamed.`);
    stream.state = 'stopped_by_user';
    return this.messages.grow(message, toMessageContent(stream.chunks), false);
  }

  #open(message: Message): Stream {
    const stream = this.#streams.get(getStreamKey(message));
    if (stream?.state === 'stopped_by_user') throw new SlackApiError('stopped_by_user');
    if (stream?.state !== 'open' || this.clock.now() >= stream.startedAt + STREAM_LIFETIME_MS) {
      throw new SlackApiError('message_not_in_streaming_state');
    }
    return stream;
  }
}

const getStreamKey = ({ channel, ts }: Message): string => `${channel}:${ts}`;

/** Markdown in one call. */
const MAX_MARKDOWN_LENGTH = 12_000;
/** Text in one message. */
const MAX_STREAM_TEXT_LENGTH = 40_000;
const MAX_STREAM_BLOCKS = 50;

const chunk = byType({
  markdown_text: typed({ text: textRule(MAX_MARKDOWN_LENGTH) }),
  task_update: typed(
    { id: textRule(255), title: textRule(256), status: oneOfRule('pending', 'in_progress', 'complete', 'error') },
    {
      details: textRule(MAX_MARKDOWN_LENGTH),
      output: textRule(MAX_MARKDOWN_LENGTH),
      sources: listRule(anyValue, MAX_STREAM_BLOCKS, 0),
      icon: slackIcon,
    },
  ),
  plan_update: typed({ title: textRule(256) }),
  blocks: typed({ blocks: listRule(anyValue, MAX_STREAM_BLOCKS) }),
});

/**
 * Reads what a call adds to a stream: markdown, chunks, or both.
 * @throws SlackApiError `msg_too_long`, `invalid_chunks` or `invalid_blocks`
 */
export function readChunks(markdown: string | undefined, given: unknown): JsonObject[] {
  const chunks = given === undefined ? [] : readObjects(given);
  if (!chunks) throw new SlackApiError('invalid_chunks');
  const all =
    markdown === undefined || markdown === '' ? chunks : [{ type: 'markdown_text', text: markdown }, ...chunks];
  if (joinMarkdown(all).length > MAX_MARKDOWN_LENGTH) throw new SlackApiError('msg_too_long');
  const faults = all.flatMap((each, index) => chunk(each, `/chunks/${index}`));
  if (faults.length > 0) throw new SlackApiError('invalid_chunks', { messages: describeValue(faults) });
  const blockFaults = all.flatMap(each => findBlockIssues(objectsAt(each, 'blocks')));
  if (blockFaults.length > 0) throw invalidBlocks(blockFaults);
  return all;
}

/**
 * What a message says that was made of these: its markdown as text; a plan, its tasks and blocks as blocks.
 * @throws SlackApiError `msg_too_long` or `msg_blocks_too_many`
 */
export function toMessageContent(chunks: readonly JsonObject[]): Pick<MessageContent, 'text' | 'blocks'> {
  const said = joinMarkdown(chunks);
  if (said.length > MAX_STREAM_TEXT_LENGTH) throw new SlackApiError('msg_too_long');
  const plan = chunks.findLast(({ type }) => type === 'plan_update');
  const tasks = new Map<string, JsonObject>();
  for (const { type, ...task } of chunks) {
    if (type !== 'task_update') continue;
    const id = stringAt(task, 'id') ?? '';
    const { id: _, ...rest } = task;
    tasks.set(id, { ...tasks.get(id), type: 'task_card', task_id: id, ...rest });
  }
  const blocks = chunks.flatMap(each => objectsAt(each, 'blocks'));
  if (blocks.length > MAX_STREAM_BLOCKS * 2) throw new SlackApiError('msg_blocks_too_many');
  const title: JsonObject[] = plan ? [{ type: 'plan', title: stringAt(plan, 'title') ?? '' }] : [];
  return { text: said, blocks: [...title, ...tasks.values(), ...blocks] };
}

const joinMarkdown = (chunks: readonly JsonObject[]): string =>
  chunks.map(each => (each.type === 'markdown_text' ? (stringAt(each, 'text') ?? '') : '')).join('');
