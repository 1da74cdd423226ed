import { expect, test } from '@jest/globals';
import { Progress, formatDuration } from '../src/progress.js';

test('estimates the remaining time from the pace of finished jobs', async () => {
  let clock = 0;
  const reports: string[] = [];
  const job = (label: string, tookMs: number) => ({
    label,
    estimatedMs: 10_000,
    run: async () => {
      clock += tookMs;
    },
  });
  const jobs = [job('one', 20_000), job('two', 20_000), job('three', 20_000)];
  await new Progress(
    jobs,
    report => reports.push(report),
    () => clock,
  ).run();
  expect(reports).toEqual(['[1/3, about 30 s left] one', '[2/3, about 40 s left] two', '[3/3, about 20 s left] three']);
});

const createJob = (label: string, run: () => void) => ({ label, estimatedMs: 1, run: async () => run() });

test('runAll() continues after a failed job, run() does not', async () => {
  const done: string[] = [];
  const broken = createJob('two', () => {
    throw new Error('Broken.');
  });
  const jobs = [createJob('one', () => done.push('one')), broken, createJob('three', () => done.push('three'))];
  expect(await new Progress(jobs, () => undefined).runAll()).toEqual(['two: Broken.']);
  expect(done).toEqual(['one', 'three']);

  await expect(new Progress(jobs, () => undefined).run()).rejects.toThrow('two: Broken.');
  expect(done).toEqual(['one', 'three', 'one']);
});

test('formats long durations in minutes', () => {
  expect(formatDuration(99_000)).toBe('99 s');
  expect(formatDuration(200_000)).toBe('3 min');
});
