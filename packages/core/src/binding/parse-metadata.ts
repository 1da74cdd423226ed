import { objectAt, textAt, type JsonObject } from '../envelope/json.js';
import { SlackException } from '../exceptions/slack.exception.js';

/**
 * What a bot left in the `private_metadata` of the payload's view; undefined when it left nothing.
 *
 * @param body the whole payload
 * @throws SlackException `invalid_metadata` when it is no JSON
 */
export function parseMetadata(body: JsonObject): unknown {
  const text = textAt(objectAt(body, 'view'), 'private_metadata');
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // The parser's own error quotes the text, which is not for a log.
    throw invalidMetadata('it is no JSON. Write it by slackMetadata().');
  }
}

/** @param problem what is wrong with it, as the end of a sentence */
export const invalidMetadata = (problem: string): SlackException =>
  new SlackException(
    'invalid_metadata',
    `The private_metadata of a view, which the bot itself wrote, could not be read: ${problem}`,
  );
