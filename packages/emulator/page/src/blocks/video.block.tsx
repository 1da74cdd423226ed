import { isJsonObject, objectAt, stringAt } from '../../../src/json.js';
import { Picture } from '../composition/picture.js';
import { TextObject } from '../composition/text-object.js';
import { SafeLink } from '../markup/safe-link.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import css from './video.module.css';

export default { type: 'video', Block: Video } satisfies BlockKind;

/** Videos are not embedded: the link opens the video at its provider. */
function Video({ block }: BlockProps) {
  const alt = stringAt(block, 'alt_text') ?? '';
  const titleUrl = stringAt(block, 'title_url');
  const title = <TextObject text={block.title} />;
  const icon = stringAt(block, 'provider_icon_url');
  const by = [stringAt(block, 'author_name'), stringAt(block, 'provider_name')].filter(Boolean).join(' · ');
  return (
    <div className={css.video}>
      {(by !== '' || icon !== undefined) && (
        <p className={css.by}>
          {icon !== undefined && (
            <Picture
              source={{ image_url: icon, alt_text: stringAt(block, 'provider_name') ?? '' }}
              className={css.icon}
            />
          )}
          {by}
        </p>
      )}
      <p className={css.title}>{titleUrl === undefined ? title : <SafeLink url={titleUrl}>{title}</SafeLink>}</p>
      {isJsonObject(block.description) && (
        <p>
          <TextObject text={objectAt(block, 'description')} />
        </p>
      )}
      <SafeLink url={stringAt(block, 'video_url') ?? ''} title={alt} className={css.still}>
        <Picture source={{ image_url: stringAt(block, 'thumbnail_url') ?? '', alt_text: alt }} />
        <span className={css.play}>▶ Play</span>
      </SafeLink>
    </div>
  );
}
