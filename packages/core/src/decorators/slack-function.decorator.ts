import type { AckMode } from '../routing/route.js';
import {
  createHandlerDecorator,
  type SlackAnswerWith,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';
import { toCallbackSpec, type SlackId } from './slack-id.js';

/**
 * Handles a custom function of the app, a workflow step, by its `callback_id` in the app manifest.
 * `@SlackParam('name')` and `@SlackParams()` give its inputs.
 *
 * The result is the outputs of the step and completes it; returning nothing completes it without outputs. A thrown
 * error fails the step with the error's text, which the workflow's builder sees. The ack is sent afterwards, as Slack
 * requires for dynamic options. With `ack: 'immediate'` it is sent first. With `'manual'`, returning nothing leaves the
 * step running until `ctx.completion` or `SlackFunctions` ends it.
 *
 * @see https://docs.slack.dev/workflows/workflow-steps
 * @example
 * ```ts
 * @SlackFunction('provision')
 * async provision(@SlackParam('name') name: string) {
 *   const { url } = await this.databases.create(name);
 *   return { url };
 * }
 * ```
 */
export const SlackFunction = <Ack extends AckMode = 'auto'>(
  callbackId: SlackId,
  options?: SlackHandlerOptions<Ack>,
): SlackMethodDecorator<'function', SlackAnswerWith<Ack, 'function'>> =>
  createHandlerDecorator('SlackFunction', [toCallbackSpec('function', callbackId)], options);
