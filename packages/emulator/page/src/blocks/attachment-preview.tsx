import { objectAt, stringAt, type JsonObject } from '../../../src/json.js';
import { Picture } from '../composition/picture.js';
import { TextObject } from '../composition/text-object.js';
import css from './attachment.module.css';

/** What an app says in short of what a link leads to. */
export function AttachmentPreview({ attachment }: { readonly attachment: JsonObject }) {
  const preview = objectAt(attachment, 'preview');
  if (!preview) return null;
  const icon = stringAt(preview, 'iconUrl') ?? stringAt(preview, 'icon_url');
  return (
    <div>
      <p className={css.title}>
        {icon !== undefined && <Picture source={{ image_url: icon, alt_text: '' }} className={css.icon} />}{' '}
        <TextObject text={preview.title} />
      </p>
      <p className={css.soft}>
        <TextObject text={preview.subtitle} />
      </p>
    </div>
  );
}
