import { useEffect } from 'react';
import { type JsonObject, objectAt, stringAt } from '../../../src/json.js';
import { imageAddress } from '../markup/safe-link.js';
import { fetchFileImage } from '../server/files.js';
import { pageStore, usePage } from '../store/page-store.js';
import css from './picture.module.css';

/**
 * Renders an object with `image_url` or `slack_file`. If the image cannot be loaded, its text and URL are displayed.
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
  if (file) return <SlackFileImage file={file} alt={alt} className={className} />;
  return <UrlImage url={stringAt(source, 'image_url') ?? ''} alt={alt} className={className} />;
}

interface ImageProps {
  readonly alt: string;
  readonly className: string;
}

function UrlImage({ url, alt, className }: ImageProps & { readonly url: string }) {
  const isBroken = usePage(({ brokenImages }) => brokenImages[url] === true);
  const address = imageAddress(url);
  if (address === undefined || isBroken) return <NoPicture alt={alt} source={url} />;
  return (
    <img
      className={`${css.picture} ${className}`}
      src={address}
      alt={alt}
      title={alt}
      loading="lazy"
      referrerPolicy="no-referrer"
      onError={() => pageStore.getState().markImageBroken(url)}
    />
  );
}

/** A file is identified by its id, or by a URL that contains the id. */
function SlackFileImage({ file, alt, className }: ImageProps & { readonly file: JsonObject }) {
  const url = stringAt(file, 'url') ?? '';
  const id = stringAt(file, 'id') ?? /\bF[A-Z0-9]{2,}\b/.exec(url)?.[0] ?? '';
  const image = useFileImage(id);
  if (image === null) return <NoPicture alt={alt} source={id || url} />;
  if (image === undefined) return <span className={css.awaited}>{alt}</span>;
  return <UrlImage url={image} alt={alt} className={className} />;
}

function NoPicture({ alt, source }: { readonly alt: string; readonly source: string }) {
  return (
    <span className={css.broken} title={source}>
      <span aria-hidden>🖼</span> {alt || 'Image'} <span className={css.address}>{source}</span>
    </span>
  );
}

/** Loads a file's image as a `data:` URL: `undefined` while it loads, `null` if that fails. */
export function useFileImage(fileId: string): string | null | undefined {
  const image = usePage(({ fileImages }) => fileImages[fileId]);
  const isBroken = usePage(({ brokenImages }) => brokenImages[fileId] === true);
  useEffect(() => {
    const { fileImages, markImageBroken, storeFileImage } = pageStore.getState();
    if (isBroken || fileImages[fileId] !== undefined) return;
    fetchFileImage(fileId).then(
      dataUrl => storeFileImage(fileId, dataUrl),
      () => markImageBroken(fileId),
    );
  }, [fileId, isBroken]);
  return isBroken ? null : image;
}
