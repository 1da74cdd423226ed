import { ParseReferencePipe } from './parse-reference.pipe.js';

/**
 * Parses a user group in a command (`@on-call`) to its id. Rejects any other text with a
 * message for the user.
 *
 * The text of a command contains ids only if "Escape channels, users, and links sent to your app" is enabled in the
 * command's settings.
 *
 * @example
 * ```ts
 * @SlackCommand('/page :group')
 * page(@SlackParam('group', ParseSlackUserGroupPipe) groupId: string) {}
 * ```
 */
export class ParseSlackUserGroupPipe extends ParseReferencePipe<string> {
  protected override readonly misfit: string = 'no user group';
  protected override readonly cure: string = 'Mention one, such as @on-call.';

  protected override read(text: string): string | null {
    return /^S(?=[A-Z]*\d)[A-Z0-9]+$/.test(text) ? text : null;
  }
}
