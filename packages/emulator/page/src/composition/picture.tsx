import { objectAt, stringAt, type JsonObject } from '../../../src/json.js';
import { imageAddress } from '../markup/safe-address.js';
import { pageStore, usePage } from '../store/page-store.js';
import css from './picture.module.css';
import { useFileImage } from './use-file-image.js';

/**
 * The image of whatever has an `image_url` or a `slack_file`, and an `alt_text`. Where no image comes, its text and
 * address are shown instead.
 */
export function Picture({
  source,
  className = '',
}: {
  readonly source: JsonObject;
  readonly className?: string | undefined;
}) {
  const file = objectAt(source, 'slack_file');
  const alt = stringAt(source, 'alt_text') ?? '';
  if (file) return <FilePicture file={file} alt={alt} className={className} />;
  return <AddressPicture url={stringAt(source, 'image_url') ?? ''} alt={alt} className={className} />;
}

interface Shown {
  readonly alt: string;
  readonly className: string;
}

function AddressPicture({ url, alt, className }: Shown & { readonly url: string }) {
  const isBroken = usePage(({ brokenImages }) => brokenImages[url] === true);
  const address = imageAddress(url);
  if (address === undefined || isBroken) return <NoPicture alt={alt} of={url} />;
  return (
    <img
      className={`${css.picture} ${className}`}
      src={address}
      alt={alt}
      title={alt}
      loading="lazy"
      referrerPolicy="no-referrer"
      onError={() => pageStore.getState().breakImage(url)}
    />
  );
}

/** A file is told by its id, or by an address with the id in it. */
function FilePicture({ file, alt, className }: Shown & { readonly file: JsonObject }) {
  const url = stringAt(file, 'url') ?? '';
  const id = stringAt(file, 'id') ?? /\bF[A-Z0-9]{2,}\b/.exec(url)?.[0] ?? '';
  const image = useFileImage(id);
  if (image === null) return <NoPicture alt={alt} of={id || url} />;
  if (image === undefined) return <span className={css.awaited}>{alt}</span>;
  return <AddressPicture url={image} alt={alt} className={className} />;
}

function NoPicture({ alt, of }: { readonly alt: string; readonly of: string }) {
  return (
    <span className={css.broken} title={of}>
      <span aria-hidden>🖼</span> {alt || 'Image'} <span className={css.address}>{of}</span>
    </span>
  );
}
