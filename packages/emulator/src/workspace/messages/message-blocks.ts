import { withIds } from '../../block-kit/generated-ids.js';
import { blocksWithin } from '../../block-kit/placed-elements.js';
import { objectsAt, type JsonObject } from '../../json.js';
import type { MessageContent } from './message.js';

type Shown = Pick<MessageContent, 'blocks' | 'attachments'>;

/** Every block that a message shows: its own, and after them those of its attachments. */
export function shownBlocks({ blocks, attachments }: Shown): JsonObject[] {
  return [...blocks, ...attachments.flatMap(attachment => objectsAt(attachment, 'blocks'))];
}

/** The attachment that a block is in; nothing for a block of the message itself. */
export function attachmentWith({ attachments }: Shown, blockId: string): JsonObject | undefined {
  return attachments.find(attachment =>
    blocksWithin(objectsAt(attachment, 'blocks')).some(({ part }) => part.block_id === blockId),
  );
}

/** Gives the ids that the app left to Slack: to blocks and their elements, and to attachments, which are counted. */
export function identified<Content extends Partial<Shown>>(content: Content, word: () => string): Content {
  const { blocks, attachments } = content;
  return {
    ...content,
    ...(blocks ? { blocks: withIds(blocks, word) } : {}),
    ...(attachments
      ? { attachments: attachments.map((each, index) => identifiedAttachment(each, index + 1, word)) }
      : {}),
  };
}

function identifiedAttachment(attachment: JsonObject, count: number, word: () => string): JsonObject {
  const blocks = attachment.blocks === undefined ? {} : { blocks: withIds(objectsAt(attachment, 'blocks'), word) };
  return { ...attachment, ...blocks, id: attachment.id ?? count };
}
