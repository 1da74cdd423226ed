import { linkAddress } from '../markup/safe-address.js';

/** Opens where a button or an option leads to, beside the page. Where none may be followed to, nothing opens. */
export function followLink(url: string | undefined): void {
  const address = url === undefined ? undefined : linkAddress(url);
  if (address !== undefined) window.open(address, '_blank', 'noopener,noreferrer');
}
