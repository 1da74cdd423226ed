import { ParseReferencePipe } from './parse-reference.pipe.js';

/**
 * Parses a user in a command (`@ann`) to its id. Rejects any other text with a
 * message for the user.
 *
 * The text of a command contains ids only if "Escape channels, users, and links sent to your app" is enabled in the
 * command's settings.
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
