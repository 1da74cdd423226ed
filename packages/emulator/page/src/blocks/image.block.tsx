import { isJsonObject } from '../../../src/json.js';
import { Picture } from '../composition/picture.js';
import { TextObject } from '../composition/text-object.js';
import type { BlockKind, BlockProps } from './block-kind.js';
import css from './image.module.css';

export const kind: BlockKind = { type: 'image', Block: Image };

/** Under its title, which folds it away as Slack's does. */
function Image({ block }: BlockProps) {
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
