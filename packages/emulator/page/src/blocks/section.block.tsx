import { objectAt, objectsAt, stringAt } from '../../../src/json.js';
import { TextObject } from '../composition/text-object.js';
import { Element } from '../elements/element.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import { CollapsibleText } from './collapsible-text.js';
import css from './section.module.css';

export default { type: 'section', Block: Section } satisfies BlockKind;

function Section({ block }: BlockProps) {
  const accessory = objectAt(block, 'accessory');
  const text = objectAt(block, 'text');
  const words = text && <TextObject text={text} />;
  const fields = objectsAt(block, 'fields');
  return (
    <div className={css.section}>
      <div className={css.words}>
        {block.expand === true ? (
          words
        ) : (
          <CollapsibleText text={stringAt(text ?? {}, 'text') ?? ''}>{words}</CollapsibleText>
        )}
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
          <Element element={accessory} block={block} label={stringAt(text ?? {}, 'text') ?? ''} />
        </div>
      )}
    </div>
  );
}
