import type { SlackModalView, SlackViewResponse } from './handler-response-types.js';

/**
 * Creates the results of a view submission handler. Returning nothing closes the view. A view that Slack would reject (a
 * title of more than 24 characters, more than 100 blocks, inputs without a submit button, a fourth view) is logged as an
 * error, and the submitted view stays open.
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
  /** Keeps the view open with an error text below each named input. Inputs are named by their `block_id`. */
  errors<Fields extends object = Record<string, string>>(errors: {
    [F in keyof Fields]?: string | undefined;
  }): SlackViewResponse {
    const texts = Object.entries({ ...errors }).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return { response_action: 'errors', errors: Object.fromEntries(texts) };
  },

  /** Replaces the submitted view. */
  update(view: SlackModalView): SlackViewResponse {
    return { response_action: 'update', view };
  },

  /** Opens a view above the submitted one; at most three views. After the ack deadline it replaces the submitted view. */
  push(view: SlackModalView): SlackViewResponse {
    return { response_action: 'push', view };
  },

  /** Closes all views of the stack; after the ack deadline, when the user closes the placeholder. */
  clear(): SlackViewResponse {
    return { response_action: 'clear' };
  },
} as const;
