import { SlackException } from './slack.exception.js';

/**
 * Errors for the fields of a submitted modal, which stays open and shows them. A field is named by its `block_id`, or by
 * the `action_id` of its element. An error with an unknown name is shown on the first input.
 *
 * @example
 * ```ts
 * throw new SlackViewException<TicketForm>({ title: 'Say what is broken.' });
 * ```
 */
export class SlackViewException<Fields extends object = Record<string, string>> extends SlackException {
  override readonly name = 'SlackViewException';
  readonly errors: { readonly [F in keyof Fields]?: string | undefined };

  constructor(errors: { readonly [F in keyof Fields]?: string | undefined }, options?: ErrorOptions) {
    super('view_errors', Object.values({ ...errors }).join(' '), options);
    this.errors = errors;
  }
}
