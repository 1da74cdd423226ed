import { SlackEmulator } from '@nest-slack/emulator';
import { report } from './report.js';

// The local Slack in a process of its own, so that what it costs is its own. It does what it is asked to: `where`,
// `report`, `event 20000`, `command 20000`, `quarter 100000`.

/** Payloads on their way at once: a closed loop, so that the two ends set the pace together. */
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

async function repeat(act: () => Promise<unknown>, count: number, before: () => void = () => {}): Promise<void> {
  let begun = 0;
  const loop = async (): Promise<void> => {
    while (begun < count) {
      begun += 1;
      before();
      await act();
    }
  };
  await Promise.all(Array.from({ length: Math.min(IN_FLIGHT, count) }, loop));
}

/** A quarter of a simulated day with so many commands in it. */
async function quarter(commands: number): Promise<object> {
  await repeat(ann.command.bind(ann, '/deploy', 'prod'), commands, () => (simulated += DAY_MS / 4 / commands));
  globalThis.gc?.();
  const { id = 0 } = slack.timeline.tail(1)[0] ?? {};
  return { entries: id, kept: slack.timeline.entries.length, heapMb: process.memoryUsage().heapUsed / 2 ** 20 };
}

async function answer(question: string): Promise<unknown> {
  const [what = '', count = '0'] = question.split(' ');
  if (what === 'report') return report();
  if (what === 'quarter') return quarter(Number(count));
  const act = acts[what];
  if (act) await repeat(act, Number(count));
  return { ...slack.env, SLACK_CHANNEL: slack.channel('general').id, SLACK_USER: ann.id };
}

process.on('message', question => {
  answer(String(question)).then(
    told => process.send?.(told),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
