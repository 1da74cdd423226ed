import { findAttachmentFaults } from '../../block-kit/attachment.rules.js';
import { findBlockFaults } from '../../block-kit/block.rules.js';
import { described, listed, type Fault } from '../../block-kit/fault.js';
import { isJsonObject, readObjects, type JsonObject } from '../../json.js';
import type { MessageContent } from './message.js';
import { SlackRefusal } from '../refusal.js';

/** What a message may say, where it isn't said otherwise. */
export const MAX_TEXT = 40_000;
const MAX_ATTACHMENTS = 100;

/** What somebody asks a message to say, as it came. */
export interface MessageRequest {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  readonly metadata?: unknown;
  /** How many characters the text may have. Default 40,000. */
  readonly maxText?: number | undefined;
}

/**
 * Checks what a message is to say.
 * @throws SlackRefusal `no_text`, `msg_too_long`, `invalid_blocks_format`, `invalid_blocks`, `invalid_attachments`,
 * `too_many_attachments`, `invalid_metadata_format` or `invalid_metadata_schema`
 */
export function readMessageContent(request: MessageRequest): MessageContent {
  const { text = '', blocks, attachments, metadata, maxText = MAX_TEXT } = request;
  const blockList = blocks === undefined ? [] : readObjects(blocks);
  if (!blockList) throw new SlackRefusal('invalid_blocks_format');
  requireSound(blockList);
  const attachmentList = attachments === undefined ? [] : readObjects(attachments);
  if (!attachmentList) throw new SlackRefusal('invalid_attachments');
  if (attachmentList.length > MAX_ATTACHMENTS) throw new SlackRefusal('too_many_attachments');
  const attachmentFaults = findAttachmentFaults(attachmentList);
  if (attachmentFaults.length > 0) {
    throw refusedFor('invalid_attachments', attachmentFaults);
  }
  if (text === '' && blockList.length === 0 && attachmentList.length === 0) throw new SlackRefusal('no_text');
  if (text.length > maxText) throw new SlackRefusal('msg_too_long');
  const known = readMetadata(metadata);
  return { text, blocks: blockList, attachments: attachmentList, ...(known ? { metadata: known } : {}) };
}

/** Makes sure that blocks are as a message takes them. @throws SlackRefusal `invalid_blocks` */
export function requireSound(blocks: readonly JsonObject[]): void {
  const faults = findBlockFaults(blocks);
  if (faults.length > 0) throw invalidBlocks(faults);
}

/** The refusal of a message for its blocks. */
export const invalidBlocks = (faults: readonly Fault[]): SlackRefusal => refusedFor('invalid_blocks', faults);

const refusedFor = (code: string, faults: readonly Fault[]): SlackRefusal =>
  new SlackRefusal(code, { body: { errors: listed(faults) }, messages: described(faults) });

/**
 * Reads the metadata of a message; an empty object stands for none.
 * @throws SlackRefusal `invalid_metadata_format` or `invalid_metadata_schema`
 */
export function readMetadata(metadata: unknown): JsonObject | undefined {
  if (metadata === undefined) return undefined;
  if (!isJsonObject(metadata)) throw new SlackRefusal('invalid_metadata_format');
  if (Object.keys(metadata).length === 0) return undefined;
  const isEvent = typeof metadata.event_type === 'string' && isJsonObject(metadata.event_payload);
  if (!isEvent && !Array.isArray(metadata.entities)) throw new SlackRefusal('invalid_metadata_schema');
  return metadata;
}
