import type { AckMode } from '../routing/route.js';
import {
  handles,
  type SlackAnswerWith,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './method-decorator.js';

/**
 * Handles a slash command: `/deploy` takes any text after it, `/ticket close :id` only such a text, and the words that
 * stand for `:id` are given by `@SlackParam('id')`. An expression is asked about the command alone (`/deploy`).
 *
 * The answer is a text or message, which the user alone sees unless `response_type` is `in_channel`.
 *
 * @see https://docs.slack.dev/interactivity/implementing-slash-commands
 * @example
 * ```ts
 * @SlackCommand('/ticket close :id')
 * async close(@SlackParam('id', ParseIntPipe) id: number) {
 *   await this.tickets.close(id);
 *   return `Closed ticket ${id}.`;
 * }
 * ```
 */
export const SlackCommand = <Ack extends AckMode = 'auto'>(
  command: `/${string}` | RegExp,
  options?: SlackHandlerOptions<Ack>,
): SlackMethodDecorator<'command', SlackAnswerWith<Ack, 'command'>> =>
  handles('SlackCommand', [{ kind: 'command', command }], options);
