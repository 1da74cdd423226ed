import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ConnectionEvent } from '../../src/connection/connection-event.js';
import { ForeignConnectionMonitor } from '../../src/connection/foreign-connection-monitor.js';

describe('ForeignConnectionMonitor', () => {
  let now = 0;
  let told: ConnectionEvent[] = [];
  let watch: ForeignConnectionMonitor;
  beforeEach(() => {
    now = 0;
    told = [];
    watch = new ForeignConnectionMonitor(
      notice => told.push(notice),
      () => now,
    );
  });

  it('reports foreign connections once, and reports when they are gone', () => {
    for (const slackCounts of [2, 3, 4, null, 3]) watch.checkCount(slackCounts, 2);
    expect(told).toEqual([{ kind: 'ghosts', slackCounts: 3, ownCount: 2 }]);
    watch.checkCount(2, 2);
    watch.checkCount(1, 2);
    expect(told).toEqual([{ kind: 'ghosts', slackCounts: 3, ownCount: 2 }, { kind: 'ghosts_gone' }]);
    watch.checkCount(4, 2);
    expect(told).toHaveLength(3);
  });

  it('does not report own sockets that closed recently', () => {
    watch.onSocketClosed();
    now = 60_000;
    watch.onSocketClosed();
    watch.checkCount(3, 1);
    expect(told).toEqual([]);
    now = 120_000;
    watch.checkCount(3, 1);
    expect(told).toEqual([{ kind: 'ghosts', slackCounts: 3, ownCount: 1 }]);
  });

  it('does not report them gone while recently closed sockets could explain the count', () => {
    watch.checkCount(3, 2);
    watch.onSocketClosed();
    watch.checkCount(3, 2);
    watch.checkCount(4, 2);
    expect(told).toHaveLength(1);
  });
});
