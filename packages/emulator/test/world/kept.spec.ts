import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Seed } from '../../src/index.js';
import { completed } from '../../src/seed/complete-seed.js';
import { plantSeed } from '../../src/seed/plant/plant-seed.js';
import { requireSeed } from '../../src/seed/read-seed.js';
import { seedOf } from '../../src/seed/save/seed-of.js';
import type { SharedStores } from '../../src/workspace/shared-stores.js';
import type { Workspace } from '../../src/workspace/workspace.js';
import type { World } from '../../src/world/world.js';
import { actedOn, emptyWorld, everyAct, someActs } from '../support/acted-world.js';

/** Where in a seed something is kept: a part, or a member of its entries. */
type Place = keyof Seed | readonly [keyof Seed, string];

/** It has no state of its own. */
const NO_STATE = { why: 'it works on what others keep' };

/** Where the state of each store is kept, or why it is not. A new store must be entered here, or nothing compiles. */
const KEPT: Readonly<Record<keyof SharedStores | keyof Workspace, readonly Place[] | { readonly why: string }>> = {
  ids: { why: 'ids that come are new ones, and timestamps go on from the last message' },
  clock: { why: 'the time is what it is' },
  teams: ['workspaces'],
  team: ['workspaces'],
  people: ['people', ['people', 'updatedAt'], ['people', 'profile']],
  users: ['people'],
  gone: ['gone'],
  channelNames: ['channels'],
  channels: ['channels', ['channels', 'sharedWith'], ['channels', 'previousNames'], ['channels', 'isArchived']],
  lifecycle: NO_STATE,
  channelTexts: [
    ['channels', 'topic'],
    ['channels', 'purpose'],
  ],
  membership: [['channels', 'members']],
  messages: [
    'messages',
    ['messages', 'reactions'],
    ['messages', 'thread'],
    ['messages', 'edited'],
    ['messages', 'app'],
    ['messages', 'files'],
  ],
  messageEntries: { why: 'it is before those alone who entered it, until they look away' },
  streams: { why: 'nothing more comes of a stream after five minutes; its message is kept as far as it came' },
  assistantThreads: ['assistantThreads', ['assistantThreads', 'prompts']],
  views: ['homes', ['homes', 'state']],
  triggers: { why: 'they are good for seconds' },
  responseUrls: { why: 'they are good for half an hour, at an address that is another then' },
  functions: { why: 'a step ends with its token, after minutes' },
  files: ['files', ['files', 'base64'], ['files', 'remote']],
  pins: [
    ['messages', 'pinnedBy'],
    ['messages', 'pinnedAt'],
  ],
  bookmarks: [['channels', 'bookmarks']],
  reading: [
    ['channels', 'lastRead'],
    ['channels', 'closedFor'],
  ],
  scheduled: ['scheduled'],
  agentSessions: ['agentSessions'],
  calls: ['calls'],
  stars: ['stars'],
  reminders: ['reminders'],
  dnd: [['people', 'snoozedUntil']],
  usergroups: ['usergroups', ['usergroups', 'users'], ['usergroups', 'disabledAt']],
  emoji: [['workspaces', 'emoji']],
  apps: ['apps'],
  configurationTokens: { why: 'they are good for half a day' },
  linkDomains: { why: 'it is an option' },
  tell: NO_STATE,
  install: NO_STATE,
  uninstall: NO_STATE,
  revoke: NO_STATE,
  requireFree: NO_STATE,
};

/** A world that begins with what was saved of another, as a file has it. */
function begunAnew(seed: Seed): World {
  const world = emptyWorld();
  plantSeed(world, completed(requireSeed(seed), []));
  return world;
}

describe('what is saved', () => {
  it('starts the same again, whatever was done before', () => {
    fc.assert(
      fc.property(someActs, acts => {
        const saved = seedOf(actedOn(acts));

        expect(seedOf(begunAnew(saved))).toEqual(saved);
      }),
      { numRuns: 40 },
    );
  });

  it('has a place for all that the stores keep', () => {
    const world = actedOn([1, 2, 3, 4, 5, 6].flatMap(by => everyAct.map(([name, n, m]) => [name, n * by, m * by])));
    const saved = seedOf(world);

    expect(Object.keys(KEPT)).toEqual(expect.arrayContaining(Object.keys(world.shared)));
    expect(Object.keys(KEPT)).toEqual(expect.arrayContaining(Object.keys(world.workspace())));
    const places = Object.values(KEPT).flatMap(each => ('why' in each ? [] : each));
    const isFilled = (place: Place): boolean => {
      const [part, member] = typeof place === 'string' ? [place, undefined] : place;
      return (saved[part] ?? []).some(entry => member === undefined || member in Object(entry));
    };
    expect(places.filter(place => !isFilled(place))).toEqual([]);
    expect(Object.keys(saved).filter(part => !places.some(place => place === part))).toEqual([]);
  });
});
