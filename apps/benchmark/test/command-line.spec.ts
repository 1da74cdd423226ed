import { expect, test } from '@jest/globals';
import { readArguments, UsageError } from '../src/command-line.js';
import { LOAD_KINDS } from '../src/load-kind.js';
import { SCENARIO_NAMES } from '../src/scenarios/scenario.js';

test('without arguments everything is measured', () => {
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

test('--quick measures every scenario with less, and gives way to what is asked for', () => {
  const usual = readArguments([]);
  const quick = readArguments(['--quick', '--rounds', '4']);
  expect(quick).toMatchObject({ quick: true, scenarios: SCENARIO_NAMES, rounds: 4 });
  expect(quick?.envelopes).toBeLessThan(usual?.envelopes ?? 0);
  expect(quick?.soakEnvelopes).toBeLessThan(usual?.soakEnvelopes ?? 0);
});

test('a client or a kind alone means what an envelope costs it', () => {
  expect(
    readArguments(['--only', 'bolt', '--only', 'nest-slack', '--kind', 'message', '--handlers', '100']),
  ).toMatchObject({ scenarios: ['cost'], clients: ['nest-slack', 'bolt'], kinds: ['message'], handlers: [100] });
  expect(readArguments(['--only', 'bolt', '--scenario', 'boot'])).toMatchObject({ scenarios: ['boot'] });
});

test('--check and --record are tasks of their own', () => {
  expect(readArguments(['--check'])?.task).toBe('check');
  expect(readArguments(['--record'])?.task).toBe('record');
});

test('--help is a wish for help', () => {
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
])('%j is refused in words', (argv, words) => {
  expect(() => readArguments(argv)).toThrow(UsageError);
  expect(() => readArguments(argv)).toThrow(words);
});
