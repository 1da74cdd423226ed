import type { ReactNode } from 'react';
import css from './markup.module.css';
import { linkAddress } from './safe-address.js';

/** What a link is made of. */
export interface LinkProps {
  readonly url: string;
  readonly children?: ReactNode;
  readonly title?: string | undefined;
  readonly className?: string | undefined;
}

/**
 * A link to wherever an app says. It opens beside the page and learns nothing of it. One that can't be followed from
 * here, such as `slack://…`, or mustn't be, such as `javascript:…`, is shown and does nothing.
 */
export function SafeLink({ url, children = url, title, className = css.link }: LinkProps) {
  const address = linkAddress(url);
  if (address === undefined) {
    return (
      <span className={css.dead} title={`Not followed from here: ${url}`}>
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
