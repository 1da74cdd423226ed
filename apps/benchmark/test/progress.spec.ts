import { expect, test } from '@jest/globals';
import { Progress, timeText } from '../src/progress.js';

test('what is left is told by the pace of what was done', async () => {
  let clock = 0;
  const lines: string[] = [];
  const job = (label: string, tookMs: number) => ({
    label,
    meantMs: 10_000,
    run: async () => {
      clock += tookMs;
    },
  });
  const jobs = [job('one', 20_000), job('two', 20_000), job('three', 20_000)];
  await new Progress(
    jobs,
    line => lines.push(line),
    () => clock,
  ).run();
  expect(lines).toEqual(['[1/3, about 30 s left] one', '[2/3, about 40 s left] two', '[3/3, about 20 s left] three']);
});

const jobOf = (label: string, run: () => void) => ({ label, meantMs: 1, run: async () => run() });

test('a job that fails is passed over where others are worth having, and ends the rest where not', async () => {
  const done: string[] = [];
  const broken = jobOf('two', () => {
    throw new Error('It burns.');
  });
  const jobs = [jobOf('one', () => done.push('one')), broken, jobOf('three', () => done.push('three'))];
  expect(await new Progress(jobs, () => undefined).runAll()).toEqual(['two: It burns.']);
  expect(done).toEqual(['one', 'three']);

  await expect(new Progress(jobs, () => undefined).run()).rejects.toThrow('two: It burns.');
  expect(done).toEqual(['one', 'three', 'one']);
});

test('long times are told in minutes', () => {
  expect(timeText(99_000)).toBe('99 s');
  expect(timeText(200_000)).toBe('3 min');
});
