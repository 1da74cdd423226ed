import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { formatArguments, readArguments, UsageError } from '../src/command-line.js';

describe('the command line', () => {
  it('parses all options', () => {
    const argv = '--minutes 1.5 --rate 20 --fault-every 500ms --connections 3 --seed 7 --out /tmp/there'.split(' ');
    expect(readArguments(argv)).toEqual({
      seed: 7,
      durationMs: 90_000,
      rate: 20,
      faultEveryMs: 500,
      connections: 3,
      folder: '/tmp/there',
    });
  });

  it('has defaults and a random seed', () => {
    expect(readArguments([])).toMatchObject({ durationMs: 300_000, rate: 100, faultEveryMs: 1_000, connections: 2 });
    expect(readArguments([])?.seed).not.toBe(readArguments([])?.seed);
  });

  it('chooses a new folder for each run without creating it', () => {
    const { folder = '' } = readArguments([]) ?? {};
    expect(folder).toMatch(/nest-slack-soak-/);
    expect(folder).not.toBe(readArguments([])?.folder);
    expect(existsSync(folder)).toBe(false);
  });

  it('formats arguments that repeat a run', () => {
    const settings = readArguments('--minutes 0.5 --rate 20 --fault-every 250ms --seed 7 --out /tmp/there'.split(' '));
    if (settings === null) throw new Error('The arguments were not parsed.');
    expect(readArguments([...formatArguments(settings).split(' '), '--out', '/tmp/there'])).toEqual(settings);
  });

  it('reads an interval without unit as seconds', () => {
    expect(readArguments(['--fault-every', '2'])).toMatchObject({ faultEveryMs: 2_000 });
  });

  it('returns null for --help', () => {
    expect(readArguments(['--help'])).toBeNull();
  });

  it.each([
    [['--rate', '0'], "--rate is '0', but must be a whole number from 1 to 1000."],
    [['--rate', '-5'], "--rate is '-5', but must be a whole number from 1 to 1000."],
    [['--minutes', 'ten'], "--minutes is 'ten', but must be a number from 0.1 to 1440."],
    [['--fault-every', '1 week'], "--fault-every is '1 week', but must be a time from 50ms to 60m"],
    [['--connections', '11'], "--connections is '11', but must be a whole number from 1 to 10."],
    [['--seed', '-1'], '--seed'],
    [['--sed', '1'], "Unknown option '--sed'"],
    [['hour'], "Unexpected argument 'hour'"],
  ])('rejects %j', (argv, message) => {
    expect(() => readArguments(argv)).toThrow(UsageError);
    expect(() => readArguments(argv)).toThrow(message);
  });
});
