import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { SlackEmulator, type Seed, type SeedSource } from '../../src/index.js';
import { requireSeed } from '../../src/seed/read-seed.js';
import { RawApp } from '../support/raw-app.js';
import { refusedStart } from '../support/start-error.js';

let slack: SlackEmulator | undefined;
let folder: string;

beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'seeds-'))));
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => slack?.close());

async function start(seed: SeedSource): Promise<SlackEmulator> {
  return (slack = await SlackEmulator.start({ seed }));
}

const seed = {
  workspaces: [{ name: 'Acme', domain: 'acme' }, { name: 'Globex Corp' }],
  people: [
    { name: 'dora', realName: 'Dora Drum', role: 'owner', timeZone: 'Asia/Tokyo', presence: 'away', locale: 'ja-JP' },
    { name: 'eve', role: 'guest', profile: { title: 'Spy' } },
    { name: 'dora', workspace: 'Globex Corp', email: 'dora@globex.test' },
    { name: 'finn', workspace: 'Globex Corp' },
  ],
  apps: [
    { name: 'helpdesk', scopes: ['chat:write', 'channels:history'], channels: ['ops', 'secret'] },
    {
      name: 'everywhere',
      installs: [{ workspace: 'Acme', userTokens: [{ user: 'dora' }] }, { workspace: 'Globex Corp' }],
    },
  ],
  channels: [
    { name: 'general', isGeneral: true },
    { name: 'ops', topic: 'What burns', purpose: 'Putting it out', members: ['dora', 'eve'] },
    { name: 'secret', kind: 'private', members: ['dora'] },
    { kind: 'direct', members: ['dora', 'eve'] },
    {
      name: 'joint',
      sharedWith: ['Globex Corp'],
      members: ['Acme/dora', 'Globex Corp/dora', 'eve', 'Acme/everywhere'],
    },
  ],
  messages: [
    {
      channel: 'ops',
      from: 'dora',
      text: 'It burns',
      ts: '1700000000.000100',
      reactions: { eyes: ['eve'] },
      isPinned: true,
    },
    { channel: 'ops', from: 'helpdesk', text: 'Where?', thread: '1700000000.000100' },
  ],
} satisfies Seed;

