import { ParseReferencePipe } from './parse-reference.pipe.js';

/**
 * A user that a command mentions (`@ann`): the id, ready for the Web API. Anything else is refused with a
 * sentence for whoever wrote it.
 *
 * Commands have ids in their text only if "Escape channels, users, and links sent to your app" is ticked where they are
 * set up.
 *
 * @example
 * ```ts
 * @SlackCommand('/ticket assign :id :user')
 * assign(@SlackParam('id') id: string, @SlackParam('user', ParseSlackUserPipe) userId: string) {}
 * ```
 */
export class ParseSlackUserPipe extends ParseReferencePipe<string> {
  protected override readonly misfit: string = 'no user';
  protected override readonly cure: string = 'Mention somebody, such as @ann.';

  protected override read(text: string): string | null {
    return /^[UW](?=[A-Z]*\d)[A-Z0-9]+$/.test(text) ? text : null;
  }
}
