import type { Command } from 'commander';
import { isJsonObject, stringAt } from '../json.js';
import { ControlClient, talking, type ClientOptions } from './control-client.js';
import { print, printJson } from './report.js';

/** Adds what steers the time of the local Slack. */
export function addTime(program: Command): void {
  steering(program, 'advance <duration>', 'moves the time on: 500ms, 3s, 5m, 1h', 'advance', ([by = '']) => ({
    by: /^\d+$/.test(by) ? Number(by) : by,
  }));
  steering(program, 'freeze', 'has the time stand still', 'freeze', () => ({}));
  steering(program, 'resume', 'has the time go on', 'resume', () => ({}));
}

function steering(
  program: Command,
  usage: string,
  description: string,
  path: string,
  body: (words: readonly string[]) => object,
): void {
  talking(program.command(usage).description(description)).action(async function steer(this: Command) {
    const options = this.opts<ClientOptions>();
    const answer = await new ControlClient(options).act(`time/${path}`, body(this.args));
    if (options.json) return printJson(answer);
    const time = isJsonObject(answer) ? answer : {};
    print(
      `It is ${stringAt(time, 'now') ?? 'some time'} there${time.isFrozen === true ? ', and time stands still' : ''}.`,
    );
  });
}
