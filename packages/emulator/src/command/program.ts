import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { addActs } from './act.commands.js';
import { CommandFailure } from './command-failure.js';
import { DEFAULT_PORT } from './default-port.js';
import { addFaults } from './fault.commands.js';
import { addKeeping } from './keeping.commands.js';
import { addLooks } from './look.commands.js';
import type { ServeOptions } from './serve.js';
import { addTime } from './time.commands.js';

const EXAMPLES = `
In a first terminal:
  $ npx @nest-slack/emulator                        # the variables for a bot, then what happens
In a second one:
  $ export $(npx @nest-slack/emulator env)          # the variables, for a bot of this shell
  $ npx @nest-slack/emulator say ann general "hello @app"
  $ npx @nest-slack/emulator command ann /deploy prod
  $ npx @nest-slack/emulator click ann "Deploy prod?" Approve
  $ npx @nest-slack/emulator submit ann title="Broken lamp"
  $ npx @nest-slack/emulator fault refresh`;

/** Runs the command with these arguments. @returns the exit code */
export async function runCommand(args: readonly string[]): Promise<number> {
  const program = new Command('slack-emulator')
    .description('A local Slack for bots, and acts in it from other terminals.')
    .addHelpText('after', EXAMPLES)
    .enablePositionalOptions()
    .exitOverride();
  addServing(program);
  for (const add of [addActs, addLooks, addFaults, addKeeping, addTime]) add(program);
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
    .option('-p, --port <number>', 'where it listens; 0 for a free port', readPort, DEFAULT_PORT)
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
    .action(async (options: ServeOptions) => {
      // Other terminals don't need what it takes.
      const { serve } = await import('./serve.js');
      await serve(options);
    });
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a number from 0 to 65535.');
}
