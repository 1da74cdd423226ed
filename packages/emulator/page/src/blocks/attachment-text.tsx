import type { JsonObject } from '../../../src/json.js';
import { Mrkdwn } from '../markup/mrkdwn.js';

/** The parts of an attachment whose markup its `mrkdwn_in` may leave out. */
type Part = 'pretext' | 'text' | 'fields';

/** A text of an attachment: styled as its `mrkdwn_in` says. An attachment without one has all of them styled. */
export function AttachmentText({
  attachment: { mrkdwn_in: styled },
  part,
  text,
}: {
  readonly attachment: JsonObject;
  readonly part: Part;
  readonly text: string | undefined;
}) {
  if (text === undefined) return null;
  return <Mrkdwn text={text} isUnstyled={Array.isArray(styled) && !styled.includes(part)} />;
}
