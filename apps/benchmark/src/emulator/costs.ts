import { ClientProcess } from '../client-process.js';
import { stringsOf } from './members.js';
import { SlackApp } from './slack-app.js';

/** Before the measured load, so that the compiler has done its work. */
const WARM_UP = 5_000;
const LIMIT_MS = 120_000;

/** What one thing costs the emulator. */
export interface Cost {
  readonly what: string;
  readonly cpuUs: number;
  readonly wallUs: number;
}

/** Measures envelopes and calls, each alone, with the app in this process and the emulator in another one. */
export async function measureCosts(count: number): Promise<Cost[]> {
  const emulator = new ClientProcess('emulator', {});
  try {
    const env = stringsOf(await emulator.ask('where', LIMIT_MS));
    const app = new SlackApp(env);
    await app.connect();
    const costs: Cost[] = [];
    for (const [what, work] of loads(emulator, app, env)) {
      process.stderr.write(`${what}\n`);
      await work(Math.min(WARM_UP, count));
      const before = await emulator.report();
      const began = performance.now();
      await work(count);
      const wallUs = ((performance.now() - began) * 1_000) / count;
      const after = await emulator.report();
      costs.push({ what, cpuUs: (after.cpuUs - before.cpuUs) / count, wallUs });
    }
    app.close();
    return costs;
  } finally {
    await emulator.end();
  }
}

type Load = readonly [string, (count: number) => Promise<unknown>];

function loads(emulator: ClientProcess, app: SlackApp, env: Readonly<Record<string, string>>): Load[] {
  const { SLACK_CHANNEL: channel, SLACK_USER: user } = env;
  return [
    ['envelope: an event, acked', count => emulator.ask(`event ${count}`, LIMIT_MS)],
    ['envelope: a command, acked', count => emulator.ask(`command ${count}`, LIMIT_MS)],
    ['call: auth.test', count => app.repeat('auth.test', {}, count)],
    ['call: users.info', count => app.repeat('users.info', { user }, count)],
    [
      'call: chat.postMessage, and its event, acked',
      count => app.repeat('chat.postMessage', { channel, text: 'Up' }, count),
    ],
  ];
}
