import { findBlockFaults } from '../../block-kit/block.rules.js';
import { slackIcon } from '../../block-kit/card.rules.js';
import { described } from '../../block-kit/fault.js';
import { byType, list, oneOf, text, typed, anything } from '../../block-kit/shape.js';
import { objectsAt, readObjects, stringAt, type JsonObject } from '../../json.js';
import { invalidBlocks } from './message-content.js';
import type { MessageContent } from './message.js';
import { SlackRefusal } from '../refusal.js';

/** Markdown in one call. */
const MAX_MARKDOWN = 12_000;
/** Text in one message. */
const MAX_TEXT = 40_000;
const MAX_BLOCKS = 50;

const chunk = byType({
  markdown_text: typed({ text: text(MAX_MARKDOWN) }),
  task_update: typed(
    { id: text(255), title: text(256), status: oneOf('pending', 'in_progress', 'complete', 'error') },
    {
      details: text(MAX_MARKDOWN),
      output: text(MAX_MARKDOWN),
      sources: list(anything, MAX_BLOCKS, 0),
      icon: slackIcon,
    },
  ),
  plan_update: typed({ title: text(256) }),
  blocks: typed({ blocks: list(anything, MAX_BLOCKS) }),
});

/**
 * Reads what a call adds to a stream: markdown, chunks, or both.
 * @throws SlackRefusal `msg_too_long`, `invalid_chunks` or `invalid_blocks`
 */
export function readChunks(markdown: string | undefined, given: unknown): JsonObject[] {
  const chunks = given === undefined ? [] : readObjects(given);
  if (!chunks) throw new SlackRefusal('invalid_chunks');
  const all =
    markdown === undefined || markdown === '' ? chunks : [{ type: 'markdown_text', text: markdown }, ...chunks];
  if (markdownOf(all).length > MAX_MARKDOWN) throw new SlackRefusal('msg_too_long');
  const faults = all.flatMap((each, index) => chunk(each, `/chunks/${index}`));
  if (faults.length > 0) throw new SlackRefusal('invalid_chunks', { messages: described(faults) });
  const blockFaults = all.flatMap(each => findBlockFaults(objectsAt(each, 'blocks')));
  if (blockFaults.length > 0) throw invalidBlocks(blockFaults);
  return all;
}

/**
 * What a message says that was made of these: its markdown as text; a plan, its tasks and blocks as blocks.
 * @throws SlackRefusal `msg_too_long` or `msg_blocks_too_many`
 */
export function contentOf(chunks: readonly JsonObject[]): Pick<MessageContent, 'text' | 'blocks'> {
  const said = markdownOf(chunks);
  if (said.length > MAX_TEXT) throw new SlackRefusal('msg_too_long');
  const plan = chunks.findLast(({ type }) => type === 'plan_update');
  const tasks = new Map<string, JsonObject>();
  for (const { type, ...task } of chunks) {
    if (type !== 'task_update') continue;
    const id = stringAt(task, 'id') ?? '';
    const { id: _, ...rest } = task;
    tasks.set(id, { ...tasks.get(id), type: 'task_card', task_id: id, ...rest });
  }
  const blocks = chunks.flatMap(each => objectsAt(each, 'blocks'));
  if (blocks.length > MAX_BLOCKS * 2) throw new SlackRefusal('msg_blocks_too_many');
  const title: JsonObject[] = plan ? [{ type: 'plan', title: stringAt(plan, 'title') ?? '' }] : [];
  return { text: said, blocks: [...title, ...tasks.values(), ...blocks] };
}

const markdownOf = (chunks: readonly JsonObject[]): string =>
  chunks.map(each => (each.type === 'markdown_text' ? (stringAt(each, 'text') ?? '') : '')).join('');