describe('a seed', () => {
  it('says who and what there is', async () => {
    const { workspace } = await start(seed).then(each => ({ workspace: each.workspace('acme') }));
    const app = new RawApp(await Promise.resolve(slack ?? SlackEmulator.start()), 'everywhere');

    expect(slack?.workspaces.map(({ name, domain }) => [name, domain])).toEqual([
      ['Acme', 'acme'],
      ['Globex Corp', 'globex-corp'],
    ]);
    expect(workspace.users.map(({ name }) => name)).toEqual(['dora', 'eve']);
    const user = workspace.user('dora').id;
    expect((await app.call('users.info', { user, include_locale: true })).body).toMatchObject({
      user: { real_name: 'Dora Drum', is_owner: true, is_primary_owner: false, tz_offset: 32_400, locale: 'ja-JP' },
    });
    expect((await app.call('users.getPresence', { user })).body).toMatchObject({ presence: 'away' });
    expect((await app.call('users.info', { user: workspace.user('eve').id })).body).toMatchObject({
      user: { is_restricted: true, profile: { title: 'Spy' } },
    });
    expect(workspace.channel('ops')).toMatchObject({
      topic: { value: 'What burns' },
      purpose: { value: 'Putting it out' },
    });
    expect(workspace.channel('secret')).toMatchObject({ kind: 'group' });
    expect([...workspace.channel('general').members]).toEqual([user]);
    expect(workspace.channel('secret').members).toContain(workspace.app('helpdesk').botUserId);
    expect(workspace.app('helpdesk').scopes).toEqual(['chat:write', 'channels:history']);
    expect(slack?.app('everywhere').appToken).toMatch(/^xapp-/);
  });

  it('says what was said before', async () => {
    const { messages } = await start(seed);
    const [question, answer] = messages;

    expect(question).toMatchObject({ text: 'It burns', ts: '1700000000.000100', reactions: [{ name: 'eyes' }] });
    expect(answer).toMatchObject({ text: 'Where?', threadTs: question?.ts, user: slack?.app('helpdesk').botUserId });
    expect(slack?.deliveries).toEqual([]);
  });

  it('may speak of what is yet to come, and whatever is said then comes after it', async () => {
    await start({ messages: [{ channel: 'general', from: 'ann', text: 'late', ts: '4000000000.000100' }] });
    const { ts } = (await slack?.user('bob').say('general', 'later')) ?? { ts: '' };

    expect(Number(ts)).toBeGreaterThan(4_000_000_000);
  });

  it('leaves what it does not speak of as usual', async () => {
    await start({ channels: [{ name: 'general' }, { name: 'plans' }] });

    expect(slack?.user('ann').name).toBe('ann');
    expect(slack?.workspace().channels.map(({ name }) => name)).toEqual(['general', 'plans']);
    expect(slack?.channel('general').members).toContain(slack?.app().botUserId);
  });

  it('is read from a file, with manifests beside it', async () => {
    await writeFile(join(folder, 'desk.json'), JSON.stringify({ display_information: { name: 'Desk' } }));
    const path = join(folder, 'team.yaml');
    await writeFile(path, 'people:\n  - name: zoe\napps:\n  - name: desk\n    manifest: desk.json\n');
    await start(path);

    expect(slack?.user('zoe').name).toBe('zoe');
    expect(slack?.app('desk').app.manifest).toEqual({ display_information: { name: 'Desk' } });
  });

  it.each([
    ['marked.yaml', Buffer.from('\u{FEFF}people:\r\n  - name: zoë\r\n')],
    ['marked.json', Buffer.from('\u{FEFF}{"people": [{ "name": "zoë" }]}')],
    ['windows.yaml', Buffer.from('\u{FEFF}people:\r\n  - name: zoë\r\n', 'utf16le')],
    ['big-endian.yaml', Buffer.from('\u{FEFF}people:\n  - name: zoë\n', 'utf16le').swap16()],
  ])('is read as it was written, on whichever machine: %s', async (name, file) => {
    await writeFile(join(folder, name), file);
    await start(join(folder, name));

    expect(slack?.user('zoë').name).toBe('zoë');
  });

  it.each<[unknown, string]>([
    [{ peple: [] }, 'peple is unknown: did you mean "people"?'],
    [{ people: [{ name: 'x', real_name: 'X' }] }, 'people/0/real_name is unknown: did you mean "realName"?'],
    [{ people: [{ name: 'x' }, { name: 'y', role: 'boss' }] }, 'people/1/role must be one of "primary_owner", "owner"'],
    [{ people: [{ name: 'x', timeZone: 'Mars' }] }, 'people/0/timeZone must be a time zone, such as Europe/Berlin'],
    [{ people: [{}] }, 'people/0/name is missing'],
    [{ people: { name: 'x' } }, 'people must be of type Array'],
    [
      { people: [{ name: 'x', workspace: 'Locl' }] },
      'people/0/workspace is "Locl", and there is no such workspace: did you mean "Local"?',
    ],
    [{ people: [{ name: 'x' }, { name: 'x' }] }, 'people/1/name is "x", as another one is called'],
    [{ channels: [{ name: 'c', kind: 'private' }] }, 'channels/0/members is missing'],
    [{ channels: [{ members: [] }] }, 'channels/0/name is missing'],
    [
      { channels: [{ name: 'c', members: ['anne'] }] },
      'channels/0/members/0 is "anne", and there is no such person or app: did you mean "ann"?',
    ],
    [
      { messages: [{ channel: 'generl', from: 'ann' }] },
      'messages/0/channel is "generl", and there is no such channel: did you mean "general"?',
    ],
    [{ messages: [{ channel: 'general', from: 'ann', thread: '1.000001' }] }, 'messages/0/thread is 1.000001'],
    [{ apps: [{ name: 'ann' }] }, 'apps/0 is called "ann", as somebody in "Local"'],
    [{ apps: [{ name: 'a' }, { name: 'a' }] }, 'apps/1/name is "a", as another one is called'],
    [
      { apps: [{ name: 'a', enterprise: 'Big' }] },
      'apps/0/enterprise is "Big", and no workspace is of such an organisation',
    ],
    [
      { apps: [{ name: 'a', manifest: {} }] },
      'Slack would not take the manifest of "a":\n  display_information is missing',
    ],
    [{ apps: [{ name: 'a', manifest: 'none.yaml' }] }, `Can't read the manifest of "a"`],
    ['text', 'The whole must be an object'],
  ])('like %j is refused: %s', async (wrong, reason) => {
    const path = join(folder, 'wrong.json');
    await writeFile(path, JSON.stringify(wrong));

    expect(await refusedStart({ seed: path })).toContain(reason);
  });

  it('that names what several have says how to tell them apart', async () => {
    const people = [{ name: 'ann' }, { name: 'ann', workspace: 'B' }];
    const workspaces = [{ name: 'A' }, { name: 'B' }];
    const channels = [{ name: 'joint', sharedWith: ['B'], members: ['ann'] }];

    expect(await refusedStart({ seed: { workspaces, people, channels, apps: [] } })).toContain(
      'channels/0/members/0 is "ann", and there are several: say "A/ann" or "B/ann"',
    );
  });

  it('of any shape is taken or refused with words', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 3 }), value => {
        expect(verdictOn(value)).toMatch(/^(?:taken|Error: Can't begin with the seed:\n {2})/);
      }),
    );
  });
});

