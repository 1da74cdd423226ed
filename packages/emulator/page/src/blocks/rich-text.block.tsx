import { objectsAt } from '../../../src/json.js';
import { useSurface } from '../elements/surface.js';
import { EditedMark } from '../markup/edited-mark.js';
import { RichText } from '../markup/rich-text.js';
import type { BlockKind, BlockProps } from './block-registry.js';

export default { type: 'rich_text', Block: RichTextBlock } satisfies BlockKind;

function RichTextBlock({ block }: BlockProps) {
  const surface = useSurface();
  const message = surface?.kind === 'message' ? surface.message : undefined;
  const isEdited = message?.edited !== undefined && message.blocks.at(-1) === block;
  return (
    <RichText
      elements={objectsAt(block, 'elements')}
      isMessage={message !== undefined}
      end={isEdited && <EditedMark />}
    />
  );
}
