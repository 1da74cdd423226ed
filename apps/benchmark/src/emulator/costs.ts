import { ClientProcess } from '../client-process.js';
import { stringsOf } from './members.js';
import { SlackApp } from './slack-app.js';

/** Before the measured load, so that the compiler has done its work. */
const WARM_UP = 5_000;
const LIMIT_MS = 120_000;

/** What one thing costs the local Slack, and a server that knows nothing. */
export interface Cost {
  readonly what: string;
  readonly emulator: Spent;
  readonly floor: Spent;
}

/** For each time that it is done, in the server's process alone. */
export interface Spent {
  readonly cpuUs: number;
  readonly wallUs: number;
}

/** Measures envelopes and calls, each alone, with the app in this process and each server in another one. */
export async function measureCosts(count: number): Promise<Cost[]> {
  await using emulator = await Served.by('emulator');
  await using floor = await Served.by('emulator-floor');
  const costs: Cost[] = [];
  for (const [what, load] of Object.entries(loads)) {
    process.stderr.write(`${what}\n`);
    costs.push({ what, floor: await floor.spends(load, count), emulator: await emulator.spends(load, count) });
  }
  return costs;
}

/** A server in a process of its own, and an app on it. */
class Served {
  private constructor(
    readonly server: ClientProcess,
    readonly app: SlackApp,
    readonly env: Readonly<Record<string, string>>,
  ) {}

  static async by(program: string): Promise<Served> {
    const server = new ClientProcess(program, {});
    const env = stringsOf(await server.ask('where', LIMIT_MS));
    const app = new SlackApp(env);
    await app.connect();
    return new Served(server, app, env);
  }

  async spends(load: Load, count: number): Promise<Spent> {
    await load(this, Math.min(WARM_UP, count));
    const before = await this.server.report();
    const began = performance.now();
    await load(this, count);
    const wallUs = ((performance.now() - began) * 1_000) / count;
    const after = await this.server.report();
    return { cpuUs: (after.cpuUs - before.cpuUs) / count, wallUs };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.app.close();
    await this.server.end();
  }
}

type Load = (served: Served, count: number) => Promise<unknown>;

const loads: Readonly<Record<string, Load>> = {
  'envelope: an event, acked': ({ server }, count) => server.ask(`event ${count}`, LIMIT_MS),
  'envelope: a command, acked': ({ server }, count) => server.ask(`command ${count}`, LIMIT_MS),
  'call: auth.test': ({ app }, count) => app.repeat('auth.test', {}, count),
  'call: users.info': ({ app, env }, count) => app.repeat('users.info', { user: env['SLACK_USER'] }, count),
  'call: chat.postMessage, and its event, acked': ({ app, env }, count) =>
    app.repeat('chat.postMessage', { channel: env['SLACK_CHANNEL'], text: 'Up' }, count),
};
