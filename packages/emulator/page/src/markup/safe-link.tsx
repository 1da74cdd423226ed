import type { ReactNode } from 'react';
import css from './markup.module.css';

export interface LinkProps {
  readonly url: string;
  readonly children?: ReactNode;
  readonly title?: string | undefined;
  readonly className?: string | undefined;
}

/**
 * A link from an app, opened in a new tab without a referrer. URLs with other schemes, such as `slack:` or
 * `javascript:`, are displayed as text.
 */
export function SafeLink({ url, children = url, title, className = css.link }: LinkProps) {
  const address = linkAddress(url);
  if (address === undefined) {
    return (
      <span className={css.dead} title={`Links with this scheme are disabled: ${url}`}>
        {children}
      </span>
    );
  }
  return (
    <a className={className} href={address} title={title} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

const FOLLOWED = ['http:', 'https:', 'mailto:'];
const PICTURES = /^data:image\/(?:png|jpeg|gif|webp);/i;

/** Returns the normalized URL, or `undefined` if its scheme is not allowed. */
export function linkAddress(address: string): string | undefined {
  const url = URL.parse(address);
  return url && FOLLOWED.includes(url.protocol) ? url.href : undefined;
}

/**
 * Returns the URL of an image, or `undefined` if it is not allowed. URLs on the emulator's own origin are not
 * allowed, because they could reach the control API.
 */
export function imageAddress(address: string): string | undefined {
  if (PICTURES.test(address)) return address;
  const url = URL.parse(address);
  const isElsewhere = url?.origin !== location.origin;
  return url && isElsewhere && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : undefined;
}

/** Opens a URL in a new tab, if its scheme is allowed. */
export function openLink(url: string | undefined): void {
  const address = url === undefined ? undefined : linkAddress(url);
  if (address !== undefined) window.open(address, '_blank', 'noopener,noreferrer');
}
