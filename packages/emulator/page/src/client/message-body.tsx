import { useMemo } from 'react';
import type { Message } from '../../../src/workspace/messages/message.js';
import { Attachments } from '../blocks/attachments.js';
import { Blocks } from '../blocks/blocks.js';
import { SurfaceContext, type Surface } from '../elements/surface.js';
import { Mrkdwn } from '../markup/mrkdwn.js';
import { usePage } from '../store/page-store.js';
import css from './message-body.module.css';
import { MessageFiles } from './message-files.js';

/** What a message says: its blocks, or else its text; what is attached to it, and its files. */
export function MessageBody({ message }: { readonly message: Message }) {
  const userId = usePage(({ look }) => look.userId);
  const surface = useMemo((): Surface => ({ kind: 'message', userId, message }), [userId, message]);
  const { text, files, edited, streaming } = message;
  // What comes piece by piece is Markdown, with blocks under it.
  const isMarkdown = streaming !== undefined && text !== '';
  const blocks = isMarkdown ? [{ type: 'markdown', text }, ...message.blocks] : message.blocks;
  return (
    <div className={css.body}>
      <SurfaceContext value={surface}>
        {blocks.length > 0 ? <Blocks blocks={blocks} /> : text !== '' && <Mrkdwn text={text} isMessage />}
        <Attachments message={message} />
        {edited && <span className={css.edited}>(edited)</span>}
      </SurfaceContext>
      {files && files.length > 0 && <MessageFiles files={files} />}
    </div>
  );
}
