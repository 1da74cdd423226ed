import { isJsonObject, type JsonObject, objectAt, objectsAt, stringAt } from '../../../src/json.js';
import { Picture } from '../composition/picture.js';
import { SlackIcon } from '../composition/slack-icon.js';
import { TextObject } from '../composition/text-object.js';
import { Element } from '../elements/element.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import css from './card.module.css';

export default { type: 'card', Block: Card } satisfies BlockKind;

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
          <CardText block={block} part="title" />
          <CardText block={block} part="subtitle" />
        </div>
      </div>
      <CardText block={block} part="body" />
      <CardText block={block} part="subtext" />
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

type CardPart = 'title' | 'subtitle' | 'body' | 'subtext';

function CardText({ block, part }: { readonly block: JsonObject; readonly part: CardPart }) {
  if (!isJsonObject(block[part])) return null;
  return (
    <div className={css[part]}>
      <TextObject text={block[part]} />
    </div>
  );
}
