import type { Screen } from '../terminal/screen.js';
import { USUAL_PORT } from './demo-port.js';

const EXAMPLES = [
  ['command ann /deploy web prod', 'ask for a deploy'],
  ['click bob "Deploy 1" Approve', 'let somebody else decide'],
  ['command carol /deploy web prod', 'be refused by a guard'],
  ['command ann /ticket', 'open a form'],
  ['submit ann title=Slow service=web', 'fill it in, too short'],
  ['say bob general "@desk any news?"', 'talk to the bot'],
  ['open-assistant ann', 'open the bot as an assistant'],
  ['run-function ann provision_environment service=web', 'have a workflow run a step of it'],
  ['open-home ann', "see the bot's Home tab"],
  ['--help', 'everything else'],
] as const;

/**
 * Says what runs here and how to talk to it.
 *
 * @param pageUrl - where a browser and other terminals reach it
 */
export function greet({ print, paint }: Screen, pageUrl: string): void {
  const { origin, port } = new URL(pageUrl);
  const width = Math.max(...EXAMPLES.map(([line]) => line.length));
  print();
  print(`Open ${paint(['bold', 'cyan'], pageUrl)} and there it is, in your browser.`);
  print();
  print(`${paint('bold', 'A release and ticket desk')}, on a local Slack: no account, no internet.`);
  print('The bot is @desk, in #general and #support.');
  print('Ann, bob and carol work here; ann and bob may release.');
  print();
  print('Be one of them there, or from a second terminal:');
  // It looks for it at the usual place.
  if (port !== String(USUAL_PORT)) print(`  export ${paint('cyan', `SLACK_EMULATOR_URL=${origin}`)}`);
  for (const [line, does] of EXAMPLES) {
    print(`  npm run slack -- ${paint('cyan', line)}${' '.repeat(width - line.length)}  ${paint('dim', does)}`);
  }
  print();
  print('What happens shows below. Ctrl-C ends it.');
  print();
}
