import { Option, type Command } from 'commander';
import { isJsonObject, stringAt } from '../json.js';
import { ControlClient, talking, type ClientOptions } from './control-client.js';
import { printJson } from './report.js';
import { wholeNumber } from './whole-number.js';

interface ExportOptions extends ClientOptions {
  readonly from?: number;
  readonly to?: number;
  readonly runner: string;
}

const RUNNERS = ['node', 'jest', 'vitest'];
const entryId = wholeNumber(1, Number.MAX_SAFE_INTEGER);

/** Adds what makes a test of what people did. */
export function addExport(program: Command): void {
  talking(program.command('export').description('prints a test that does again what people did'))
    .option('--from <entry>', 'the first entry of the timeline, by its number', entryId)
    .option('--to <entry>', 'the last one', entryId)
    .addOption(new Option('--runner <name>', 'what runs the test').choices(RUNNERS).default('node'))
    .action(async function exportTest(this: Command) {
      const { from, to, runner, ...options } = this.opts<ExportOptions>();
      const query = {
        runner,
        ...(from === undefined ? {} : { from: String(from) }),
        ...(to === undefined ? {} : { to: String(to) }),
      };
      const answer = await new ControlClient(options).look('export', query);
      if (options.json) printJson(answer);
      // Nothing in it steers a terminal: it is written as it is, to be kept in a file.
      else process.stdout.write(isJsonObject(answer) ? (stringAt(answer, 'test') ?? '') : '');
    });
}
