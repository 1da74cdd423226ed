import { SlackException } from '../exceptions/slack.exception.js';
import { getErrorMessage } from '../telemetry/error-text.js';

/** Slack refuses a view with more. */
const MOST_CHARACTERS = 3_000;

/**
 * Makes the `private_metadata` of a view out of a value, as JSON. `@SlackMetadata()` reads it when the view is submitted
 * or acted on. Users don't see it.
 *
 * @throws SlackException `metadata_too_long` when it is over the 3000 characters that Slack takes, `metadata_not_json`
 * when it can't be written as JSON
 * @see https://docs.slack.dev/reference/views/modal-views
 * @example
 * ```ts
 * await ctx.openView({ ...commentForm(), private_metadata: slackMetadata<Draft>({ ticket: 7 }) });
 * ```
 */
export function slackMetadata<Value>(value: Value): string {
  const text = jsonOf(value);
  if (text.length <= MOST_CHARACTERS) return text;
  throw new SlackException(
    'metadata_too_long',
    `The metadata of a view is ${text.length} characters long, and Slack takes ${MOST_CHARACTERS}: the view was not ` +
      'made. Keep the data elsewhere, and only its id in the view.',
  );
}

function jsonOf(value: unknown): string {
  let text: unknown;
  try {
    text = JSON.stringify(value);
  } catch (cause) {
    throw notJson(getErrorMessage(cause), cause);
  }
  if (typeof text === 'string') return text;
  throw notJson(`it is of the type ${typeof value}.`);
}

const notJson = (why: string, cause?: unknown): SlackException =>
  new SlackException(
    'metadata_not_json',
    `The metadata of a view can't be written as JSON: ${why} Give it plain objects, arrays, texts and numbers.`,
    { cause },
  );
