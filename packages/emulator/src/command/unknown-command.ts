import type { Command } from 'commander';
import { nearest } from '../nearest.js';
import { CommandFailure } from './command-failure.js';

/** What to say of a word that is no command: which one it may have meant, and where all of them are. */
export function unknownCommand(word: string, program: Command): CommandFailure {
  const meant = nearest(
    word,
    program.commands.map(command => command.name()),
  );
  const near = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return new CommandFailure(`There is no command "${word}".${near} See ${program.name()} --help for all of them.`, 2);
}
