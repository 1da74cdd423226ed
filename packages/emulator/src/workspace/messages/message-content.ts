import { findAttachmentIssues } from '../../block-kit/view.rules.js';
import { findBlockIssues } from '../../block-kit/block.rules.js';
import { describeValue, joinValues, type ValidationIssue } from '../../block-kit/validation-issue.js';
import { isJsonObject, type JsonObject, objectsAt, readObjects } from '../../json.js';
import type { MessageContent } from './message.js';
import { SlackApiError } from '../api-error.js';
import { locateBlocks, generateMissingIds } from '../../block-kit/block-elements.js';

/** What a message may say, where it isn't said otherwise. */
export const MAX_MESSAGE_TEXT_LENGTH = 40_000;
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
 * @throws SlackApiError `no_text`, `msg_too_long`, `invalid_blocks_format`, `invalid_blocks`, `invalid_attachments`,
 * `too_many_attachments`, `invalid_metadata_format` or `invalid_metadata_schema`
 */
export function readMessageContent(request: MessageRequest): MessageContent {
  const { text = '', blocks, attachments, metadata, maxText = MAX_MESSAGE_TEXT_LENGTH } = request;
  const blockList = blocks === undefined ? [] : readObjects(blocks);
  if (!blockList) throw new SlackApiError('invalid_blocks_format');
  assertValidBlocks(blockList);
  const attachmentList = attachments === undefined ? [] : readObjects(attachments);
  if (!attachmentList) throw new SlackApiError('invalid_attachments');
  if (attachmentList.length > MAX_ATTACHMENTS) throw new SlackApiError('too_many_attachments');
  const attachmentFaults = findAttachmentIssues(attachmentList);
  if (attachmentFaults.length > 0) {
    throw createBlocksError('invalid_attachments', attachmentFaults);
  }
  if (text === '' && blockList.length === 0 && attachmentList.length === 0) throw new SlackApiError('no_text');
  if (text.length > maxText) throw new SlackApiError('msg_too_long');
  const known = readMetadata(metadata);
  return { text, blocks: blockList, attachments: attachmentList, ...(known ? { metadata: known } : {}) };
}

/** Makes sure that blocks are as a message takes them. @throws SlackApiError `invalid_blocks` */
export function assertValidBlocks(blocks: readonly JsonObject[]): void {
  const faults = findBlockIssues(blocks);
  if (faults.length > 0) throw invalidBlocks(faults);
}

/** The refusal of a message for its blocks. */
export const invalidBlocks = (faults: readonly ValidationIssue[]): SlackApiError =>
  createBlocksError('invalid_blocks', faults);

const createBlocksError = (code: string, faults: readonly ValidationIssue[]): SlackApiError =>
  new SlackApiError(code, { body: { errors: joinValues(faults) }, messages: describeValue(faults) });

/**
 * Reads the metadata of a message; an empty object stands for none.
 * @throws SlackApiError `invalid_metadata_format` or `invalid_metadata_schema`
 */
export function readMetadata(metadata: unknown): JsonObject | undefined {
  if (metadata === undefined) return undefined;
  if (!isJsonObject(metadata)) throw new SlackApiError('invalid_metadata_format');
  if (Object.keys(metadata).length === 0) return undefined;
  const isEvent = typeof metadata.event_type === 'string' && isJsonObject(metadata.event_payload);
  if (!isEvent && !Array.isArray(metadata.entities)) throw new SlackApiError('invalid_metadata_schema');
  return metadata;
}

type VisibleContent = Pick<MessageContent, 'blocks' | 'attachments'>;

/** Every block that a message shows: its own, and after them those of its attachments. */
export function getVisibleBlocks({ blocks, attachments }: VisibleContent): JsonObject[] {
  return [...blocks, ...attachments.flatMap(attachment => objectsAt(attachment, 'blocks'))];
}

/** The attachment that a block is in; nothing for a block of the message itself. */
export function findAttachment({ attachments }: VisibleContent, blockId: string): JsonObject | undefined {
  return attachments.find(attachment =>
    locateBlocks(objectsAt(attachment, 'blocks')).some(({ part }) => part.block_id === blockId),
  );
}

/** Gives the ids that the app left to Slack: to blocks and their elements, and to attachments, which are counted. */
export function assignContentIds<Content extends Partial<VisibleContent>>(
  content: Content,
  word: () => string,
): Content {
  const { blocks, attachments } = content;
  return {
    ...content,
    ...(blocks ? { blocks: generateMissingIds(blocks, word) } : {}),
    ...(attachments
      ? { attachments: attachments.map((each, index) => assignAttachmentIds(each, index + 1, word)) }
      : {}),
  };
}

function assignAttachmentIds(attachment: JsonObject, count: number, word: () => string): JsonObject {
  const blocks =
    attachment.blocks === undefined ? {} : { blocks: generateMissingIds(objectsAt(attachment, 'blocks'), word) };
  return { ...attachment, ...blocks, id: attachment.id ?? count };
}
