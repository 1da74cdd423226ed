import type { SlackViewResponse } from './handler-response-types.js';
import type { SlackModalView } from './view-types.js';

/**
 * Answers to a submitted modal. Returning nothing closes the view. What Slack would not take (a title of more than 24
 * characters, more than 100 blocks, inputs without a submit, a fourth view) is logged, and the form stays.
 *
 * @see https://docs.slack.dev/surfaces/modals#updating_views
 * @example
 * ```ts
 * @SlackViewSubmission('ticket')
 * submit() {
 *   return SlackView.errors({ title: 'Too short.' });
 * }
 * ```
 */
export const SlackView = {
  /** The form stays, with a text under the inputs named by their `block_id`. */
  errors<Fields extends object = Record<string, string>>(errors: {
    [F in keyof Fields]?: string | undefined;
  }): SlackViewResponse {
    const texts = Object.entries({ ...errors }).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return { response_action: 'errors', errors: Object.fromEntries(texts) };
  },

  /** Another view takes the place of this one. */
  update(view: SlackModalView): SlackViewResponse {
    return { response_action: 'update', view };
  },

  /** Another view goes on top of this one: three at most. After the deadline it takes this one's place. */
  push(view: SlackModalView): SlackViewResponse {
    return { response_action: 'push', view };
  },

  /** All views of the stack close; after the deadline, when the user closes the last one. */
  clear(): SlackViewResponse {
    return { response_action: 'clear' };
  },
} as const;
