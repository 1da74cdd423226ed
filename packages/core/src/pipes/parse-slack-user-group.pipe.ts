import { ParseReferencePipe } from './parse-reference.pipe.js';

/**
 * A user group that a command mentions (`@on-call`): the id, ready for the Web API. Anything else is refused with a
 * sentence for whoever wrote it.
 *
 * Commands have ids in their text only if "Escape channels, users, and links sent to your app" is ticked where they are
 * set up.
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
