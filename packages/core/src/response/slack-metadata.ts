import { SlackException } from '../exceptions/slack.exception.js';
import { getErrorMessage } from '../telemetry/error-text.js';

const MAX_METADATA_LENGTH = 3_000;

/**
 * Converts a value to the `private_metadata` of a view, as JSON. `@SlackMetadata()` reads it when the view is submitted
 * or an action in it is used. Users do not see it.
 *
 * @throws SlackException `metadata_too_long` when the JSON has more than 3,000 characters, `metadata_not_json`
 * when the value cannot be represented as JSON
 * @see https://docs.slack.dev/reference/views/modal-views
 * @example
 * ```ts
 * await ctx.openView({ ...commentForm(), private_metadata: slackMetadata<Draft>({ ticket: 7 }) });
 * ```
 */
export function slackMetadata<Value>(value: Value): string {
  const text = stringifyMetadata(value);
  if (text.length <= MAX_METADATA_LENGTH) return text;
  throw new SlackException(
    'metadata_too_long',
    `The metadata of a view is ${text.length} characters long, and Slack takes ${MAX_METADATA_LENGTH}: the view was not ` +
      'made. Keep the data elsewhere, and only its id in the view.',
  );
}

function stringifyMetadata(value: unknown): string {
  let text: unknown;
  try {
    text = JSON.stringify(value);
  } catch (cause) {
    throw createNotJsonException(getErrorMessage(cause), cause);
  }
  if (typeof text === 'string') return text;
  throw createNotJsonException(`it is of the type ${typeof value}.`);
}

const createNotJsonException = (why: string, cause?: unknown): SlackException =>
  new SlackException(
    'metadata_not_json',
    `The metadata of a view can't be written as JSON: ${why} Give it plain objects, arrays, texts and numbers.`,
    { cause },
  );
