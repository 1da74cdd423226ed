import { stringAt } from '../../../src/json.js';
import { Markdown } from '../markup/markdown.js';
import type { BlockKind, BlockProps } from './block-kind.js';

export const kind: BlockKind = {
  type: 'markdown',
  Block: ({ block }: BlockProps) => <Markdown text={stringAt(block, 'text') ?? ''} />,
};
