import type { Command } from 'commander';
import { readOptions } from './parse-arguments.js';
import { type ClientOptions, ControlClient, withControlClient } from './control-client.js';
import { printLine, printJson } from './print.js';
import { isJsonObject, stringAt } from '../json.js';

/** Adds the commands for faults and waits. Each takes the parameters of the control API as `name=value`. */
export function addFaultCommands(program: Command): void {
  createFaultHandler(
    program,
    'fault [name] [option=value...]',
    'makes things go wrong: refresh, cut, half-open, …; without a name, lists all that can',
    'faults',
  );
  createFaultHandler(
    program,
    'wait [what] [option=value...]',
    'waits for a message, view, ack, …; without saying for what, lists all that it can be',
    'waits',
  );
}

function createFaultHandler(program: Command, usage: string, description: string, room: string): void {
  withControlClient(program.command(usage).description(description)).action(async function send(this: Command) {
    const options = this.opts<ClientOptions>();
    const [name, ...words] = this.args;
    if (name === undefined) return printFaultMenu(room, options.json === true);
    const answer = await new ControlClient(options).post(`${room}/${encodeURIComponent(name)}`, readOptions(words));
    if (options.json || room === 'waits') printJson(answer);
  });
}

/**
 * Prints the operations of a route group. The module is loaded on demand, because it is slow to load and rarely used.
 */
async function printFaultMenu(room: string, json: boolean): Promise<void> {
  const { listRouteMenu: menuOf } = await import('../control-api/route-groups.js');
  const menu = menuOf(room);
  if (json) return printJson(menu);
  for (const { name, summary, takes } of menu) {
    printLine(`${[name, ...takes.map(option => `${option}=…`)].join(' ')}\n    ${summary}`);
  }
}

/** Adds the commands that control the time of the local Slack. */
export function addTimeCommands(program: Command): void {
  createTimeHandler(program, 'advance <duration>', 'moves the time on: 500ms, 3s, 5m, 1h', 'advance', ([by = '']) => ({
    by: /^\d+$/.test(by) ? Number(by) : by,
  }));
  createTimeHandler(program, 'freeze', 'has the time stand still', 'freeze', () => ({}));
  createTimeHandler(program, 'resume', 'has the time go on', 'resume', () => ({}));
}

function createTimeHandler(
  program: Command,
  usage: string,
  description: string,
  path: string,
  body: (words: readonly string[]) => object,
): void {
  withControlClient(program.command(usage).description(description)).action(async function steer(this: Command) {
    const options = this.opts<ClientOptions>();
    const answer = await new ControlClient(options).post(`time/${path}`, body(this.args));
    if (options.json) return printJson(answer);
    const time = isJsonObject(answer) ? answer : {};
    printLine(
      `It is ${stringAt(time, 'now') ?? 'some time'} there${time.isFrozen === true ? ', and time stands still' : ''}.`,
    );
  });
}
