import { useMemo } from 'react';
import type { Message } from '../../../src/workspace/messages/message.js';
import { Attachments } from '../blocks/attachments.js';
import { Blocks } from '../blocks/blocks.js';
import { type Surface, SurfaceContext } from '../elements/surface.js';
import { EditedMark } from '../markup/edited-mark.js';
import { Mrkdwn } from '../markup/mrkdwn.js';
import { usePage } from '../store/page-store.js';
import { ErrorBoundary } from '../ui/error-boundary.js';
import { RawJson } from '../ui/raw-json.js';
import css from './message-body.module.css';
import { MessageFiles } from './message-files.js';

/** The message's blocks or text, attachments and files. */
export function MessageBody({ message }: { readonly message: Message }) {
  return (
    <ErrorBoundary resetKey={message} fallback={<RawJson reason="This message cannot be displayed" what={message} />}>
      <MessageContent message={message} />
    </ErrorBoundary>
  );
}

function MessageContent({ message }: { readonly message: Message }) {
  const userId = usePage(({ route }) => route.userId);
  const surface = useMemo((): Surface => ({ kind: 'message', userId, message }), [userId, message]);
  const { text, files, edited, streaming } = message;
  // Streamed text is Markdown; blocks follow it.
  const isMarkdown = streaming !== undefined && text !== '';
  const blocks = isMarkdown ? [{ type: 'markdown', text }, ...message.blocks] : message.blocks;
  const hasText = blocks.length === 0 && text !== '';
  const mark = edited && <EditedMark />;
  // “(edited)” follows the text if the message ends with text.
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
