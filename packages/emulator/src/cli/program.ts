import { createRequire } from 'node:module';
import { Command, CommanderError, Option } from 'commander';
import { isJsonObject, stringAt } from '../json.js';
import { addActionCommands } from './action.commands.js';
import { CliError } from './cli-error.js';
import { DEFAULT_PORT } from './control-client.js';
import { addExportCommand, addStateCommands } from './save-and-export.commands.js';
import { addFaultCommands, addTimeCommands } from './fault-and-time.commands.js';
import { addInspectionCommands } from './inspect.commands.js';
import { printLine } from './print.js';
import type { ServeOptions } from './serve.js';
import { parseWholeNumber } from './parse-arguments.js';
import { findClosestName } from '../strings.js';

const EXAMPLES = `
In a first terminal:
  $ npx @nest-slack/emulator                  # variables, then what happens
In a second one:
  $ export $(npx @nest-slack/emulator env)    # the variables, for a bot
  $ npx @nest-slack/emulator say ann general "hello @app"
  $ npx @nest-slack/emulator command ann /deploy prod
  $ npx @nest-slack/emulator click ann "Deploy prod?" Approve
  $ npx @nest-slack/emulator submit ann title="Broken lamp"
  $ npx @nest-slack/emulator fault refresh`;

/**
 * Runs the command with these arguments.
 * @returns the exit code
 */
export async function runCommand(args: readonly string[]): Promise<number> {
  const program = new Command('slack-emulator')
    .description('A local Slack for bots, and acts in it from other terminals.')
    .option('-V, --version', 'prints the version')
    .on('option:version', printVersion)
    .addHelpText('after', EXAMPLES)
    // List only names: with arguments, the descriptions do not fit in 80 columns.
    .configureHelp({ subcommandTerm: command => command.name() })
    .enablePositionalOptions()
    .exitOverride();
  addServeCommand(program);
  addActionCommands(program.commandsGroup('What people do:'));
  addInspectionCommands(program.commandsGroup('What is there to see:'));
  addFaultCommands(program.commandsGroup('What is awaited, and what goes wrong:'));
  addTimeCommands(program.commandsGroup('Its time:'));
  addStateCommands(program.commandsGroup('Its state:'));
  addExportCommand(program);
  program.commandsGroup('Help:').helpCommand('help [command]', 'says how a command is written');
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has already printed the error. Requesting help is not an error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof CliError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
}

function addServeCommand(program: Command): void {
  program
    .option('-p, --port <number>', 'where it listens; 0 for a free port', parseWholeNumber(0, 65_535), DEFAULT_PORT)
    .option('--host <address>', 'the interface it listens at; other machines need the key then', '127.0.0.1')
    .option('--public-url <url>', 'the root by which bots on other machines reach it')
    .option('--app <name>', "the app's name, which is its bot's handle")
    .option(
      '--seed <file>',
      'what there is to begin with, as JSON or YAML: workspaces, people, channels, apps, messages',
    )
    .option('--manifest <file>', 'what the app declares, as JSON or YAML: all else is refused')
    .option('--rate-limits', "refuse calls over Slack's limits")
    .option('--json', 'print a JSON object a line instead of text')
    .addOption(new Option('--control-key <key>', 'what other terminals must know').env('SLACK_EMULATOR_KEY'))
    .allowExcessArguments()
    .action(async (options: ServeOptions, { args: [word] }: Command) => {
      if (word !== undefined) throw createUnknownCommandError(word, program);
      // Load it only for this command, because it loads the whole emulator.
      const { serve } = await import('./serve.js');
      await serve(options);
    });
}

/** Resolves the package by its name, because the bundle and the sources have different depths in it. */
function printVersion(): never {
  const manifest: unknown = createRequire(import.meta.url)('@nest-slack/emulator/package.json');
  printLine((isJsonObject(manifest) && stringAt(manifest, 'version')) || 'unknown');
  throw new CommanderError(0, 'commander.version', '');
}

/** Creates the error for an unknown command, with a suggestion and a pointer to the list of commands. */
export function createUnknownCommandError(word: string, program: Command): CliError {
  const meant = findClosestName(
    word,
    program.commands.map(command => command.name()),
  );
  const near = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return new CliError(`There is no command "${word}".${near} See ${program.name()} --help for all of them.`, 2);
}
