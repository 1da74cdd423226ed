import { findBlockFaults } from '../block-kit/block.rules.js';
import { isJsonObject, readObjects } from '../json.js';
import type { MessageContent } from './message.js';
import { SlackRefusal } from './refusal.js';

const MAX_TEXT = 40_000;
const MAX_BLOCKS = 50;
const MAX_ATTACHMENTS = 100;

/** What somebody asks a message to say, as it came. */
export interface MessageRequest {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  readonly metadata?: unknown;
}

/**
 * Checks what a message is to say.
 * @throws SlackRefusal `no_text`, `msg_too_long`, `invalid_blocks_format`, `invalid_blocks`, `invalid_attachments`,
 * `too_many_attachments` or `invalid_metadata_format`
 */
export function readMessageContent({ text = '', blocks, attachments, metadata }: MessageRequest): MessageContent {
  const blockList = blocks === undefined ? [] : readObjects(blocks);
  if (!blockList) throw new SlackRefusal('invalid_blocks_format');
  const faults = findBlockFaults(blockList, MAX_BLOCKS);
  if (faults.length > 0) throw new SlackRefusal('invalid_blocks', { messages: faults });
  const attachmentList = attachments === undefined ? [] : readObjects(attachments);
  if (!attachmentList) throw new SlackRefusal('invalid_attachments');
  if (attachmentList.length > MAX_ATTACHMENTS) throw new SlackRefusal('too_many_attachments');
  if (text === '' && blockList.length === 0 && attachmentList.length === 0) throw new SlackRefusal('no_text');
  if (text.length > MAX_TEXT) throw new SlackRefusal('msg_too_long');
  if (metadata !== undefined && !isJsonObject(metadata)) throw new SlackRefusal('invalid_metadata_format');
  return { text, blocks: blockList, attachments: attachmentList, ...(metadata ? { metadata } : {}) };
}
