/** What a link may lead to when it is clicked. */
const FOLLOWED = ['http:', 'https:', 'mailto:'];
const PICTURES = /^data:image\/(?:png|jpeg|gif|webp);/i;

/** The address of a link, when it may be followed; `undefined` for one that could run something, or is none. */
export function linkAddress(address: string): string | undefined {
  const url = URL.parse(address);
  return url && FOLLOWED.includes(url.protocol) ? url.href : undefined;
}

/**
 * The address of an image, when it can be nothing else; `undefined` for one that could be. At the emulator itself there
 * are none: what is asked of it there it would take for the page's.
 */
export function imageAddress(address: string): string | undefined {
  if (PICTURES.test(address)) return address;
  const url = URL.parse(address);
  const isElsewhere = url?.origin !== location.origin;
  return url && isElsewhere && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : undefined;
}
