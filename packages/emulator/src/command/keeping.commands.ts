import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Command } from 'commander';
import { CommandFailure } from './command-failure.js';
import { ControlClient, talking, type ClientOptions } from './control-client.js';
import { print, printJson } from './report.js';

/** Adds what keeps the state of the local Slack, and goes back to its beginning. */
export function addKeeping(program: Command): void {
  talking(
    program.command('save [file]').description('prints or keeps the whole state, as a seed to start with'),
  ).action(async function save(this: Command) {
    const [file] = this.args;
    const options = this.opts<ClientOptions>();
    const isJson = options.json === true || (file !== undefined && extname(file).toLowerCase() === '.json');
    const text = await written(await new ControlClient(options).look('seed'), isJson);
    if (file === undefined) return print(text.trimEnd());
    await writeFile(file, text).catch((error: unknown) => {
      throw new CommandFailure(`Can't write "${file}": ${error instanceof Error ? error.message : String(error)}.`, 2);
    });
  });
  talking(program.command('reset').description('begins anew, from the seed')).action(async function reset(
    this: Command,
  ) {
    const options = this.opts<ClientOptions>();
    const answer = await new ControlClient(options).act('reset', {});
    if (options.json) printJson(answer);
  });
}

async function written(seed: unknown, isJson: boolean): Promise<string> {
  if (isJson) return `${JSON.stringify(seed, null, 2)}\n`;
  const { stringify } = await import('yaml');
  return stringify(seed, { aliasDuplicateObjects: false });
}
