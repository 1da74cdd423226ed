import { useEffect } from 'react';
import { fileImage } from '../server/file-image.js';
import { pageStore, usePage } from '../store/page-store.js';

/**
 * The image that a file of the local Slack is, as a `data:` URL: `undefined` until it has come, `null` where it doesn't.
 */
export function useFileImage(fileId: string): string | null | undefined {
  const image = usePage(({ fileImages }) => fileImages[fileId]);
  const isBroken = usePage(({ brokenImages }) => brokenImages[fileId] === true);
  useEffect(() => {
    const { fileImages, breakImage, takeFileImage } = pageStore.getState();
    if (isBroken || fileImages[fileId] !== undefined) return;
    fileImage(fileId).then(
      dataUrl => takeFileImage(fileId, dataUrl),
      () => breakImage(fileId),
    );
  }, [fileId, isBroken]);
  return isBroken ? null : image;
}
