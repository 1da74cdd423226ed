import { type Command, Option } from 'commander';
import { isJsonObject, stringAt } from '../json.js';
import { type ClientOptions, ControlClient, withControlClient } from './control-client.js';
import { printLine, printJson } from './print.js';
import { parseWholeNumber } from './parse-arguments.js';
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { CliError } from './cli-error.js';

interface ExportCommandOptions extends ClientOptions {
  readonly from?: number;
  readonly to?: number;
  readonly runner: string;
}

const RUNNERS = ['node', 'jest', 'vitest'];
const parseEntryId = parseWholeNumber(1, Number.MAX_SAFE_INTEGER);

/** Adds the command that exports user actions as a test. */
export function addExportCommand(program: Command): void {
  withControlClient(program.command('export').description('prints a test that does again what people did'))
    .option('--from <entry>', 'the first entry of the timeline, by its number', parseEntryId)
    .option('--to <entry>', 'the last one', parseEntryId)
    .addOption(new Option('--runner <name>', 'what runs the test').choices(RUNNERS).default('node'))
    .action(async function exportTest(this: Command) {
      const { from, to, runner, ...options } = this.opts<ExportCommandOptions>();
      const query = {
        runner,
        ...(from === undefined ? {} : { from: String(from) }),
        ...(to === undefined ? {} : { to: String(to) }),
      };
      const answer = await new ControlClient(options).get('export', query);
      if (options.json) printJson(answer);
      // The test contains no control characters, so it is written unescaped and can be redirected to a file.
      else process.stdout.write(isJsonObject(answer) ? (stringAt(answer, 'test') ?? '') : '');
    });
}

/** Adds the commands that save and reset the state of the local Slack. */
export function addStateCommands(program: Command): void {
  withControlClient(
    program.command('save [file]').description('prints or keeps the whole state, as a seed to start with'),
  ).action(async function save(this: Command) {
    const [file] = this.args;
    const options = this.opts<ClientOptions>();
    const isJson = options.json === true || (file !== undefined && extname(file).toLowerCase() === '.json');
    const text = await writeSeedFile(await new ControlClient(options).get('seed'), isJson);
    if (file === undefined) return printLine(text.trimEnd());
    await writeFile(file, text).catch((error: unknown) => {
      throw new CliError(`Can't write "${file}": ${error instanceof Error ? error.message : String(error)}.`, 2);
    });
  });
  withControlClient(program.command('reset').description('begins anew, from the seed')).action(async function reset(
    this: Command,
  ) {
    const options = this.opts<ClientOptions>();
    const answer = await new ControlClient(options).post('reset', {});
    if (options.json) printJson(answer);
  });
}

async function writeSeedFile(seed: unknown, isJson: boolean): Promise<string> {
  if (isJson) return `${JSON.stringify(seed, null, 2)}\n`;
  const { stringify } = await import('yaml');
  return stringify(seed, { aliasDuplicateObjects: false });
}
