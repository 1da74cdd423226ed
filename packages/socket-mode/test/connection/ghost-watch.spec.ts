import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ConnectionNotice } from '../../src/connection/connection-event.js';
import { ForeignConnectionMonitor } from '../../src/connection/foreign-connection-monitor.js';

describe('sockets that Slack counts and nobody here has', () => {
  let now = 0;
  let told: ConnectionNotice[] = [];
  let watch: ForeignConnectionMonitor;
  beforeEach(() => {
    now = 0;
    told = [];
    watch = new ForeignConnectionMonitor(
      notice => told.push(notice),
      () => now,
    );
  });

  it('are told once, however their number changes, and that they are gone', () => {
    for (const slackCounts of [2, 3, 4, null, 3]) watch.compare(slackCounts, 2);
    expect(told).toEqual([{ kind: 'ghosts', slackCounts: 3, ownCount: 2 }]);
    watch.compare(2, 2);
    watch.compare(1, 2);
    expect(told).toEqual([{ kind: 'ghosts', slackCounts: 3, ownCount: 2 }, { kind: 'ghosts_gone' }]);
    watch.compare(4, 2);
    expect(told).toHaveLength(3);
  });

  it('are not taken for those of ours that ended a short while ago', () => {
    watch.gone();
    now = 60_000;
    watch.gone();
    watch.compare(3, 1);
    expect(told).toEqual([]);
    now = 120_000;
    watch.compare(3, 1);
    expect(told).toEqual([{ kind: 'ghosts', slackCounts: 3, ownCount: 1 }]);
  });

  it('are not gone as long as they may be among those that ended', () => {
    watch.compare(3, 2);
    watch.gone();
    watch.compare(3, 2);
    watch.compare(4, 2);
    expect(told).toHaveLength(1);
  });
});
