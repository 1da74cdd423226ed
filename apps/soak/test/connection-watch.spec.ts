import { expect, it } from '@jest/globals';
import { FaultLog, type Fault } from '../src/faults/fault-log.js';
import { ConnectionWatch } from '../src/watch/connection-watch.js';
import { Stalls } from '../src/watch/stalls.js';

/** Ended by Slack, as announced or not. */
const a = { id: 'a', openedAt: 0, close: { by: 'slack', code: 1000, clean: true, at: 0 } } as const;

function startWatch() {
  const stalls = new Stalls();
  const book = new FaultLog(stalls);
  const watch = new ConnectionWatch(book);
  watch.start();
  const fault = (harm: Fault['harms'][number], from: number, until: number, ...connections: string[]) =>
    book.note({ name: harm, detail: '', harms: [harm], from, until, connections });
  return { stalls, watch, fault };
}

it('has no gap when the replacement opens before the end', () => {
  const { watch, fault } = startWatch();
  watch.opened('a', 0);
  fault('announced', 1_000, 2_000, 'a');
  watch.opened('b', 1_100);
  watch.ended(a, 2_000);
  watch.stop(3_000);
  expect([watch.maxGapMs(), watch.count, watch.maxCount, watch.refreshes]).toEqual([0, 1, 2, 1]);
});

it('blames the bot for a gap that only an announced end caused', () => {
  const { watch, fault } = startWatch();
  watch.opened('a', 0);
  fault('announced', 1_000, 2_000, 'a');
  watch.ended(a, 2_000);
  watch.opened('b', 2_040);
  expect(watch.gaps).toEqual([{ from: 2_000, until: 2_040, cause: 'refresh' }]);
  expect(watch.maxGapMs('refresh')).toBe(40);
});

it('excuses a gap during another fault', () => {
  const { watch, fault } = startWatch();
  watch.opened('a', 0);
  fault('announced', 1_000, 2_000, 'a');
  fault('opening', 1_200, 5_000);
  watch.ended(a, 2_000);
  watch.opened('b', 6_000);
  expect([watch.maxGapMs('refresh'), watch.maxGapMs('fault'), watch.refreshes]).toEqual([0, 4_000, 0]);
});

it('excuses a gap during a stall of the bot', () => {
  const { watch, fault, stalls } = startWatch();
  watch.opened('a', 0);
  fault('announced', 1_000, 2_000, 'a');
  stalls.note({ from: 1_100, until: 1_900 });
  watch.ended(a, 2_000);
  watch.opened('b', 2_100);
  expect([watch.maxGapMs('refresh'), watch.maxGapMs('stall')]).toEqual([0, 100]);
});

it('records a gap that lasts until the end', () => {
  const { watch, fault } = startWatch();
  watch.opened('a', 0);
  fault('cut', 1_000, 2_000, 'a');
  watch.ended(a, 1_000);
  watch.stop(4_000);
  expect(watch.gaps).toEqual([{ from: 1_000, until: 4_000, cause: 'fault' }]);
});

it('does not excuse a bot that closes before it has a replacement', () => {
  const { watch, fault, stalls } = startWatch();
  watch.opened('a', 0);
  fault('announced', 1_000, 2_000, 'a');
  fault('opening', 500, 5_000, 'b');
  stalls.note({ from: 1_000, until: 1_010 });
  watch.ended({ ...a, close: { ...a.close, by: 'app' } }, 1_005);
  watch.opened('b', 1_020);
  expect(watch.gaps).toEqual([{ from: 1_005, until: 1_020, cause: 'refresh' }]);
});
