import { createRequire } from 'node:module';
import { Command, CommanderError, Option } from 'commander';
import { isJsonObject, stringAt } from '../json.js';
import { addActs } from './act.commands.js';
import { CommandFailure } from './command-failure.js';
import { DEFAULT_PORT } from './default-port.js';
import { addExport } from './export.command.js';
import { addFaults } from './fault.commands.js';
import { addKeeping } from './keeping.commands.js';
import { addLooks } from './look.commands.js';
import { print } from './report.js';
import type { ServeOptions } from './serve.js';
import { addTime } from './time.commands.js';
import { unknownCommand } from './unknown-command.js';
import { wholeNumber } from './whole-number.js';

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

/** Runs the command with these arguments. @returns the exit code */
export async function runCommand(args: readonly string[]): Promise<number> {
  const program = new Command('slack-emulator')
    .description('A local Slack for bots, and acts in it from other terminals.')
    .option('-V, --version', 'prints the version')
    .on('option:version', tellVersion)
    .addHelpText('after', EXAMPLES)
    // Names alone: with their arguments, nothing is left of 80 columns for what they are for.
    .configureHelp({ subcommandTerm: command => command.name() })
    .enablePositionalOptions()
    .exitOverride();
  addServing(program);
  addActs(program.commandsGroup('What people do:'));
  addLooks(program.commandsGroup('What is there to see:'));
  addFaults(program.commandsGroup('What is awaited, and what goes wrong:'));
  addTime(program.commandsGroup('Its time:'));
  addKeeping(program.commandsGroup('Its state:'));
  addExport(program);
  program.commandsGroup('Help:').helpCommand('help [command]', 'says how a command is written');
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has said what is wrong already; asking for help is no mistake.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof CommandFailure)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
}

function addServing(program: Command): void {
  program
    .option('-p, --port <number>', 'where it listens; 0 for a free port', wholeNumber(0, 65_535), DEFAULT_PORT)
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
      if (word !== undefined) throw unknownCommand(word, program);
      // Other terminals don't need what it takes.
      const { serve } = await import('./serve.js');
      await serve(options);
    });
}

/** The package is found by its name, for the bundle and the sources are not equally deep in it. */
function tellVersion(): never {
  const manifest: unknown = createRequire(import.meta.url)('@nest-slack/emulator/package.json');
  print((isJsonObject(manifest) && stringAt(manifest, 'version')) || 'unknown');
  throw new CommanderError(0, 'commander.version', '');
}
