import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LiveBatch, LiveChangeCollector } from '../../src/live/live-changes.js';
import { LiveFeed, LiveReader, MAX_WAITING_BYTES } from '../../src/live/live-feed.js';
import { type LiveSource, createLiveSnapshot } from '../../src/live/live-snapshot.js';
import { EventLog } from '../../src/event-log/event-log.js';
import { TimelineLog } from '../../src/timeline/timeline.js';
import type { WorkspaceRegistry } from '../../src/workspace/workspace-registry.js';
import { createSnapshot, applyChanges, type SlackSnapshot } from '../../page/src/store/slack-snapshot.js';
import { actedOn, everyAct, perform, someActs, type Act } from '../support/action-scenarios.js';

function sourceOf(world: WorkspaceRegistry): LiveSource {
  const journal = new EventLog(10);
  const slack = {
    timeline: new TimelineLog(10),
    connections: [],
    time: { now: new Date(0), isFrozen: false },
    on: journal.on.bind(journal),
  };
  return { world, slack };
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

/** In an order that doesn't tell how it came to be, and without what a channel that is gone has left. */
function tidy({ workspaces, messages, entries, views, homes, ...rest }: SlackSnapshot): object {
  const channels = new Set(workspaces.flatMap(each => each.channels.map(({ id }) => id)));
  const shown = Object.entries(messages).filter(([channel, said]) => channels.has(channel) && said.length > 0);
  const there = new Set(shown.flatMap(([channel, said]) => said.map(({ ts }) => `${channel}/${ts}`)));
  return {
    ...rest,
    workspaces,
    messages: shown.toSorted(byText),
    entries: Object.entries(entries)
      .filter(([key]) => there.has(key.slice(0, key.lastIndexOf('/'))))
      .toSorted(byText),
    views: Object.entries(views)
      .filter(([, open]) => open.length > 0)
      .toSorted(byText),
    homes: Object.entries(homes).toSorted(byText),
  };
}

/** What one who reads on knows, and what a new one is told. */
interface Known {
  readonly kept: unknown;
  readonly told: unknown;
}

/** Does these acts, of which one who reads on is told some at once: up to where that is another state than a new one's. */
function follow(acts: readonly Act[], perBatch: number): Known {
  const world = actedOn([]);
  const source = sourceOf(world);
  const batch = new LiveBatch();
  const news = new LiveChangeCollector(source, (...noted) => batch.record(...noted));
  let seen = createSnapshot(createLiveSnapshot(source, 'run'));
  let known: Known = { kept: {}, told: {} };
  for (const [index, act] of acts.entries()) {
    perform(world, act);
    if ((index + 1) % perBatch > 0 && index < acts.length - 1) continue;
    seen = applyChanges(seen, batch.take());
    known = { kept: { act, ...tidy(seen) }, told: { act, ...tidy(createSnapshot(createLiveSnapshot(source, 'run'))) } };
    // What is the same text is the same, which is known at once.
    if (JSON.stringify(known.kept) !== JSON.stringify(known.told)) break;
  }
  news.end();
  return known;
}

describe('whatever is done', () => {
  it('the page that keeps up with the changes knows what a new one is told', () => {
    const { kept, told } = follow([...everyAct, ...everyAct], 1);
    expect(kept).toEqual(told);
    fc.assert(
      fc.property(someActs, fc.integer({ min: 2, max: 20 }), (acts, perBatch) => {
        const known = follow(acts, perBatch);
        expect(known.kept).toEqual(known.told);
      }),
      { numRuns: 20 },
    );
  });
});

describe('changes that are told together', () => {
  it('are the last one of each thing, and as it is when they are told', () => {
    const batch = new LiveBatch();
    let now = 1;
    batch.record('time', () => ({ kind: 'time', time: { now: 0, isFrozen: true } }));
    batch.record('message:C1:1', () => ({ kind: 'message_deleted', channel: 'C1', ts: '1' }));
    batch.record('time', () => ({ kind: 'time', time: { now, isFrozen: false } }));
    now = 2;

    expect(batch.take()).toEqual([
      { kind: 'time', time: { now: 2, isFrozen: false } },
      { kind: 'message_deleted', channel: 'C1', ts: '1' },
    ]);
    expect(batch.take()).toEqual([]);
  });
});

const next = async (lines: AsyncIterator<Buffer, unknown>): Promise<string> => String((await lines.next()).value);

describe('a reader', () => {
  it('who comes when something has just changed hears of it once: in the state', async () => {
    const world = actedOn([]);
    const feed = new LiveFeed(sourceOf(world));
    const [early, late] = [feed.read(), feed.read()];
    const [ofEarly, ofLate] = [early[Symbol.asyncIterator](), late[Symbol.asyncIterator]()];
    await next(ofEarly);
    perform(world, ['say', 1, 0]);

    expect(await next(ofLate)).toContain('say 1');
    expect(await next(ofEarly)).toContain('say 1');
    perform(world, ['say', 2, 0]);
    expect(await next(ofLate)).not.toContain('say 1');
    early.end();
    late.end();
  });

  it('who has more to hear than is kept begins again, with the state at the time of asking', async () => {
    let version = 0;
    const reader = new LiveReader(
      () => Buffer.from(`state ${(version += 1)}`),
      () => undefined,
    );
    const lines = reader[Symbol.asyncIterator]();
    const say = (text: string, changes: number): void => reader.write({ bytes: Buffer.from(text), changes });

    say('before', 1);
    expect(await next(lines)).toBe('state 1');
    say('one', MAX_WAITING_BYTES - 1);
    say('two', 1);
    expect([await next(lines), await next(lines)]).toEqual(['one', 'two']);
    say('three', MAX_WAITING_BYTES);
    say('four', 1);
    say('five', 1);
    version = 10;
    expect(await next(lines)).toBe('state 11');
    say('six', 1);
    say('seven', MAX_WAITING_BYTES - 1);
    expect([await next(lines), await next(lines)]).toEqual(['six', 'seven']);
    reader.end();
    expect((await lines.next()).done).toBe(true);
  });
});
