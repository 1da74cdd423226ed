import { isJsonObject, objectAt, objectsAt, stringAt } from '../../../src/json.js';
import { TextObject } from '../composition/text-object.js';
import { Element } from '../elements/element.js';
import type { BlockKind, BlockProps } from './block-kind.js';
import css from './section.module.css';

export const kind: BlockKind = { type: 'section', Block: Section };

function Section({ block }: BlockProps) {
  const accessory = objectAt(block, 'accessory');
  const fields = objectsAt(block, 'fields');
  return (
    <div className={css.section}>
      <div className={css.words}>
        {isJsonObject(block.text) && <TextObject text={block.text} />}
        {fields.length > 0 && (
          <div className={css.fields}>
            {fields.map((field, index) => (
              <div key={index} className={css.field}>
                <TextObject text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div className={`${css.accessory} ${accessory.type === 'image' ? css.image : ''}`}>
          <Element element={accessory} block={block} label={stringAt(objectAt(block, 'text') ?? {}, 'text') ?? ''} />
        </div>
      )}
    </div>
  );
}
