import type { Screen } from '../terminal/screen.js';
import { DEFAULT_PORT } from './demo-port.js';

const EXAMPLES = [
  ['command ann /deploy web prod', 'request a deploy'],
  ['click bob "Deploy 1" Approve', 'approve it as another user'],
  ['command carol /deploy web prod', 'get rejected by a guard'],
  ['command ann /ticket', 'open a form'],
  ['submit ann title=Slow service=web', 'submit a title that is too short'],
  ['say bob general "@desk any news?"', 'talk to the bot'],
  ['open-assistant ann', 'open the bot as an assistant'],
  ['run-function ann provision_environment service=web', 'run a workflow step of the bot'],
  ['open-home ann', "see the bot's Home tab"],
  ['--help', 'list all commands'],
] as const;

/**
 * Prints what is running and how to use it.
 *
 * @param pageUrl - the URL of the local Slack, for browsers and for the second terminal
 */
export function printWelcome({ print, paint }: Screen, pageUrl: string): void {
  const { origin, port } = new URL(pageUrl);
  const width = Math.max(...EXAMPLES.map(([command]) => command.length));
  print();
  print(`Open ${paint(['bold', 'cyan'], pageUrl)} in your browser.`);
  print();
  print(`${paint('bold', 'A release and ticket desk')}, on a local Slack: no account, no internet.`);
  print('The bot is @desk, in #general and #support.');
  print('Ann, bob and carol work here; ann and bob may release.');
  print();
  print('Act as one of them on that page, or from a second terminal:');
  // The second terminal uses the default port otherwise.
  if (port !== String(DEFAULT_PORT)) print(`  export ${paint('cyan', `SLACK_EMULATOR_URL=${origin}`)}`);
  for (const [command, effect] of EXAMPLES) {
    print(`  npm run slack -- ${paint('cyan', command)}${' '.repeat(width - command.length)}  ${paint('dim', effect)}`);
  }
  print();
  print('Activity appears below. Press Ctrl-C to stop.');
  print();
}
