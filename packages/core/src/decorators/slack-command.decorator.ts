import type { AckMode } from '../routing/route.js';
import {
  createHandlerDecorator,
  type SlackAnswerWith,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';

/** A command and what must follow it, told apart: `{ command: '/ticket', subcommand: 'close :id' }`. */
export interface SlackCommandParts {
  readonly command: `/${string}`;
  /** The words of a pattern. Without them the command takes any text. */
  readonly subcommand?: string;
}

/**
 * Handles a slash command. A name alone, `/ticket`, takes any text that no pattern takes. A pattern takes only what is
 * written like it:
 *
 * | in the pattern | takes                                                    | `@SlackParam()`                     |
 * | -------------- | -------------------------------------------------------- | ----------------------------------- |
 * | `close`        | that word                                                |                                     |
 * | `:id`          | a word, or several in quotes                             | `'id'`: text                        |
 * | `[env]`        | a word that may be left out; behind those that must be there | `'[env]'`: text or `undefined`  |
 * | `:words...`    | the rest of the text, as Slack sent it, quotes included  | `'words'`: text                     |
 * | `[words...]`   | the same, which may be empty                             | `'[words]'`: text or `undefined`    |
 * | `--force`      | that flag, wherever it stands; behind `--` nothing is one | `'--force'`: `true` or `false`     |
 *
 * A word that is a mention or a link is captured as the id or URL that it stands for, if the command is set to escape
 * them; `ParseSlackUserPipe` and its kin tell one from the other. The most specific pattern wins: a word before a
 * parameter, a parameter before the rest.
 *
 * What fits no pattern is answered with the patterns of that command (`texts.usage`), unless a handler of the name alone
 * takes it. So is `/ticket help`, unless a pattern takes it, as `/ticket :id` does.
 *
 * An expression is asked about the command alone (`/deploy`). The answer is a text or message, which the user alone sees
 * unless `response_type` is `in_channel`.
 *
 * @see https://docs.slack.dev/interactivity/implementing-slash-commands
 * @example
 * ```ts
 * @SlackCommand('/ticket close :id [reason...] --silent')
 * async close(
 *   @SlackParam('id', ParseIntPipe) id: number,
 *   @SlackParam('[reason]') reason: string | undefined,
 *   @SlackParam('--silent') isSilent: boolean,
 * ) {
 *   await this.tickets.close(id, { reason, isSilent });
 *   return `Closed ticket ${id}.`;
 * }
 * ```
 */
export const SlackCommand = <Ack extends AckMode = 'auto'>(
  command: `/${string}` | RegExp | SlackCommandParts,
  options?: SlackHandlerOptions<Ack>,
): SlackMethodDecorator<'command', SlackAnswerWith<Ack, 'command'>> =>
  createHandlerDecorator('SlackCommand', [{ kind: 'command', command: patternOf(command) }], options);

function patternOf(command: string | RegExp | SlackCommandParts): string | RegExp {
  if (typeof command === 'string' || command instanceof RegExp) return command;
  return command.subcommand === undefined ? command.command : `${command.command} ${command.subcommand}`;
}
