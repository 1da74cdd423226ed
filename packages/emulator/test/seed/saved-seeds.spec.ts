import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { SlackEmulator, type Seed } from '../../src/index.js';
import { completeSeed } from '../../src/seed/initial-seed.js';
import { applySeed } from '../../src/seed/apply/apply-seed.js';
import { requireSeed } from '../../src/seed/read-seed.js';
import { createSeed } from '../../src/seed/save/create-seed.js';
import type { Channel } from '../../src/workspace/channels/channel.js';
import type { SlackFile } from '../../src/workspace/files/slack-file.js';
import type { Message } from '../../src/workspace/messages/message.js';
import type { User } from '../../src/workspace/users/user.js';
import type { SharedStores } from '../../src/workspace/shared-stores.js';
import type { Workspace } from '../../src/workspace/workspace.js';
import type { WorkspaceRegistry } from '../../src/workspace/workspace-registry.js';
import { actedOn, emptyWorld, someActs } from '../support/action-scenarios.js';
import { RawApp } from '../support/raw-app.js';

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
  removedUserIds: ['gone'],
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
    ['messages', 'isThreadGone'],
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
  notifyChange: NO_STATE,
  notifyInternalChange: NO_STATE,
  install: NO_STATE,
  uninstall: NO_STATE,
  revoke: NO_STATE,
  expire: NO_STATE,
  reinstall: NO_STATE,
  requireFree: NO_STATE,
};

/** It is known from something else. */
const KNOWN = null;
/** It lives for minutes, or before one person alone. */
const PASSING = null;

/** Under which name each member of what a store keeps stands in a seed. A new one must be entered here, too. */
const MEMBERS = {
  messages: {
    ts: 'ts',
    channel: 'channel',
    channelName: KNOWN,
    user: 'from',
    appId: 'app',
    botId: KNOWN,
    executionId: PASSING,
    threadTs: 'thread',
    ephemeralTo: PASSING,
    subtype: 'subtype',
    details: 'details',
    files: 'files',
    username: 'username',
    icons: 'icons',
    clientMsgId: 'clientMsgId',
    edited: 'edited',
    reactions: 'reactions',
    streaming: PASSING,
    text: 'text',
    blocks: 'blocks',
    attachments: 'attachments',
    metadata: 'metadata',
  } satisfies Record<keyof Message, string | null>,
  channels: {
    id: 'id',
    name: 'name',
    previousNames: 'previousNames',
    topic: 'topic',
    purpose: 'purpose',
    kind: 'kind',
    isGeneral: 'isGeneral',
    creatorId: 'creator',
    createdAt: 'createdAt',
    isArchived: 'isArchived',
    posting: 'posting',
    members: 'members',
    teamIds: 'sharedWith',
  } satisfies Record<keyof Channel, string | null>,
  people: {
    id: 'id',
    teamId: 'workspace',
    name: 'name',
    realName: 'realName',
    displayName: 'displayName',
    role: 'role',
    locale: 'locale',
    timeZone: 'timeZone',
    email: 'email',
    presence: 'presence',
    profile: 'profile',
    app: KNOWN,
    isDeleted: 'isDeleted',
    updatedAt: 'updatedAt',
  } satisfies Record<keyof User, string | null>,
  files: {
    id: 'id',
    name: 'name',
    title: 'title',
    mimetype: KNOWN,
    size: KNOWN,
    user: 'from',
    created: 'created',
    isPublicUrlShared: 'isPublicUrlShared',
    remote: 'remote',
  } satisfies Record<keyof SlackFile, string | null>,
} as const;

/** A world that begins, a minute later, with what was saved of another. */
function begunAnew(seed: Seed): WorkspaceRegistry {
  const world = emptyWorld(1);
  applySeed(world, completeSeed(requireSeed(seed), []));
  return world;
}

const memberPlaces = (part: keyof typeof MEMBERS): Place[] =>
  Object.values(MEMBERS[part]).flatMap((member): Place[] => (member === null ? [] : [[part, member]]));

