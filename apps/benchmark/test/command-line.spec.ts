import { expect, test } from '@jest/globals';
import { readArguments, UsageError } from '../src/command-line.js';
import { LOAD_KINDS } from '../src/load-kind.js';
import { SCENARIO_NAMES } from '../src/scenarios/scenario.js';

test('measures everything without arguments', () => {
  expect(readArguments([])).toMatchObject({
    task: 'measure',
    quick: false,
    scenarios: SCENARIO_NAMES,
    kinds: LOAD_KINDS,
    handlers: [1, 10, 100, 1_000, 10_000],
    rounds: 3,
    publish: false,
  });
});

test('--quick measures every scenario with less load, and explicit options override it', () => {
  const defaults = readArguments([]);
  const quick = readArguments(['--quick', '--rounds', '4']);
  expect(quick).toMatchObject({ quick: true, scenarios: SCENARIO_NAMES, rounds: 4 });
  expect(quick?.envelopes).toBeLessThan(defaults?.envelopes ?? 0);
  expect(quick?.soakEnvelopes).toBeLessThan(defaults?.soakEnvelopes ?? 0);
});

test('--only or --kind without --scenario selects the scenario cost', () => {
  expect(
    readArguments(['--only', 'bolt', '--only', 'nest-slack', '--kind', 'message', '--handlers', '100']),
  ).toMatchObject({ scenarios: ['cost'], clients: ['nest-slack', 'bolt'], kinds: ['message'], handlers: [100] });
  expect(readArguments(['--only', 'bolt', '--scenario', 'boot'])).toMatchObject({ scenarios: ['boot'] });
});

test('--check and --record are separate tasks', () => {
  expect(readArguments(['--check'])?.task).toBe('check');
  expect(readArguments(['--record'])?.task).toBe('record');
});

test('returns null for --help', () => {
  expect(readArguments(['--help'])).toBeNull();
});

test.each([
  [['--only', 'slack'], /--only is 'slack', but must be one of: floor, nest-slack,/],
  [['--only', 'nest-empty'], /--only is 'nest-empty', but must be one of: floor, nest-slack,/],
  [['--kind', 'events'], /--kind is 'events', but must be one of: command,/],
  [['--scenario', 'speed'], /--scenario is 'speed', but must be one of: cost,/],
  [['--rounds', '0'], /--rounds is '0', but must be a whole number above 0/],
  [['--handlers', 'many'], /--handlers is 'many', but must be a whole number above 0/],
  [['--fast'], /--fast/],
  [['--check', '--record'], /exclude each other/],
])('rejects %j with an explanation', (argv, words) => {
  expect(() => readArguments(argv)).toThrow(UsageError);
  expect(() => readArguments(argv)).toThrow(words);
});
