import { ParseReferencePipe } from './parse-reference.pipe.js';

/**
 * A channel that a command names (`#general`): the id, ready for the Web API. Anything else is refused with a
 * sentence for whoever wrote it.
 *
 * Commands have ids in their text only if "Escape channels, users, and links sent to your app" is ticked where they are
 * set up.
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
