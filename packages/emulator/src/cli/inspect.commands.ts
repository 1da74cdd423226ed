import type { Command } from 'commander';
import { isJsonObject, readObjects, stringAt } from '../json.js';
import { CommandFailure } from './cli-error.js';
import { ControlClient, talking, type ClientOptions } from './control-client.js';
import { print, printDrawings, printJson } from './print.js';
import { wholeNumber } from './parse-arguments.js';

/** Adds what only looks. */
export function addLooks(program: Command): void {
  looking(
    program,
    'env',
    'prints the variables for a bot',
    () => ['environment'],
    answer => {
      const variables = isJsonObject(answer) ? answer : {};
      for (const name of Object.keys(variables)) print(`${name}=${stringAt(variables, name) ?? ''}`);
    },
  );
  looking(
    program,
    'messages [channel]',
    'draws the newest messages',
    ([channel], { limit }) => ['messages', { limit: String(limit), ...(channel === undefined ? {} : { channel }) }],
    printShown,
  );
  looking(
    program,
    'views <person>',
    'draws the modals before somebody, the top one last',
    person => [`${root(person)}/views`],
    printShown,
  );
  looking(
    program,
    'home <person>',
    'draws the Home tab of somebody',
    person => [`${root(person)}/home`],
    answer => {
      if (!isJsonObject(answer)) throw new CommandFailure('The app has published no Home tab for them.', 1);
      printDrawings([answer]);
    },
  );
  looking(
    program,
    'timeline',
    'prints the newest of what happened',
    (_, { limit }) => ['timeline', { limit: String(limit) }],
    printLines('line'),
  );
  looking(
    program,
    'problems',
    'prints what Slack would pass over in silence',
    (_, { limit }) => ['problems', { limit: String(limit) }],
    printLines('text'),
  );
  looking(
    program,
    'lint',
    'prints what somebody who knows Slack would warn of',
    (_, { limit }) => ['lint', { limit: String(limit) }],
    answer => {
      for (const found of readObjects(answer) ?? []) {
        const [rule = '', text = '', page = ''] = ['rule', 'text', 'page'].map(key => stringAt(found, key));
        print(`${rule}: ${text}\n    ${page}`);
      }
    },
  );
}

interface LookOptions extends ClientOptions {
  readonly limit: number;
}

type Asked = readonly [path: string, query?: Readonly<Record<string, string>>];

function looking(
  program: Command,
  usage: string,
  description: string,
  ask: (words: readonly string[], options: LookOptions) => Asked,
  tell: (answer: unknown) => void,
): void {
  talking(program.command(usage).description(description))
    .option('-n, --limit <count>', 'the newest so many', wholeNumber(1, 10_000), 20)
    .action(async function look(this: Command) {
      const options = this.opts<LookOptions>();
      const answer = await new ControlClient(options).look(...ask(this.args, options));
      if (options.json) printJson(answer);
      else tell(answer);
    });
}

const root = ([person = '']: readonly string[]): string => `people/${encodeURIComponent(person)}`;

function printShown(answer: unknown): void {
  printDrawings(readObjects(answer) ?? []);
}

function printLines(key: string): (answer: unknown) => void {
  return answer => {
    for (const each of readObjects(answer) ?? []) print(stringAt(each, key) ?? '');
  };
}
