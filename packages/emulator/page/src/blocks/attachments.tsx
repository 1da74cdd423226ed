import { stringAt } from '../../../src/json.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { Boundary } from '../ui/boundary.js';
import { AttachmentText } from './attachment-text.js';
import { Attachment } from './attachment.js';
import css from './attachment.module.css';
import { UnknownBlock } from './unknown-block.js';

/** What is attached to a message: as messages had it before blocks, with blocks, or what a link in it leads to. */
export function Attachments({ message }: { readonly message: Message }) {
  if (message.attachments.length === 0) return null;
  return (
    <ul className={css.attachments} aria-label="Attachments">
      {message.attachments.map((attachment, index) => (
        <li key={index}>
          <Boundary of={attachment} instead={<UnknownBlock block={attachment} isBroken />}>
            <AttachmentText attachment={attachment} part="pretext" text={stringAt(attachment, 'pretext')} />
            <Attachment attachment={attachment} />
          </Boundary>
        </li>
      ))}
    </ul>
  );
}
