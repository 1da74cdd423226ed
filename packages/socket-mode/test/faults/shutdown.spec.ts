import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { bundle, canBeInit, Child } from '../support/child-process.js';

/** A process starts slowly on a busy machine. */
const LIMIT_MS = 30_000;
/** An attempt that is not aborted still runs long after the process should have ended. */
const NO_LIMIT = { urlMs: 600_000, dialMs: 600_000, helloMs: 600_000 };
const HELD = ['U0', 'command', 'submission', 'suggestion', 'click', 'shortcut', 'message shortcut'];

// A signal does not kill process 1 of a container, which has to exit itself.
const ways = [['', false], ...(canBeInit ? ([[' as the first process of a container', true]] as const) : [])] as const;

describe.each(ways)('SIGTERM to a bot%s', (_way, asInit) => {
  let script: string;
  let slack: SlackEmulator;
  let closes: unknown[];
  let opens: number;
  beforeAll(async () => {
    script = await bundle('held.program.ts');
  });
  beforeEach(async () => {
    slack = await SlackEmulator.start({ redeliveryDelaysMs: [] });
    closes = [];
    opens = 0;
    slack.on('api_call', ({ method }) => void (method === 'apps.connections.open' && (opens += 1)));
    slack.on('connection', ({ close }) => void (close && closes.push(close.code)));
  });
  afterEach(() => slack.close());

  const run = (options: object = {}, held: readonly string[] = HELD) =>
    new Child(script, [], { ...slack.env, HELD: held.join(','), OPTIONS: JSON.stringify(options) }, asInit);
  const saying = (child: Child, word: string) =>
    slack.waitFor(
      `"${word}" of the process, which said ${child.output}`,
      () => child.output.includes(word) || undefined,
      {
        timeoutMs: LIMIT_MS,
      },
    );
  /** Both sockets have closed with code 1000. */
  const goodbyes = async () => {
    await slack.waitFor('both goodbyes', () => closes.length === 2 || undefined);
    expect(closes).toEqual([1000, 1000]);
  };
  /** By the signal itself, unless the process is process 1 of a container. */
  const byItself = asInit ? { code: 0, signal: null } : { code: null, signal: 'SIGTERM' };

  it(
    'completes handlers of every kind: all acks arrive, every socket closes with 1000, and nothing stays open',
    async () => {
      await using child = run();
      await saying(child, 'up\n');
      await slack.waitForConnections(2);
      const ann = slack.user('ann');
      await ann.command('/form');
      const form = await slack.waitForView(ann);
      await ann.command('/panel');
      const panel = await slack.waitForMessage('Panel');
      const exchanges = [
        slack.deliverEvent({ type: 'team_join', user: { id: 'U0' } }),
        ann.command('/do', 'command'),
        ann.submit(form, { title: 'Lamp' }),
        ann.shortcut('shortcut'),
        ann.suggest(panel, 'menu', 'o'),
        ann.click(panel, 'button'),
        ann.messageShortcut('message_shortcut', panel),
      ];
      for (const name of HELD) await saying(child, `begun ${name}\n`);
      child.signal('SIGTERM');
      for (const { ack } of await Promise.all(exchanges)) expect(ack).toMatchObject({ status: 'in_time' });
      expect(await child.end(LIMIT_MS)).toMatchObject({
        ...byItself,
        output: expect.stringContaining('down by SIGTERM'),
      });
      expect(child.output.includes('pid 1\n')).toBe(asInit);
      await goodbyes();
    },
    LIMIT_MS,
  );

  it(
    'has no further effect when sent twice',
    async () => {
      await using child = run();
      await saying(child, 'up\n');
      await slack.waitForConnections(2);
      const exchange = slack.user('ann').command('/do', 'command');
      await saying(child, 'begun command\n');
      child.signal('SIGTERM');
      await slack.waitForConnections(1);
      child.signal('SIGTERM');
      expect((await exchange).message?.text).toBe('Did command.');
      expect(await child.end(LIMIT_MS)).toMatchObject(byItself);
      await goodbyes();
    },
    LIMIT_MS,
  );

  it.each([
    ['while it asks for a URL', () => slack.faults.refuseNextOpens(1_000, { instead: 'hang' }), () => opens],
    ['while it dials', () => slack.faults.rejectUpgrades(1_000, 'hang'), () => slack.openSockets.webSocket],
    ['while it waits for hello', () => slack.faults.mute(), () => slack.openSockets.webSocket],
    ['while it backs off', () => slack.faults.refuseNextOpens(1_000, { status: 500 }), () => opens],
    ['while Slack has it wait', () => slack.faults.refuseNextOpens(1_000, { retryAfterSeconds: 600 }), () => opens],
  ])(
    'ends it even %s',
    async (_when, breakIt, progress) => {
      breakIt();
      await using child = run({ connectionLimits: NO_LIMIT });
      await saying(child, 'made\n');
      await slack.waitFor('it to connect', () => progress() > 0 || undefined, { timeoutMs: LIMIT_MS });
      child.signal('SIGTERM');
      expect(await child.end(LIMIT_MS)).toMatchObject(byItself);
      await slack.waitForConnections(0);
    },
    LIMIT_MS,
  );

  it(
    'ends it while a Web API call of a handler is rate-limited: the wait ends with the drain',
    async () => {
      slack.faults.refuseNextCalls('views.open', 10, { retryAfterSeconds: 600 });
      await using child = run({ drainTimeoutMs: 300 });
      await saying(child, 'up\n');
      const exchange = slack.user('ann').command('/form');
      await slack.waitForApiCall('views.open');
      child.signal('SIGTERM');
      expect((await exchange).message?.text).toContain('I am just being restarted');
      expect(await child.end(LIMIT_MS)).toMatchObject(byItself);
    },
    LIMIT_MS,
  );

  it(
    'loses no ack during a refresh, on the old socket or the new one',
    async () => {
      await using child = run({ connections: 1 });
      await saying(child, 'up\n');
      const old = slack.user('ann').command('/do', 'command');
      await saying(child, 'begun command\n');
      await slack.faults.refresh({ closeAfterMs: 5_000 });
      await slack.waitForConnections(2);
      const fresh = slack.deliver({ type: 'slash_commands', payload: { command: '/do', text: 'U0' }, connection: 1 });
      await saying(child, 'begun U0\n');
      child.signal('SIGTERM');
      for (const { ack } of await Promise.all([old, fresh])) expect(ack).toMatchObject({ status: 'in_time' });
      expect(await child.end(LIMIT_MS)).toMatchObject(byItself);
      await goodbyes();
    },
    LIMIT_MS,
  );
});
