import { type JsonObject, objectAt, objectsAt, stringAt } from '../../../src/json.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { Picture } from '../composition/picture.js';
import { TextObject } from '../composition/text-object.js';
import { Element } from '../elements/element.js';
import { fromLegacyAction } from '../elements/legacy-elements.js';
import { DateMark } from '../markup/date-mark.js';
import { Mrkdwn } from '../markup/mrkdwn.js';
import { PlainText } from '../markup/plain-text.js';
import { SafeLink } from '../markup/safe-link.js';
import { ErrorBoundary } from '../ui/error-boundary.js';
import css from './attachment.module.css';
import { Blocks, UnknownBlock } from './blocks.js';
import { CollapsibleText } from './collapsible-text.js';

/** Attachments of a message: legacy fields, blocks, or a link preview. */
export function Attachments({ message }: { readonly message: Message }) {
  if (message.attachments.length === 0) return null;
  return (
    <ul className={css.attachments} aria-label="Attachments">
      {message.attachments.map((attachment, index) => (
        <li key={index}>
          <ErrorBoundary resetKey={attachment} fallback={<UnknownBlock block={attachment} isBroken />}>
            <AttachmentText attachment={attachment} part="pretext" text={stringAt(attachment, 'pretext')} />
            <Attachment attachment={attachment} />
          </ErrorBoundary>
        </li>
      ))}
    </ul>
  );
}

interface AttachmentProps {
  readonly attachment: JsonObject;
}

/** Slack's named colors. Any other color is six hexadecimal digits. */
const NAMED_COLORS: ReadonlyMap<string, string> = new Map([
  ['good', '#2eb886'],
  ['warning', '#daa038'],
  ['danger', '#a30200'],
]);
/** Fields with visible content. */
const CONTENT_FIELDS: readonly string[] = [
  'pretext author_name service_name title preview text fields image_url thumb_url blocks actions footer',
].flatMap(keys => keys.split(' '));

export function Attachment({ attachment }: AttachmentProps) {
  const isEmpty = CONTENT_FIELDS.every(key => attachment[key] === undefined);
  const text = stringAt(attachment, isEmpty ? 'fallback' : 'text');
  const thumb = stringAt(attachment, 'thumb_url');
  return (
    <div className={css.attachment} style={{ borderInlineStartColor: getBorderColor(attachment) }}>
      <div className={css.words}>
        <AttachmentAuthor attachment={attachment} />
        <Title attachment={attachment} />
        <AttachmentPreview attachment={attachment} />
        <CollapsibleText text={text ?? ''}>
          <AttachmentText attachment={attachment} part="text" text={text} />
        </CollapsibleText>
        <AttachmentFields attachment={attachment} />
        <Blocks blocks={objectsAt(attachment, 'blocks')} />
        <AttachmentImage
          url={stringAt(attachment, 'image_url')}
          alt={stringAt(attachment, 'fallback') ?? 'Attached image'}
        />
        <AttachmentActions attachment={attachment} />
        <Footer attachment={attachment} />
      </div>
      {thumb !== undefined && (
        <div className={css.thumb}>
          <AttachmentImage url={thumb} alt={stringAt(attachment, 'fallback') ?? 'Thumbnail'} />
        </div>
      )}
    </div>
  );
}

function getBorderColor(attachment: JsonObject): string | undefined {
  const colour = stringAt(attachment, 'color') ?? '';
  const [, digits] = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(colour) ?? [];
  return NAMED_COLORS.get(colour) ?? (digits === undefined ? undefined : `#${digits}`);
}

function AttachmentAuthor({ attachment }: AttachmentProps) {
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
  const content = <PlainText text={title} />;
  return <p className={css.title}>{url === undefined ? content : <SafeLink url={url}>{content}</SafeLink>}</p>;
}

function AttachmentFields({ attachment }: AttachmentProps) {
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

function AttachmentImage({ url, alt }: { readonly url: string | undefined; readonly alt: string }) {
  return url === undefined ? null : <Picture source={{ image_url: url, alt_text: alt }} />;
}

function AttachmentActions({ attachment }: AttachmentProps) {
  const actions = objectsAt(attachment, 'actions').map(fromLegacyAction);
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

/** A short preview of the linked page. */
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

/** The parts of an attachment that `mrkdwn_in` can list. */
type AttachmentPart = 'pretext' | 'text' | 'fields';

/** Formats the text as mrkdwn if `mrkdwn_in` lists its part, or is missing. */
export function AttachmentText({
  attachment: { mrkdwn_in: styled },
  part,
  text,
}: {
  readonly attachment: JsonObject;
  readonly part: AttachmentPart;
  readonly text: string | undefined;
}) {
  if (text === undefined) return null;
  return <Mrkdwn text={text} isUnstyled={Array.isArray(styled) && !styled.includes(part)} />;
}
