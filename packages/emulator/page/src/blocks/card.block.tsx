import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../../../src/json.js';
import { Picture } from '../composition/picture.js';
import { SlackIcon } from '../composition/slack-icon.js';
import { TextObject } from '../composition/text-object.js';
import { Element } from '../elements/element.js';
import type { BlockKind, BlockProps } from './block-kind.js';
import css from './card.module.css';

export const kind: BlockKind = { type: 'card', Block: Card };

function Card({ block }: BlockProps) {
  const hero = objectAt(block, 'hero_image');
  const actions = objectsAt(block, 'actions');
  return (
    <article className={css.card}>
      {hero && (
        <div className={css.hero}>
          <Picture source={hero} />
        </div>
      )}
      <div className={css.head}>
        <CardIcon block={block} />
        <div className={css.titles}>
          <Line block={block} part="title" />
          <Line block={block} part="subtitle" />
        </div>
      </div>
      <Line block={block} part="body" />
      <Line block={block} part="subtext" />
      {actions.length > 0 && (
        <div className={css.actions}>
          {actions.map((action, index) => (
            <Element key={stringAt(action, 'action_id') ?? index} element={action} block={block} label="" />
          ))}
        </div>
      )}
    </article>
  );
}

function CardIcon({ block }: BlockProps) {
  const icon = objectAt(block, 'icon');
  const own = objectAt(block, 'slack_icon');
  if (icon) return <Picture source={icon} className={css.icon} />;
  return own ? <SlackIcon icon={own} /> : null;
}

type LineOfCard = 'title' | 'subtitle' | 'body' | 'subtext';

function Line({ block, part }: { readonly block: JsonObject; readonly part: LineOfCard }) {
  if (!isJsonObject(block[part])) return null;
  return (
    <div className={css[part]}>
      <TextObject text={block[part]} />
    </div>
  );
}
