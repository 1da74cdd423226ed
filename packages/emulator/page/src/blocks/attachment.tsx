import { objectsAt, stringAt, type JsonObject } from '../../../src/json.js';
import { Picture } from '../composition/picture.js';
import { Element } from '../elements/element.js';
import { legacyElement } from '../elements/legacy.js';
import { DateMark } from '../markup/date-mark.js';
import { Mrkdwn } from '../markup/mrkdwn.js';
import { PlainText } from '../markup/plain-text.js';
import { SafeLink } from '../markup/safe-link.js';
import { AttachmentPreview } from './attachment-preview.js';
import { AttachmentText } from './attachment-text.js';
import css from './attachment.module.css';
import { Blocks } from './blocks.js';
import { Foldable } from './foldable.js';

interface AttachmentProps {
  readonly attachment: JsonObject;
}

/** Slack's names for colours. Any other is six hexadecimal digits. */
const COLOURS: ReadonlyMap<string, string> = new Map([
  ['good', '#2eb886'],
  ['warning', '#daa038'],
  ['danger', '#a30200'],
]);
/** What an attachment shows, if it shows anything. */
const SHOWN: readonly string[] = [
  'pretext author_name service_name title preview text fields image_url thumb_url blocks actions footer',
].flatMap(keys => keys.split(' '));

/** An attachment beside a bar of its colour. */
export function Attachment({ attachment }: AttachmentProps) {
  const isEmpty = SHOWN.every(key => attachment[key] === undefined);
  const text = stringAt(attachment, isEmpty ? 'fallback' : 'text');
  const thumb = stringAt(attachment, 'thumb_url');
  return (
    <div className={css.attachment} style={{ borderInlineStartColor: colourOf(attachment) }}>
      <div className={css.words}>
        <Author attachment={attachment} />
        <Title attachment={attachment} />
        <AttachmentPreview attachment={attachment} />
        <Foldable text={text ?? ''}>
          <AttachmentText attachment={attachment} part="text" text={text} />
        </Foldable>
        <Fields attachment={attachment} />
        <Blocks blocks={objectsAt(attachment, 'blocks')} />
        <Image url={stringAt(attachment, 'image_url')} alt={stringAt(attachment, 'fallback') ?? 'Attached image'} />
        <Actions attachment={attachment} />
        <Footer attachment={attachment} />
      </div>
      {thumb !== undefined && (
        <div className={css.thumb}>
          <Image url={thumb} alt={stringAt(attachment, 'fallback') ?? 'Thumbnail'} />
        </div>
      )}
    </div>
  );
}

function colourOf(attachment: JsonObject): string | undefined {
  const colour = stringAt(attachment, 'color') ?? '';
  const [, digits] = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(colour) ?? [];
  return COLOURS.get(colour) ?? (digits === undefined ? undefined : `#${digits}`);
}

function Author({ attachment }: AttachmentProps) {
  const name = stringAt(attachment, 'author_name') ?? stringAt(attachment, 'service_name');
  if (name === undefined) return null;
  const icon = stringAt(attachment, 'author_icon') ?? stringAt(attachment, 'service_icon');
  const url = stringAt(attachment, 'author_link');
  return (
    <p className={css.author}>
      {icon !== undefined && <Picture source={{ image_url: icon, alt_text: '' }} className={css.icon} />}
      {url === undefined ? name : <SafeLink url={url}>{name}</SafeLink>}
      <span className={css.soft}>{stringAt(attachment, 'author_subname')}</span>
    </p>
  );
}

function Title({ attachment }: AttachmentProps) {
  const title = stringAt(attachment, 'title');
  if (title === undefined) return null;
  const url = stringAt(attachment, 'title_link');
  const words = <PlainText text={title} />;
  return <p className={css.title}>{url === undefined ? words : <SafeLink url={url}>{words}</SafeLink>}</p>;
}

function Fields({ attachment }: AttachmentProps) {
  const fields = objectsAt(attachment, 'fields');
  if (fields.length === 0) return null;
  return (
    <dl className={css.fields}>
      {fields.map((field, index) => (
        <div key={index} className={field.short === true ? undefined : css.long}>
          <dt>
            <PlainText text={stringAt(field, 'title') ?? ''} />
          </dt>
          <dd>
            <AttachmentText attachment={attachment} part="fields" text={stringAt(field, 'value')} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Image({ url, alt }: { readonly url: string | undefined; readonly alt: string }) {
  return url === undefined ? null : <Picture source={{ image_url: url, alt_text: alt }} />;
}

function Actions({ attachment }: AttachmentProps) {
  const actions = objectsAt(attachment, 'actions').map(legacyElement);
  if (actions.length === 0) return null;
  return (
    <div className={css.actions}>
      {actions.map((action, index) => (
        <Element key={index} element={action} block={attachment} label={stringAt(action, 'text') ?? ''} />
      ))}
    </div>
  );
}

function Footer({ attachment }: AttachmentProps) {
  const footer = stringAt(attachment, 'footer');
  const icon = stringAt(attachment, 'footer_icon');
  const timestamp = Number(attachment.ts ?? Number.NaN);
  const isDated = Number.isFinite(timestamp) && attachment.ts !== null;
  if (footer === undefined && !isDated) return null;
  return (
    <p className={css.footer}>
      {icon !== undefined && <Picture source={{ image_url: icon, alt_text: '' }} className={css.icon} />}
      {footer !== undefined && <Mrkdwn text={footer} />}
      {footer !== undefined && isDated && <span aria-hidden>|</span>}
      {isDated && <DateMark element={{ timestamp, format: '{date_short_pretty} at {time}' }} />}
    </p>
  );
}
