import type { Screen } from '../display/screen.js';
import { wrapped } from '../display/wrapped.js';

const EXAMPLES = [
  ['command ann /deploy web prod', 'ask for a deploy'],
  ['click bob Approve', 'let somebody else decide'],
  ['command carol /deploy web prod', 'be refused by a guard'],
  ['command ann /ticket', 'open a form'],
  ['submit ann title=Slow service=web', 'fill it in, too short'],
  ['mention bob general "any news?"', 'talk to the bot'],
  ['assistant ann', 'open the bot as an assistant'],
  ['run ann provision_environment service=web', 'have a workflow run a step of it'],
  ['home ann', "see the bot's Home tab"],
  ['help', 'everything else'],
] as const;

const INHABITANTS =
  'The bot is @desk, in #general and #support. Ann, bob and carol work here; ann and bob may release.';

/** Says what runs here and how to talk to it. */
export function greet({ columns, print, paint }: Screen): void {
  const width = Math.max(...EXAMPLES.map(([line]) => line.length));
  print();
  print(`${paint('bold', 'A release and ticket desk')}, on a local Slack: no account, no internet.`);
  for (const line of wrapped(INHABITANTS, columns)) print(line);
  print();
  print('Be one of them from a second terminal:');
  for (const [line, does] of EXAMPLES) {
    print(`  npm run slack -- ${paint('cyan', line)}${' '.repeat(width - line.length)}  ${paint('dim', does)}`);
  }
  print();
  print('What happens shows below. Ctrl-C ends it.');
  print();
}
