import type { Command } from 'commander';
import { readOptions } from './assignments.js';
import { ControlClient, talking, type ClientOptions } from './control-client.js';
import { print, printJson } from './report.js';

/** Adds what makes things go wrong, and what waits: each takes what the control API takes, as `name=value`. */
export function addFaults(program: Command): void {
  sending(
    program,
    'fault [name] [option=value...]',
    'makes things go wrong: refresh, cut, half-open, …; without a name, lists all that can',
    'faults',
  );
  sending(
    program,
    'wait [what] [option=value...]',
    'waits for a message, view, ack, …; without saying for what, lists all that it can be',
    'waits',
  );
}

function sending(program: Command, usage: string, description: string, room: string): void {
  talking(program.command(usage).description(description)).action(async function send(this: Command) {
    const options = this.opts<ClientOptions>();
    const [name, ...words] = this.args;
    if (name === undefined) return printMenu(room, options.json === true);
    const answer = await new ControlClient(options).act(`${room}/${encodeURIComponent(name)}`, readOptions(words));
    if (options.json || room === 'waits') printJson(answer);
  });
}

/** Prints what there is in a room of the control API, which takes a while to load and is asked for seldom. */
async function printMenu(room: string, json: boolean): Promise<void> {
  const { menuOf } = await import('../control/route-menu.js');
  const menu = menuOf(room);
  if (json) return printJson(menu);
  for (const { name, summary, takes } of menu) {
    print(`${[name, ...takes.map(option => `${option}=…`)].join(' ')}\n    ${summary}`);
  }
}
