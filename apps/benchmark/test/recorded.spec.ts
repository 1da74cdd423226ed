import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { decaysOf, readRecorded, writeRecorded } from '../src/check/recorded.js';
import { thisMachine } from '../src/results/machine.js';

describe('the guard against decay', () => {
  const recorded = { machine: 'one', ratios: { bare: 1.4, enhanced: 2 } };

  test('a fifth more is let pass', () => {
    expect(decaysOf({ bare: 1.4 * 1.19, enhanced: 1.5 }, recorded)).toEqual([]);
  });

  test('what is worse by more is named, with both ratios', () => {
    expect(decaysOf({ bare: 1.4, enhanced: 2.5 }, recorded)).toEqual([
      { what: 'enhanced', why: 'is 2.50 × floor, 25 % more than the recorded 2.00' },
    ]);
  });

  test('what was never recorded does not pass', () => {
    expect(decaysOf({ new: 1 }, recorded)).toMatchObject([{ what: 'new' }]);
  });
});

describe('recorded ratios', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recorded-'));
  const file = join(folder, 'recorded.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  test('what is written is read again', () => {
    writeRecorded(file, { bare: 1.23456 }, thisMachine());
    expect(readRecorded(file).ratios).toEqual({ bare: 1.235 });
  });

  test('what holds no ratios is refused in words', () => {
    writeFileSync(file, '{"ratios":{"bare":"much"}}');
    expect(() => readRecorded(file)).toThrow('holds no recorded ratios');
  });
});
