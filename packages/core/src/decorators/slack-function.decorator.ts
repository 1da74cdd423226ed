import type { AckMode } from '../routing/route.js';
import {
  createHandlerDecorator,
  type SlackAnswerWith,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';
import { callbackSpec, type SlackId } from './slack-id.js';

/**
 * Runs a custom function of the app, a step of somebody's workflow, by its `callback_id` in the app's manifest. Its
 * inputs are given by `@SlackParam('name')` and `@SlackParams()`.
 *
 * What is returned are the step's outputs, which complete it; nothing completes it as well. What is thrown fails the
 * step with its text, which whoever built the workflow reads. The ack follows, as Slack wants it of dynamic options;
 * with `ack: 'immediate'` it comes first, and with `'manual'` returning nothing leaves the step to run, until
 * `ctx.completion` or `SlackFunctions` ends it.
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
  createHandlerDecorator('SlackFunction', [callbackSpec('function', callbackId)], options);
