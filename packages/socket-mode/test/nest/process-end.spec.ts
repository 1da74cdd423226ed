import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { bundle, Child } from '../support/child-process.js';
import { waysIn } from '../support/ways-in.js';

const ways = waysIn.map(([name], number) => [name, String(number)] as const);
/** A process starts slowly on a busy machine. */
const LIMIT_MS = 20_000;

describe('a process with a bot', () => {
  let script: string;
  let slack: SlackEmulator;
  beforeAll(async () => {
    script = await bundle('serving.program.ts');
  });
  beforeEach(async () => {
    slack = await SlackEmulator.start();
  });
  afterEach(() => slack.close());

  const saying = (child: Child, word: string) =>
    slack.waitFor(`"${word}" of the process`, () => child.output.includes(word) || undefined, { timeoutMs: LIMIT_MS });

  it.each(ways)(
    'finishes its handlers on SIGTERM before other providers close, when created by %s',
    async (_name, way) => {
      await using child = new Child(script, [way, 'signal'], slack.env);
      await saying(child, 'up\n');
      const working = slack.user('ann').command('/work');
      await saying(child, 'working\n');
      child.signal('SIGTERM');
      expect((await working).message?.text).toBe('done');
      expect(await child.end()).toEqual({
        code: null,
        signal: 'SIGTERM',
        output: 'up\nworking\nworked\ndatabase closed\n',
      });
    },
    LIMIT_MS,
  );

  it(
    'exits when its app is closed: nothing stays open',
    async () => {
      await using child = new Child(script, ['1', 'done'], slack.env);
      await saying(child, 'up\n');
      expect((await slack.user('ann').command('/work')).message?.text).toBe('done');
      expect(await child.end()).toEqual({
        code: 0,
        signal: null,
        output: 'up\nworking\nworked\ndatabase closed\nclosed\n',
      });
    },
    LIMIT_MS,
  );

  it.each(ways.filter((_way, number) => number % 3 === 0))(
    'exits when Slack rejects its token, created by %s: nothing stays open',
    async (_name, way) => {
      slack.faults.refuseNextOpens(10, { error: 'invalid_auth' });
      await using child = new Child(script, [way, 'done'], slack.env);
      const { code, output } = await child.end(LIMIT_MS);
      expect(code).toBe(0);
      expect(output).toContain('down: Slack refused to open a connection: invalid_auth.');
    },
    LIMIT_MS,
  );

  it(
    'exits when Slack rejects one of its apps: the others are closed',
    async () => {
      await using child = new Child(script, ['0', 'done'], { ...slack.env, OTHER_APP_TOKEN: 'xapp-nobody-knows' });
      expect(await child.end(LIMIT_MS)).toMatchObject({ code: 0, output: expect.stringContaining('down: ') });
    },
    LIMIT_MS,
  );
});
