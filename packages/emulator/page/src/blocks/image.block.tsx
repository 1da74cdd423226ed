import { isJsonObject } from '../../../src/json.js';
import { Picture } from '../composition/picture.js';
import { TextObject } from '../composition/text-object.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import css from './image.module.css';

export default { type: 'image', Block: ImageBlock } satisfies BlockKind;

function ImageBlock({ block }: BlockProps) {
  if (!isJsonObject(block.title)) return <Picture source={block} />;
  return (
    <details open>
      <summary className={css.title}>
        <TextObject text={block.title} />
      </summary>
      <Picture source={block} />
    </details>
  );
}
