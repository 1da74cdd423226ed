import { useMemo } from 'react';
import type { Message } from '../../../src/workspace/messages/message.js';
import { Attachments } from '../blocks/attachments.js';
import { Blocks } from '../blocks/blocks.js';
import { SurfaceContext, type Surface } from '../elements/surface.js';
import { EditedMark } from '../markup/edited-mark.js';
import { Mrkdwn } from '../markup/mrkdwn.js';
import { usePage } from '../store/page-store.js';
import { AsItCame } from '../ui/as-it-came.js';
import { Boundary } from '../ui/boundary.js';
import css from './message-body.module.css';
import { MessageFiles } from './message-files.js';

/** What a message says: its blocks, or else its text; what is attached to it, and its files. */
export function MessageBody({ message }: { readonly message: Message }) {
  return (
    <Boundary of={message} instead={<AsItCame why="Not to be drawn: this message" what={message} />}>
      <Said message={message} />
    </Boundary>
  );
}

function Said({ message }: { readonly message: Message }) {
  const userId = usePage(({ look }) => look.userId);
  const surface = useMemo((): Surface => ({ kind: 'message', userId, message }), [userId, message]);
  const { text, files, edited, streaming } = message;
  // What comes piece by piece is Markdown, with blocks under it.
  const isMarkdown = streaming !== undefined && text !== '';
  const blocks = isMarkdown ? [{ type: 'markdown', text }, ...message.blocks] : message.blocks;
  const hasText = blocks.length === 0 && text !== '';
  const mark = edited && <EditedMark />;
  // It stands behind the words, where there are any at the end.
  const isMarked = hasText || blocks.at(-1)?.type === 'rich_text';
  return (
    <div className={css.body}>
      <SurfaceContext value={surface}>
        {hasText ? <Mrkdwn text={text} isMessage end={mark} /> : blocks.length > 0 && <Blocks blocks={blocks} />}
        {!isMarked && mark}
        <Attachments message={message} />
      </SurfaceContext>
      {files && files.length > 0 && <MessageFiles files={files} />}
    </div>
  );
}
