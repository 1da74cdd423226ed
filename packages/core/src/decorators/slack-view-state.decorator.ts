import { getFormValues } from '../binding/form-values.js';
import { SlackInputException } from '../exceptions/slack-input.exception.js';
import { createBindingDecorator } from './create-binding-decorator.js';

/**
 * What the inputs of a view hold, as a typed object that has been validated: of a view that is submitted or closed, of
 * one in which somebody acts on an element or is offered options, and of a message with inputs.
 *
 * A property is found by the `block_id` of its input, and else by its `action_id`. It holds:
 *
 * | input | value |
 * | --- | --- |
 * | text, number, email, URL | a string as typed: a number is text too |
 * | rich text | the `rich_text` block |
 * | select, radio buttons | the option's value, a string |
 * | multi-select, checkboxes | the options' values, an array of strings, empty when none is chosen |
 * | select of users, channels or conversations | the id; an array of ids when it takes several |
 * | date, time | `'2026-01-31'`, `'23:59'` |
 * | date and time | seconds since 1970, a number |
 * | files | the files, an array of objects |
 *
 * What was cleared or never filled in is `undefined`, so that the defaults of a class or schema apply. An element newer
 * than this package is given as Slack sent it. A block of several elements is an object of them by `action_id`.
 *
 * Bind it to the class of the parameter (`@SlackViewState() form: TicketForm`, with rules of class-validator), to a class
 * that is named (`(TicketForm)`), or to a Standard Schema (`({ schema })`). What doesn't fit is a `SlackInputException`:
 * the form stays open and shows each error on its input. In an action or options of a form that is still being filled
 * in, take a class or schema in which all is optional.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 * @example
 * ```ts
 * class TicketForm {
 *   @Length(3, 80) title!: string;
 *   @Type(() => Number) @IsPositive() amount!: number;
 * }
 *
 * @SlackViewSubmission('ticket')
 * async open(@SlackViewState() form: TicketForm) {}
 * ```
 */
export const SlackViewState = createBindingDecorator('SlackViewState', {
  of: 'view_state',
  read: ({ body }, known) => getFormValues(body, known),
  refusal: errors => new SlackInputException(errors),
});
