import { ParseReferencePipe } from './parse-reference.pipe.js';

/**
 * Parses a channel in a command (`#general`) to its id. Rejects any other text with a
 * message for the user.
 *
 * The text of a command contains ids only if "Escape channels, users, and links sent to your app" is enabled in the
 * command's settings.
 *
 * @example
 * ```ts
 * @SlackCommand('/announce :channel :words...')
 * announce(@SlackParam('channel', ParseSlackChannelPipe) channel: string, @SlackParam('words') text: string) {}
 * ```
 */
export class ParseSlackChannelPipe extends ParseReferencePipe<string> {
  protected override readonly misfit: string = 'no channel';
  protected override readonly cure: string = 'Name one, such as #general.';

  protected override read(text: string): string | null {
    return /^[CGD](?=[A-Z]*\d)[A-Z0-9]+$/.test(text) ? text : null;
  }
}
