import type { Command } from 'commander';
import { isJsonObject, readObjects, stringAt } from '../json.js';
import { CliError } from './cli-error.js';
import { ControlClient, withControlClient, type ClientOptions } from './control-client.js';
import { printLine, printDrawings, printJson } from './print.js';
import { parseWholeNumber } from './parse-arguments.js';

/** Adds the read-only commands. */
export function addInspectionCommands(program: Command): void {
  createInspectionHandler(
    program,
    'env',
    'prints the variables for a bot',
    () => ['environment'],
    answer => {
      const variables = isJsonObject(answer) ? answer : {};
      for (const name of Object.keys(variables)) printLine(`${name}=${stringAt(variables, name) ?? ''}`);
    },
  );
  createInspectionHandler(
    program,
    'messages [channel]',
    'draws the newest messages',
    ([channel], { limit }) => ['messages', { limit: String(limit), ...(channel === undefined ? {} : { channel }) }],
    printValue,
  );
  createInspectionHandler(
    program,
    'views <person>',
    'draws the modals before somebody, the top one last',
    person => [`${root(person)}/views`],
    printValue,
  );
  createInspectionHandler(
    program,
    'home <person>',
    'draws the Home tab of somebody',
    person => [`${root(person)}/home`],
    answer => {
      if (!isJsonObject(answer)) throw new CliError('The app has published no Home tab for them.', 1);
      printDrawings([answer]);
    },
  );
  createInspectionHandler(
    program,
    'timeline',
    'prints the newest of what happened',
    (_, { limit }) => ['timeline', { limit: String(limit) }],
    printLines('line'),
  );
  createInspectionHandler(
    program,
    'problems',
    'prints what Slack would pass over in silence',
    (_, { limit }) => ['problems', { limit: String(limit) }],
    printLines('text'),
  );
  createInspectionHandler(
    program,
    'lint',
    'prints what somebody who knows Slack would warn of',
    (_, { limit }) => ['lint', { limit: String(limit) }],
    answer => {
      for (const found of readObjects(answer) ?? []) {
        const [rule = '', text = '', page = ''] = ['rule', 'text', 'page'].map(key => stringAt(found, key));
        printLine(`${rule}: ${text}\n    ${page}`);
      }
    },
  );
}

interface InspectionOptions extends ClientOptions {
  readonly limit: number;
}

type InspectionRequest = readonly [path: string, query?: Readonly<Record<string, string>>];

function createInspectionHandler(
  program: Command,
  usage: string,
  description: string,
  ask: (words: readonly string[], options: InspectionOptions) => InspectionRequest,
  tell: (answer: unknown) => void,
): void {
  withControlClient(program.command(usage).description(description))
    .option('-n, --limit <count>', 'the newest so many', parseWholeNumber(1, 10_000), 20)
    .action(async function look(this: Command) {
      const options = this.opts<InspectionOptions>();
      const answer = await new ControlClient(options).get(...ask(this.args, options));
      if (options.json) printJson(answer);
      else tell(answer);
    });
}

const root = ([person = '']: readonly string[]): string => `people/${encodeURIComponent(person)}`;

function printValue(answer: unknown): void {
  printDrawings(readObjects(answer) ?? []);
}

function printLines(key: string): (answer: unknown) => void {
  return answer => {
    for (const each of readObjects(answer) ?? []) printLine(stringAt(each, key) ?? '');
  };
}
