import type { GarbageKind } from '@nest-slack/emulator';
import { anyConnection, heal, type FaultKind } from './fault-kind.js';

// Invalid and unusual frames.

const GARBAGE: readonly { readonly kind: GarbageKind; readonly weight: number }[] = (
  [
    'empty',
    'broken_json',
    'no_json',
    'null',
    'list',
    'number',
    'text',
    'empty_object',
    'unknown_type',
    'type_of_no_text',
    'disconnect_without_reason',
    'payload_without_envelope_id',
    'envelope_id_of_no_text',
    'binary',
    'binary_hello',
  ] as const
).map(kind => ({ kind, weight: 1 }));

const MEGABYTE = 2 ** 20;

/** The kinds with their weights. */
export const frameFaults: readonly FaultKind[] = [
  {
    name: 'garbage',
    weight: 4,
    begin: stage => {
      const target = anyConnection(stage);
      const { kind } = stage.chance.pick(GARBAGE);
      if (target === null) return null;
      stage.slack.faults.garbage({ kind, connection: target.index });
      return { detail: kind, harms: [], connections: [target.id], lastsMs: 0 };
    },
  },
  {
    name: 'huge frame',
    weight: 2,
    begin: stage => {
      const target = anyConnection(stage);
      const megabytes = stage.chance.between(1, 5);
      if (target === null) return null;
      const payload = { filler: 'x'.repeat(megabytes * MEGABYTE) };
      void stage.slack.deliver({ type: 'from_the_future', payload, connection: target.index });
      return { detail: `${megabytes} MB`, harms: [], connections: [target.id], lastsMs: 0 };
    },
  },
  {
    name: 'fragments',
    weight: 3,
    begin: stage => {
      const target = anyConnection(stage);
      const pieces = stage.chance.between(2, 8);
      const pings = stage.chance.happens(0.5);
      const lastsMs = stage.chance.between(1_000, 8_000);
      if (target === null) return null;
      stage.slack.faults.fragment({ connection: target.index, pieces, pings });
      const detail = `${pieces} a frame${pings ? ', with pings between,' : ''} for ${lastsMs} ms`;
      return { detail, harms: [], connections: [target.id], lastsMs, end: () => heal(stage, target.id) };
    },
  },
  {
    name: 'duplicates',
    weight: 6,
    begin: ({ slack, chance }) => {
      const times = chance.skewed(1, 100);
      const as = chance.happens(0.5) ? 'new_envelope' : 'same_envelope';
      slack.faults.duplicateNext(times, { as });
      return { detail: `the next ${times} on two connections, as ${as}`, harms: [], connections: [], lastsMs: 0 };
    },
  },
  {
    name: 'wrong count',
    weight: 1,
    begin: ({ slack, chance }) => {
      const by = chance.between(-1, 3);
      const lastsMs = chance.between(1_000, 10_000);
      slack.faults.miscount(by);
      const end = () => slack.faults.miscount(0);
      return { detail: `num_connections off by ${by} for ${lastsMs} ms`, harms: [], connections: [], lastsMs, end };
    },
  },
  {
    name: 'no pings',
    weight: 1,
    begin: ({ slack, chance }) => {
      const lastsMs = chance.between(1_000, 15_000);
      slack.faults.stopPings();
      const end = () => slack.faults.resumePings();
      return { detail: `of Slack's for ${lastsMs} ms`, harms: [], connections: [], lastsMs, end };
    },
  },
];
