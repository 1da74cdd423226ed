import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Deferred } from '../../../core/src/time/deferred.js';
import { OverloadMonitor, type OverloadNotice } from '../../../core/src/dispatch/overload-monitor.js';

describe('OverloadMonitor', () => {
  let told: OverloadNotice[];
  let lines: string[];
  let overload: OverloadMonitor;
  const kinds = () => told.map(({ kind }) => kind);

  beforeEach(() => {
    jest.useFakeTimers();
    told = [];
    lines = [];
    const tell = (notice: OverloadNotice, { text }: { text: string }) => {
      told.push(notice);
      lines.push(text);
    };
    overload = new OverloadMonitor({ max: 1, maxQueued: 1 }, tell, 10_000);
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('starts an overload at the first rejection and ends it after a period without any', () => {
    expect(overload.isOn).toBe(false);
    overload.busy();
    overload.refused();
    jest.advanceTimersByTime(9_000);
    overload.refused();
    overload.lost();
    jest.advanceTimersByTime(9_000);
    expect(overload.isOn).toBe(true);
    expect(kinds()).toEqual(['overloaded']);
    jest.advanceTimersByTime(1_000);
    expect(overload.isOn).toBe(false);
    expect(told[1]).toMatchObject({ kind: 'overload_over', afterMs: 9_000, busy: 1, refused: 2, lost: 1, late: 0 });
    expect(lines[1]).toBe(
      'The overload ended after 9.0 s. Affected: 1 event, left to Slack to deliver again; 1 event, lost: Slack does ' +
        'not deliver them again; 1 command or click, answered with texts.busy.',
    );
    expect(jest.getTimerCount()).toBe(0);
  });

  it('continues while an event waits past its deadline, and for the quiet period after it', async () => {
    const turn = new Deferred<void>();
    const late = overload.late(turn.promise);
    jest.advanceTimersByTime(60_000);
    expect(overload.isOn).toBe(true);
    turn.resolve();
    await late;
    jest.advanceTimersByTime(9_000);
    expect(overload.isOn).toBe(true);
    jest.advanceTimersByTime(11_000);
    expect(overload.isOn).toBe(false);
    // The duration runs to the end of the wait and excludes the quiet period.
    expect(told[1]).toMatchObject({ kind: 'overload_over', late: 1, afterMs: 60_000 });
  });

  it('resets its counts when an overload starts again', () => {
    overload.busy();
    jest.advanceTimersByTime(10_000);
    overload.busy();
    jest.advanceTimersByTime(10_000);
    expect(kinds()).toEqual(['overloaded', 'overload_over', 'overloaded', 'overload_over']);
    expect(told[3]).toMatchObject({ busy: 1, afterMs: 0 });
    expect(lines[3]).toMatch(/^The overload ended after less than a second\. Affected: 1 command or click/);
  });

  it('ends on shutdown and leaves no timer', () => {
    overload.busy();
    overload.stop();
    expect(kinds()).toEqual(['overloaded', 'overload_over']);
    expect(jest.getTimerCount()).toBe(0);
    overload.busy();
    overload.stop();
    expect(told).toHaveLength(2);
    expect(jest.getTimerCount()).toBe(0);
  });
});
