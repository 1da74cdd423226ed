import { objectsAt } from '../../../src/json.js';
import { TextObject } from '../composition/text-object.js';
import { Element } from '../elements/element.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import css from './context.module.css';

export default { type: 'context', Block: Context } satisfies BlockKind;

function Context({ block }: BlockProps) {
  return (
    <div className={css.context}>
      {objectsAt(block, 'elements').map((element, index) =>
        element.type === 'mrkdwn' || element.type === 'plain_text' ? (
          <div key={index} className={css.words}>
            <TextObject text={element} />
          </div>
        ) : (
          <div key={index} className={css.element}>
            <Element element={element} block={block} label="" />
          </div>
        ),
      )}
    </div>
  );
}
