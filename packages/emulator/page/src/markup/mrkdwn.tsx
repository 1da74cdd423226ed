import { useMemo, type ReactNode } from 'react';
import { mrkdwnParts, unstyledParts } from './mrkdwn-parts.js';
import { RichText } from './rich-text.js';

interface MrkdwnProps {
  readonly text: string;
  /** Addresses that stand there plainly are no links. */
  readonly verbatim?: boolean;
  /** Stars and their kin mean no style. */
  readonly isUnstyled?: boolean;
  /** It is all of a message: a few emoji alone are large ones. */
  readonly isMessage?: boolean;
  /** Goes on behind the last words. */
  readonly end?: ReactNode;
}

/** A text with Slack's markup. */
export function Mrkdwn({ text, verbatim = false, isUnstyled = false, isMessage = false, end }: MrkdwnProps) {
  const elements = useMemo(
    () => (isUnstyled ? unstyledParts(text) : mrkdwnParts(text, !verbatim)),
    [text, verbatim, isUnstyled],
  );
  return <RichText elements={elements} isMessage={isMessage} end={end} />;
}
