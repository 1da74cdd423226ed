import { isJsonObject, objectAt, objectsAt, stringAt } from '../../../src/json.js';
import { Picture } from '../composition/picture.js';
import { TextObject } from '../composition/text-object.js';
import { RichText } from '../markup/rich-text.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import { Blocks } from './blocks.js';
import css from './container.module.css';

export default { type: 'container', Block: Container } satisfies BlockKind;

/** Blocks under a title, collapsible if the app asks for it. */
function Container({ block }: BlockProps) {
  const className = `${css.container} ${css[stringAt(block, 'width') ?? 'standard'] ?? ''}`;
  const within = (
    <div className={`${css.within} ${block.has_header_divider === true ? css.divided : ''}`}>
      <Blocks blocks={objectsAt(block, 'child_blocks')} />
    </div>
  );
  if (block.is_collapsible !== true) {
    return (
      <div className={className}>
        <Head block={block} />
        {within}
      </div>
    );
  }
  return (
    <details className={className} open={block.default_collapsed !== true}>
      <summary className={css.summary}>
        <Head block={block} />
      </summary>
      {within}
    </details>
  );
}

function Head({ block }: BlockProps) {
  const icon = objectAt(block, 'icon');
  const rich = objectAt(block, 'rich_text_title');
  return (
    <div className={css.head}>
      {icon && <Picture source={icon} className={css.icon} />}
      <div className={css.titles}>
        <div className={css.title}>
          {rich ? <RichText elements={objectsAt(rich, 'elements')} /> : <TextObject text={block.title} />}
        </div>
        {isJsonObject(block.subtitle) && (
          <div className={css.subtitle}>
            <TextObject text={block.subtitle} />
          </div>
        )}
      </div>
    </div>
  );
}
