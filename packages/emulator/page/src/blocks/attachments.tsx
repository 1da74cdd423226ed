import { stringAt, type JsonObject } from '../../../src/json.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { TextObject } from '../composition/text-object.js';
import { Boundary } from '../ui/boundary.js';
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
            <Pretext attachment={attachment} />
            <Attachment attachment={attachment} />
          </Boundary>
        </li>
      ))}
    </ul>
  );
}

/** What stands above the bar. */
function Pretext({ attachment }: { readonly attachment: JsonObject }) {
  const pretext = stringAt(attachment, 'pretext');
  return pretext === undefined ? null : <TextObject text={{ type: 'mrkdwn', text: pretext }} />;
}