describe('a saved state', () => {
  it.each(['json', 'yaml'])('starts the same again, from %s', async kind => {
    const first = await start(seed);
    await first.workspace('acme').user('dora').say('ops', 'And here');
    first.workspace('acme').user('dora').channels.archive('ops');
    const path = join(folder, `state.${kind}`);
    await first.save(path);
    const state = first.toJSON();
    await first.close();
    const again = await start(path);

    expect(again.toJSON()).toEqual(state);
    expect(state.messages?.[0]).toMatchObject({ channel: 'ops', isPinned: true, reactions: { eyes: ['eve'] } });
    expect(again.env.SLACK_BOT_TOKEN).toBe(first.env.SLACK_BOT_TOKEN);
    expect(again.messages.map(({ ts, text }) => [ts, text])).toEqual(first.messages.map(({ ts, text }) => [ts, text]));
    expect(again.workspace('acme').channel('ops').isArchived).toBe(true);
    expect(await readFile(path, 'utf8')).toContain('It burns');
  });

  it('of all that is usual is one, too', async () => {
    const first = await start({});
    await first.user('ann').say('@app', 'psst');
    const state = first.toJSON();
    await first.close();

    expect((await start(state)).toJSON()).toEqual(state);
  });
});

describe('a reset', () => {
  it('brings everything back to where it began, with the connections that are open', async () => {
    const { botToken } = await start(seed).then(each => each.app('helpdesk'));
    if (!slack) throw new Error('There is no emulator.');
    const before = slack.toJSON();
    const app = new RawApp(slack, 'helpdesk');
    const connection = await app.connect();
    connection.acknowledgeAll();
    slack.addApp('late', { channels: [] });
    slack.replaceAppToken('helpdesk');
    await slack.workspace('acme').user('dora').say('ops', 'gone soon');
    slack.workspace('acme').user('dora').channels.rename('secret', 'known');

    await slack.reset();

    expect(slack.toJSON()).toEqual(before);
    expect([slack.deliveries, slack.acks, slack.apiCalls, slack.problems, slack.timeline.entries]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
    expect(slack.connections).toHaveLength(1);
    expect((await app.call('auth.test', {}, botToken)).body).toMatchObject({ ok: true });
    const { ts } = await slack.workspace('acme').user('dora').say('ops', 'anew');
    await slack.waitFor('the message', () => connection.envelopes.find(each => JSON.stringify(each).includes(ts)));
    expect(() => slack?.app('late')).toThrow('No app "late"');
  });

  it('redelivers nothing of before', async () => {
    slack = await SlackEmulator.start();
    const connection = await new RawApp(slack).connect();
    await slack.user('ann').say('general', 'unheard');
    await slack.waitFor('the message', () => connection.envelopes.at(0));
    await slack.reset();
    await slack.time.advance('10m');
    connection.acknowledgeAll();
    await slack.user('ann').command('/fence');

    expect(connection.envelopes.map(({ type }) => type)).toEqual(['events_api', 'slash_commands']);
    expect(slack.deliveries).toHaveLength(1);
  });
});

function verdictOn(value: unknown): string {
  try {
    requireSeed(value);
    return 'taken';
  } catch (error) {
    return String(error);
  }
}
