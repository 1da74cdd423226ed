import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { drawChart } from '../src/chart/chart.js';
import { createChartData } from '../src/chart/chart-data.js';
import { spreadLabels } from '../src/chart/label-positions.js';
import type { Measurement } from '../src/measuring/measure.js';
import { describeMachine } from '../src/results/machine.js';

const run = (cpuUs: number): Measurement => ({
  cpuUs,
  loadCpuUs: 5,
  wallUs: 20,
  p50Ms: 1,
  p99Ms: 3,
  idleMb: 60,
  loadedMb: 70,
  helloMs: 200,
  envelopes: 1_000,
});

describe('the chart', () => {
  test('is well-formed XML for arbitrary names', () => {
    const name = fc.string({ unit: 'grapheme' });
    const points = fc.array(
      fc.record({ handlers: fc.constantFrom(1, 10, 10_000), cpuUs: fc.double({ min: 1, max: 1e5, noNaN: true }) }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(fc.array(fc.record({ title: name, points }), { maxLength: 9 }), name, (series, machine) => {
        const svg = drawChart({ series, machine });
        expect(svg).not.toContain('NaN');
        expect(findUnbalancedTags(svg)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('contains the clients with their figures, and the machine', () => {
    const svg = drawChart({
      series: [{ title: 'guard & pipe', points: [{ handlers: 1, cpuUs: 12.34 }] }],
      machine: 'A machine, 2 cores',
    });
    expect(svg).toContain('guard &amp; pipe, 12.3');
    expect(svg).toContain('A machine, 2 cores');
    expect(svg).toContain('prefers-color-scheme:dark');
  });

  test('shows only the medians of commands', () => {
    const bolt = { client: 'bolt', handlers: 1 } as const;
    const { series } = createChartData(
      [
        { ...bolt, kind: 'command', runs: [run(80), run(90), run(300)] },
        { ...bolt, kind: 'message', runs: [run(500)] },
      ],
      describeMachine(),
    );
    expect(series).toEqual([{ title: '@slack/bolt', points: [{ handlers: 1, cpuUs: 90 }] }]);
  });
});

describe('labels', () => {
  test('do not overlap, and keep positions that need no change', () => {
    const GAP = 10;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 9 }), wanted => {
        const positions = spreadLabels(wanted, GAP, 300).toSorted((one, other) => one - other);
        expect(positions.every((position, index) => index === 0 || position - (positions[index - 1] ?? 0) >= GAP)).toBe(
          true,
        );
        expect(positions.every(position => position >= 0 && position <= 300)).toBe(true);
      }),
    );
    expect(spreadLabels([100, 20, 60], GAP, 300)).toEqual([100, 20, 60]);
  });
});

/** Returns unbalanced tags. */
function findUnbalancedTags(xml: string): string[] {
  const open: string[] = [];
  for (const [, end, name = '', alone] of xml.matchAll(/<(\/?)([a-z]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (alone === '/') continue;
    if (end !== '/') open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  const left = xml.replaceAll(/<(\/?)([a-z]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g, '');
  if (/[<>]/.test(left) || /&(?!amp;|lt;|gt;|quot;|#39;)/.test(left)) open.push(left);
  return open;
}
