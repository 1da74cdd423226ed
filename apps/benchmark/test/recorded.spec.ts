import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { findRegressions, readRecorded, writeRecorded } from '../src/check/recorded.js';
import { describeMachine } from '../src/results/machine.js';

describe('findRegressions()', () => {
  const recorded = { machine: 'one', ratios: { bare: 1.4, enhanced: 2 } };

  test('accepts an increase of up to 20 %', () => {
    expect(findRegressions({ bare: 1.4 * 1.19, enhanced: 1.5 }, recorded)).toEqual([]);
  });

  test('reports larger increases with both ratios', () => {
    expect(findRegressions({ bare: 1.4, enhanced: 2.5 }, recorded)).toEqual([
      { what: 'enhanced', why: 'is 2.50 × floor, 25 % more than the recorded 2.00' },
    ]);
  });

  test('reports cases that were never recorded', () => {
    expect(findRegressions({ new: 1 }, recorded)).toMatchObject([{ what: 'new' }]);
  });
});

describe('recorded ratios', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recorded-'));
  const file = join(folder, 'recorded.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are read as written', () => {
    writeRecorded(file, { bare: 1.23456 }, describeMachine());
    expect(readRecorded(file).ratios).toEqual({ bare: 1.235 });
  });

  test('reject a file without ratios', () => {
    writeFileSync(file, '{"ratios":{"bare":"much"}}');
    expect(() => readRecorded(file)).toThrow('holds no recorded ratios');
  });
});
