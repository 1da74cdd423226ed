import type { PlacedElement } from '../block-kit/block-elements.js';
import { objectsAt, stringAt, type JsonObject } from '../json.js';
import type { Message } from '../workspace/messages/message.js';

/**
 * A button or menu of an attachment: what messages had before blocks. It is named as an element of blocks is: its `name`
 * is the action id, the `callback_id` of the attachment the block id, and a menu is of the kind of its options.
 */
export interface AttachmentElement extends PlacedElement {
  readonly message: Message;
  /** Which of the message's attachments, counted from 1. */
  readonly attachmentId: number;
}

/** Those of a message, in order. */
export function listAttachmentElements(message: Message): AttachmentElement[] {
  return message.attachments.flatMap((block, index) =>
    objectsAt(block, 'actions').map(action => ({
      blockId: stringAt(block, 'callback_id') ?? '',
      actionId: stringAt(action, 'name') ?? '',
      element: { ...action, type: getAttachmentActionType(action) },
      block,
      message,
      attachmentId: index + 1,
    })),
  );
}

/** Whether an element is one of an attachment, and not of blocks. */
export const isAttachmentElement = (placed: PlacedElement): placed is AttachmentElement => 'attachmentId' in placed;

const getAttachmentActionType = (action: JsonObject): string =>
  action.type === 'select' ? `${stringAt(action, 'data_source') ?? 'static'}_select` : 'button';
