import { objectsAt } from '../../../src/json.js';
import { useSurface } from '../elements/surface.js';
import { RichText } from '../markup/rich-text.js';
import type { BlockKind, BlockProps } from './block-kind.js';

export const kind: BlockKind = { type: 'rich_text', Block: RichTextBlock };

function RichTextBlock({ block }: BlockProps) {
  const isMessage = useSurface()?.kind === 'message';
  return <RichText elements={objectsAt(block, 'elements')} isMessage={isMessage} />;
}