describe('what is saved', () => {
  it('starts the same again, whatever was done before', () => {
    fc.assert(
      fc.property(someActs, acts => {
        const saved = createSeed(actedOn(acts));

        expect(createSeed(begunAnew(saved))).toEqual(saved);
      }),
      { numRuns: 25 },
    );
  });

  it('has a place for all that the stores keep', () => {
    const worlds = fc.sample(someActs, { numRuns: 40, seed: 1 }).map(actedOn);
    const saved = worlds.map(createSeed);
    const [world] = worlds;
    if (!world) throw new Error('There is no world.');

    expect(Object.keys(KEPT)).toEqual(expect.arrayContaining(Object.keys(world.shared)));
    expect(Object.keys(KEPT)).toEqual(expect.arrayContaining(Object.keys(world.workspace())));
    const places = [
      ...Object.values(KEPT).flatMap(each => ('why' in each ? [] : each)),
      ...memberPlaces('messages'),
      ...memberPlaces('channels'),
      ...memberPlaces('people'),
      ...memberPlaces('files'),
    ];
    const isFilled = (place: Place): boolean => {
      const [part, member] = typeof place === 'string' ? [place, undefined] : place;
      const entries = saved.flatMap((seed): readonly unknown[] => seed[part] ?? []);
      return entries.some(entry => member === undefined || member in Object(entry));
    };
    expect(places.filter(place => !isFilled(place))).toEqual([]);
    expect(saved.flatMap(Object.keys).filter(part => !places.some(place => place === part))).toEqual([]);
  });

  it('is answered by the Web API as before', async () => {
    const before = await SlackEmulator.start();
    const general = before.channel('general').id;
    const { botUserId } = before.app();
    const user = before.user('ann').id;
    const ann = before.workspace().userToken('ann');
    const act = (method: string, args: object, token?: string) => new RawApp(before).call(method, args, token);
    const { ts } = await before.user('ann').say('general', 'root');
    await before.user('bob').share('general', { name: 'a.txt', content: 'It broke.' }, { text: 'see', threadTs: ts });
    await act('chat.postMessage', { channel: general, text: 'for ann', thread_ts: ts }, ann);
    await act('pins.add', { channel: general, timestamp: ts });
    await act('reactions.add', { channel: general, timestamp: ts, name: 'eyes' });
    await act('stars.add', { channel: general, timestamp: ts }, ann);
    await act('conversations.mark', { channel: general, ts }, ann);
    await act('conversations.setTopic', { channel: general, topic: 'burning' });
    await act('bookmarks.add', {
      channel_id: general,
      type: 'link',
      title: 'b',
      link: 'https://b.test',
      emoji: ':book:',
    });
    await act('reminders.add', { text: 'feed', time: '4000000000' }, ann);
    await act('usergroups.create', { name: 'Fire', handle: 'fire', channels: general }, ann);
    await act('dnd.setSnooze', { num_minutes: 300 }, ann);
    await act('users.profile.set', { profile: { status_text: 'away', status_emoji: ':fire:' } }, ann);
    await act('chat.scheduleMessage', {
      channel: general,
      text: 'later',
      post_at: 86_400 + Math.trunc(Date.now() / 1000),
    });
    await act('files.remote.add', { external_id: 'e', external_url: 'https://f.test', title: 'far' });
    await act('views.publish', {
      user_id: user,
      view: { type: 'home', blocks: [{ type: 'divider' }], callback_id: 'h' },
    });
    const state = await before.save();
    const reads = [
      ['conversations.replies', { channel: general, ts }],
      ['conversations.info', { channel: general }, ann],
      ['conversations.members', { channel: general }],
      ['pins.list', { channel: general }],
      ['stars.list', {}, ann],
      ['bookmarks.list', { channel_id: general }],
      ['reminders.list', {}, ann],
      ['usergroups.list', { include_users: true }, ann],
      ['dnd.info', { user }, ann],
      ['users.info', { user }],
      ['users.info', { user: botUserId }],
      ['chat.scheduledMessages.list', {}],
      ['files.list', {}],
      ['files.remote.list', {}],
      ['auth.test', {}],
    ] as const;
    const answersOf = async (slack: SlackEmulator): Promise<string[]> => {
      const app = new RawApp(slack);
      const answers = await Promise.all(reads.map(read => app.call(read[0], read[1], read[2])));
      // Each has its own port, and what is left of a snooze gets less.
      return answers.map(({ body }) =>
        JSON.stringify(body)
          .replaceAll(slack.apiUrl.replace('/api/', ''), '')
          .replace(/"snooze_remaining":\d+/, ''),
      );
    };
    const first = await answersOf(before);
    const home = before.user('ann').home;
    await before.close();
    const after = await SlackEmulator.start({ seed: requireSeed(parse(state)) });
    const second = await answersOf(after);
    const homeAfter = after.user('ann').home;
    await after.close();

    expect(first.filter(answer => !answer.startsWith('{"ok":true'))).toEqual([]);
    expect(second).toEqual(first);
    expect(homeAfter).toEqual(home);
    expect(home).toMatchObject({ callbackId: 'h' });
  });
});
