import type { Command } from 'commander';
import { actAndTell, type ActOptions } from './act-outcome.js';
import { LONGEST_WAIT_MS } from './aftermath.js';
import { talking } from './control-client.js';
import { wholeNumber } from './whole-number.js';

/** What only some acts take. */
interface OwnOptions {
  readonly thread?: string;
  readonly channel?: string;
}

interface Request {
  /** Below the person, in the control API. */
  readonly path: string;
  readonly body: object;
}

/** What of the control API is asked, and how, for what was typed behind the name of a command. */
type Plan = (words: readonly string[], options: OwnOptions) => Request | Promise<Request>;

/** Adds a command that acts as the person it is told first. */
export function acting(program: Command, usage: string, description: string, plan: Plan): Command {
  return talking(program.command(usage).description(description))
    .option(
      '--wait <ms>',
      'how long nothing new must have happened, before what followed is told',
      wholeNumber(0, LONGEST_WAIT_MS),
      250,
    )
    .action(async function act(this: Command) {
      const { path, body } = await plan(this.args, this.opts<OwnOptions>());
      await actAndTell(this.opts<ActOptions>(), this.args[0] ?? '', path, body);
    });
}
