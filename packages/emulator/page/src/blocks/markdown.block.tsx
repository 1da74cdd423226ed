import { lazy, Suspense } from 'react';
import { stringAt } from '../../../src/json.js';
import type { BlockKind, BlockProps } from './block-kind.js';
import css from './markdown.module.css';

export const kind: BlockKind = { type: 'markdown', Block: MarkdownBlock };

/** What reads Markdown comes with the first block that has some: until then it is shown as it came. */
const Markdown = lazy(async () => ({ default: (await import('../markup/markdown.js')).Markdown }));

function MarkdownBlock({ block }: BlockProps) {
  const text = stringAt(block, 'text') ?? '';
  return (
    <Suspense
      fallback={
        <div className={css.unread} aria-busy>
          {text}
        </div>
      }
    >
      <Markdown text={text} />
    </Suspense>
  );
}
