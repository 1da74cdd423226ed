import type { Slice } from './slice.js';

export interface ImagesSlice {
  /** URLs that could not be loaded. */
  readonly brokenImages: Readonly<Record<string, true>>;
  /** The most recently loaded image files by file id, as `data:` URLs. */
  readonly fileImages: Readonly<Record<string, string>>;
  readonly markImageBroken: (address: string) => void;
  readonly storeFileImage: (fileId: string, dataUrl: string) => void;
}

/** More than one screen shows, so that memory stays bounded. */
const MAX_FILE_IMAGES = 50;

/** A new snapshot may make failed images available. */
export const NO_BROKEN_IMAGES: Pick<ImagesSlice, 'brokenImages'> = { brokenImages: {} };

export const imagesSlice: Slice<ImagesSlice> = set => ({
  ...NO_BROKEN_IMAGES,
  fileImages: {},
  markImageBroken: address => set(({ brokenImages }) => ({ brokenImages: { ...brokenImages, [address]: true } })),
  storeFileImage: (fileId, dataUrl) =>
    set(({ fileImages }) => {
      const newest = Object.entries(fileImages).slice(1 - MAX_FILE_IMAGES);
      return { fileImages: { ...Object.fromEntries(newest), [fileId]: dataUrl } };
    }),
});
