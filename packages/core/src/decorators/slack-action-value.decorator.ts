import { elementValue } from '../envelope/element-value.js';
import {
  createParameterDecorator,
  type Piped,
  type SlackParameterDecorator,
  type SlackPipe,
  type Unchecked,
} from './create-parameter-decorator.js';
import { ParameterSource } from '../handler/parameter-source.js';

/**
 * The value of the element that was acted on:
 *
 * | element | value |
 * | --- | --- |
 * | button, text input | its `value`, a string |
 * | select, overflow, radio buttons | the option's value, a string |
 * | multi-select, checkboxes | the options' values, an array of strings |
 * | select of users, channels or conversations | the id; an array of ids when it takes several |
 * | date, time | `'2026-01-31'`, `'23:59'` |
 * | date and time | seconds since 1970, a number |
 * | rich text input | the `rich_text` block |
 * | file input | the files |
 *
 * Buttons and menus of attachments give their value in the same way.
 *
 * `undefined` for an element without a value, for one that was cleared, and in what is no action.
 *
 * @see https://docs.slack.dev/reference/block-kit/block-elements
 * @example
 * ```ts
 * @SlackAction('feedback')
 * async feedback(@SlackActionValue() value: 'up' | 'down') {}
 * ```
 */
export const SlackActionValue = <const Pipes extends readonly SlackPipe[]>(
  ...pipes: Pipes
): SlackParameterDecorator<Piped<Unchecked, Pipes>> =>
  createParameterDecorator(
    'SlackActionValue',
    new ParameterSource('action_value', undefined, ({ kind, payload }) =>
      kind === 'action' || kind === 'interactive_message' ? elementValue(payload) : undefined,
    ),
    pipes,
  );
