import { SlackEmulator } from '@nest-slack/emulator';
import { closedLoop } from '../closed-loop.js';
import { answerQuestions } from './answer-questions.js';
import { report } from './report.js';

// The local Slack in a process of its own, so that what it costs is its own. It does what it is asked to: `where`,
// `report`, `event 20000`, `command 20000`, `quarter 100000`.

/** Payloads on their way at once. */
const IN_FLIGHT = 64;
const DAY_MS = 86_400_000;

let simulated = Date.now();
const slack = await SlackEmulator.start({ clock: { now: () => simulated } });
const ann = slack.user('ann');

const acts: Readonly<Record<string, () => Promise<unknown>>> = {
  event: () =>
    slack.deliverEvent({ type: 'message', channel: slack.channel('general').id, user: ann.id, text: 'Is it up?' }),
  command: () => ann.command('/deploy', 'prod'),
};

/** A quarter of a simulated day with so many commands in it. */
async function quarter(commands: number): Promise<object> {
  await closedLoop(IN_FLIGHT, commands, () => {
    simulated += DAY_MS / 4 / commands;
    return ann.command('/deploy', 'prod');
  });
  globalThis.gc?.();
  const { id = 0 } = slack.timeline.tail(1)[0] ?? {};
  return { entries: id, kept: slack.timeline.entries.length, heapMb: process.memoryUsage().heapUsed / 2 ** 20 };
}

answerQuestions(async (what, count) => {
  if (what === 'report') return report();
  if (what === 'quarter') return quarter(count);
  const act = acts[what];
  if (act) await closedLoop(IN_FLIGHT, count, act);
  return { ...slack.env, SLACK_CHANNEL: slack.channel('general').id, SLACK_USER: ann.id };
});
