import type { Command } from 'commander';
import { readOptions } from './assignments.js';
import { ControlClient, talking, type ClientOptions } from './control-client.js';
import { printJson } from './report.js';

/** Adds what makes things go wrong, and what waits: each takes what the control API takes, as `name=value`. */
export function addFaults(program: Command): void {
  sending(
    program,
    'fault <name> [option=value...]',
    'makes things go wrong: refresh, cut, half-open, heal, …',
    'faults',
  );
  sending(program, 'wait <what> [option=value...]', 'waits for a message, ack, call, view, connections, …', 'waits');
}

function sending(program: Command, usage: string, description: string, room: string): void {
  talking(program.command(usage).description(description)).action(async function send(this: Command) {
    const options = this.opts<ClientOptions>();
    const [name = '', ...words] = this.args;
    const answer = await new ControlClient(options).act(`${room}/${encodeURIComponent(name)}`, readOptions(words));
    if (options.json || room === 'waits') printJson(answer);
  });
}
