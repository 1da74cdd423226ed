import type { AckMode } from '../routing/route.js';
import {
  createHandlerDecorator,
  type SlackAnswerWith,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';

/** A command and its subcommand pattern: `{ command: '/ticket', subcommand: 'close :id' }`. */
export interface SlackCommandParts {
  readonly command: `/${string}`;
  /** The words of a pattern. Without it the command accepts any text. */
  readonly subcommand?: string;
}

/**
 * Handles a slash command. A name alone, `/ticket`, accepts any text that no pattern matches. A pattern only matches
 * text of its form:
 *
 * | in the pattern | takes                                                    | `@SlackParam()`                     |
 * | -------------- | -------------------------------------------------------- | ----------------------------------- |
 * | `close`        | that word                                                |                                     |
 * | `:id`          | a word, or several in quotes                             | `'id'`: text                        |
 * | `[env]`        | a word that may be left out; behind those that must be there | `'[env]'`: text or `undefined`  |
 * | `:words...`    | the rest of the text, as Slack sent it, quotes included  | `'words'`: text                     |
 * | `[words...]`   | the same, which may be empty                             | `'[words]'`: text or `undefined`    |
 * | `--force`      | that flag, at any position before `--` | `'--force'`: `true` or `false`     |
 *
 * A mention or link is captured as its id or URL, if the command has "Escape channels, users, and links" enabled;
 * `ParseSlackUserPipe` and similar pipes validate the kind of reference. The most specific pattern wins: a literal word
 * precedes a parameter, a parameter precedes the rest.
 *
 * Text that matches no pattern is answered with the command's usage (`texts.usage`), unless a handler of the name alone
 * accepts it. So is `/ticket help`, unless a pattern such as `/ticket :id` matches it.
 *
 * An expression is tested against the command only (`/deploy`). The result is a text or message, visible to the user
 * only unless `response_type` is `in_channel`.
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
  createHandlerDecorator('SlackCommand', [{ kind: 'command', command: toCommandPattern(command) }], options);

function toCommandPattern(command: string | RegExp | SlackCommandParts): string | RegExp {
  if (typeof command === 'string' || command instanceof RegExp) return command;
  return command.subcommand === undefined ? command.command : `${command.command} ${command.subcommand}`;
}
