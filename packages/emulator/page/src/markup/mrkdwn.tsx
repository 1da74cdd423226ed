import { useMemo } from 'react';
import { mrkdwnParts } from './mrkdwn-parts.js';
import { RichText } from './rich-text.js';

interface MrkdwnProps {
  readonly text: string;
  /** Addresses that stand there plainly are no links. */
  readonly verbatim?: boolean;
  /** It is all of a message: a few emoji alone are large ones. */
  readonly isMessage?: boolean;
}

/** A text with Slack's markup. */
export function Mrkdwn({ text, verbatim = false, isMessage = false }: MrkdwnProps) {
  const elements = useMemo(() => mrkdwnParts(text, !verbatim), [text, verbatim]);
  return <RichText elements={elements} isMessage={isMessage} />;
}
