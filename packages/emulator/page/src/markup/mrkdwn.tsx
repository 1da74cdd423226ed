import { useMemo } from 'react';
import { mrkdwnParts } from './mrkdwn-parts.js';
import { RichText } from './rich-text.js';

/** A text with Slack's markup. `verbatim`: addresses that stand there plainly are no links. */
export function Mrkdwn({ text, verbatim = false }: { readonly text: string; readonly verbatim?: boolean }) {
  const elements = useMemo(() => mrkdwnParts(text, !verbatim), [text, verbatim]);
  return <RichText elements={elements} />;
}
