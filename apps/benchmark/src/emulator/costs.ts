import { ClientProcess } from '../client-process.js';
import { readStrings } from './read-numbers.js';
import { SlackApp } from './slack-app.js';

/** Lets the compiler optimize before the measurement. */
const WARM_UP = 5_000;
const LIMIT_MS = 120_000;

/** The cost of one operation in the local Slack and in a minimal server. */
export interface Cost {
  readonly what: string;
  readonly emulator: Spent;
  readonly floor: Spent;
}

/** The cost of one operation in the server's process. */
export interface Spent {
  readonly cpuUs: number;
  readonly wallUs: number;
}

/** Measures envelopes and API calls, with the app in this process and each server in a separate one. */
export async function measureCosts(count: number): Promise<Cost[]> {
  await using emulator = await ConnectedServer.start('emulator');
  await using floor = await ConnectedServer.start('emulator-floor');
  const costs: Cost[] = [];
  for (const [what, load] of Object.entries(loads)) {
    process.stderr.write(`${what}\n`);
    costs.push({ what, floor: await floor.measure(load, count), emulator: await emulator.measure(load, count) });
  }
  return costs;
}

/** A server in a separate process, and an app connected to it. */
class ConnectedServer {
  private constructor(
    readonly server: ClientProcess,
    readonly app: SlackApp,
    readonly env: Readonly<Record<string, string>>,
  ) {}

  static async start(program: string): Promise<ConnectedServer> {
    const server = new ClientProcess(program, {});
    const env = readStrings(await server.ask('where', LIMIT_MS));
    const app = new SlackApp(env);
    await app.connect();
    return new ConnectedServer(server, app, env);
  }

  async measure(load: Load, count: number): Promise<Spent> {
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

type Load = (server: ConnectedServer, count: number) => Promise<unknown>;

const loads: Readonly<Record<string, Load>> = {
  'envelope: an event, acked': ({ server }, count) => server.ask(`event ${count}`, LIMIT_MS),
  'envelope: a command, acked': ({ server }, count) => server.ask(`command ${count}`, LIMIT_MS),
  'call: auth.test': ({ app }, count) => app.repeat('auth.test', {}, count),
  'call: users.info': ({ app, env }, count) => app.repeat('users.info', { user: env['SLACK_USER'] }, count),
  'call: chat.postMessage, and its event, acked': ({ app, env }, count) =>
    app.repeat('chat.postMessage', { channel: env['SLACK_CHANNEL'], text: 'Up' }, count),
};
