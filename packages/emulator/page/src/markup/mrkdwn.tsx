import { useMemo, type ReactNode } from 'react';
import { mrkdwnParts } from './mrkdwn-parts.js';
import { RichText } from './rich-text.js';

interface MrkdwnProps {
  readonly text: string;
  /** Addresses that stand there plainly are no links. */
  readonly verbatim?: boolean;
  /** It is all of a message: a few emoji alone are large ones. */
  readonly isMessage?: boolean;
  /** Goes on behind the last words. */
  readonly end?: ReactNode;
}

/** A text with Slack's markup. */
export function Mrkdwn({ text, verbatim = false, isMessage = false, end }: MrkdwnProps) {
  const elements = useMemo(() => mrkdwnParts(text, !verbatim), [text, verbatim]);
  return <RichText elements={elements} isMessage={isMessage} end={end} />;
}
