import { invalidMetadata, parseMetadata } from '../binding/parse-metadata.js';
import { formatFieldErrors } from '../exceptions/slack-input.exception.js';
import { createBindingDecorator } from './create-binding-decorator.js';

/**
 * What the bot left in the `private_metadata` of the view, as JSON that is typed and has been validated. It is written by
 * `slackMetadata()`.
 *
 * Bind it to the class of the parameter (`@SlackMetadata() draft: Draft`, with rules of class-validator), to a class that
 * is named (`(Draft)`), or to a Standard Schema (`({ schema })`). Where nothing was left, a class is made of nothing, and
 * a schema is given `undefined`. Users have no hand in it: what doesn't fit is the bot's own error, a `SlackException`
 * with the code `invalid_metadata`, and is logged.
 *
 * @see https://docs.slack.dev/surfaces/modals#private_metadata
 * @example
 * ```ts
 * class Draft {
 *   @IsInt() ticket!: number;
 * }
 *
 * @SlackViewSubmission('comment')
 * async comment(@SlackMetadata() draft: Draft) {}
 * ```
 */
export const SlackMetadata = createBindingDecorator('SlackMetadata', {
  of: 'metadata',
  read: ({ body }) => parseMetadata(body),
  refusal: errors =>
    invalidMetadata(
      `it is not what the handler asks for (${formatFieldErrors(errors).join('; ')}). Open the view with such a ` +
        'private_metadata: slackMetadata(…).',
    ),
});
