import { register } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SlackLoad } from './load/slack-load.js';
import { CallCoverage, type FileCalls } from './payload-path/call-coverage.js';
import { CommandSender } from './payload-path/command-sender.js';
import { formatPath, measurePath, PATH_GOAL } from './payload-path/report-path.js';

// Prints which functions of the framework run for one command, once everything is warm.

const WARM_UP_COMMANDS = 500;
const MEASURED_COMMANDS = 20;
const FRAMEWORK_FILE = /\/packages\/((?:core|socket-mode)\/dist\/.+)$/;

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

register('./payload-path/unbundled-hooks.js', import.meta.url);
const coverage = new CallCoverage(FRAMEWORK_FILE);
await coverage.start();
await using slack = await SlackLoad.start();
const { COMMAND, startPathBot } = await import('./payload-path/path-bot.js');
const bot = await startPathBot(slack.apiUrl);
const sender = new CommandSender(await slack.waitForConnection(), COMMAND);
for (let sent = 0; sent < WARM_UP_COMMANDS; sent += 1) await sender.send();

const smallest = await measureSmallestPath();
await coverage.stop();
console.log(
  values.json
    ? JSON.stringify({ measured: measurePath(smallest), goal: PATH_GOAL, files: smallest }, null, 2)
    : formatPath(smallest),
);
await bot.close();

/** Timers and heartbeats can run during a command, so the command with the fewest calls counts. */
async function measureSmallestPath(): Promise<readonly FileCalls[]> {
  const paths: FileCalls[][] = [];
  for (let sent = 0; sent < MEASURED_COMMANDS; sent += 1) {
    await setImmediate();
    await coverage.take();
    await sender.send();
    await setImmediate();
    paths.push(await coverage.take());
  }
  const [fewestCalls = []] = paths.toSorted((a, b) => measurePath(a).calls - measurePath(b).calls);
  return fewestCalls;
}
