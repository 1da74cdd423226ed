import type { Slice } from './slice.js';

/** What is known of images. */
export interface ImagesSlice {
  /** The addresses that no image came from. */
  readonly brokenImages: Readonly<Record<string, true>>;
  /** The images among the files of the local Slack that were fetched last, by the id of the file: `data:` URLs. */
  readonly fileImages: Readonly<Record<string, string>>;
  readonly breakImage: (address: string) => void;
  readonly takeFileImage: (fileId: string, dataUrl: string) => void;
}

/** So many are kept, however long the page is open: more than are seen at once. */
const MOST = 50;

/** Once it is told anew what there is: what did not come before may come now. */
export const NO_BROKEN_IMAGES: Pick<ImagesSlice, 'brokenImages'> = { brokenImages: {} };

export const imagesSlice: Slice<ImagesSlice> = set => ({
  ...NO_BROKEN_IMAGES,
  fileImages: {},
  breakImage: address => set(({ brokenImages }) => ({ brokenImages: { ...brokenImages, [address]: true } })),
  takeFileImage: (fileId, dataUrl) =>
    set(({ fileImages }) => {
      const newest = Object.entries(fileImages).slice(1 - MOST);
      return { fileImages: { ...Object.fromEntries(newest), [fileId]: dataUrl } };
    }),
});
