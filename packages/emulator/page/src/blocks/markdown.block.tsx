import { lazy, Suspense } from 'react';
import { stringAt } from '../../../src/json.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import css from './markdown.module.css';

export default { type: 'markdown', Block: MarkdownBlock } satisfies BlockKind;

/** The Markdown parser is loaded with the first Markdown block. Until then the source text is displayed. */
const LazyMarkdown = lazy(async () => ({ default: (await import('../markup/markdown.js')).Markdown }));

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
      <LazyMarkdown text={text} />
    </Suspense>
  );
}
