import { SlackEmulator } from '@nest-slack/emulator';
import { runClosedLoop } from '../closed-loop.js';
import { answerRequests } from './answer-requests.js';
import { report } from './report.js';

// The local Slack in a separate process, so that its CPU time can be measured. Requests: `where`, `report`, `event 20000`,
// `command 20000`, `quarter 100000`.

/** The number of unacked payloads at a time. */
const IN_FLIGHT = 64;
const DAY_MS = 86_400_000;

let simulated = Date.now();
const slack = await SlackEmulator.start({ clock: { now: () => simulated } });
const ann = slack.user('ann');

const actions: Readonly<Record<string, () => Promise<unknown>>> = {
  event: () =>
    slack.deliverEvent({ type: 'message', channel: slack.channel('general').id, user: ann.id, text: 'Is it up?' }),
  command: () => ann.command('/deploy', 'prod'),
};

/** Simulates a quarter of a day with the given number of commands. */
async function quarter(commands: number): Promise<object> {
  await runClosedLoop(IN_FLIGHT, commands, () => {
    simulated += DAY_MS / 4 / commands;
    return ann.command('/deploy', 'prod');
  });
  globalThis.gc?.();
  const { id = 0 } = slack.timeline.tail(1)[0] ?? {};
  return { entries: id, kept: slack.timeline.entries.length, heapMb: process.memoryUsage().heapUsed / 2 ** 20 };
}

answerRequests(async (what, count) => {
  if (what === 'report') return report();
  if (what === 'quarter') return quarter(count);
  const action = actions[what];
  if (action) await runClosedLoop(IN_FLIGHT, count, action);
  return { ...slack.env, SLACK_CHANNEL: slack.channel('general').id, SLACK_USER: ann.id };
});
