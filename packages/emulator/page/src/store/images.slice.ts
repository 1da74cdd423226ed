import type { Slice } from './slice.js';

/** What is known of images. */
export interface ImagesSlice {
  /** The addresses that no image came from. */
  readonly brokenImages: Readonly<Record<string, true>>;
  /** The images among the files of the local Slack that were fetched, by the id of the file: `data:` URLs. */
  readonly fileImages: Readonly<Record<string, string>>;
  readonly breakImage: (address: string) => void;
  readonly takeFileImage: (fileId: string, dataUrl: string) => void;
}

export const imagesSlice: Slice<ImagesSlice> = set => ({
  brokenImages: {},
  fileImages: {},
  breakImage: address => set(({ brokenImages }) => ({ brokenImages: { ...brokenImages, [address]: true } })),
  takeFileImage: (fileId, dataUrl) => set(({ fileImages }) => ({ fileImages: { ...fileImages, [fileId]: dataUrl } })),
});
