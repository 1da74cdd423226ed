import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { SlackEmulator, type Seed } from '../../src/index.js';
import { isJsonObject } from '../../src/json.js';
import { completeSeed } from '../../src/seed/initial-seed.js';
import { applySeed } from '../../src/seed/apply/apply-seed.js';
import { requireSeed } from '../../src/seed/read-seed.js';
import { createSeed } from '../../src/seed/save/create-seed.js';
import { actedOn, emptyWorld, everyAct } from '../support/action-scenarios.js';

let folder: string;

beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'wrong-seeds-'))));
afterAll(() => rm(folder, { recursive: true }));

/** Writes a seed. @returns why nothing can begin with it, and its path */
async function refusal(name: string, text: string | Buffer): Promise<{ reason: string; path: string }> {
  const path = join(folder, name);
  await writeFile(path, text);
  const reason = await SlackEmulator.start({ seed: path }).then(
    async slack => {
      await slack.close();
      return 'It was taken.';
    },
    (error: unknown) => String(error),
  );
  return { reason, path };
}

describe('a seed with mistakes', () => {
  it('is told all of them, each with its line, in YAML', async () => {
    const { reason, path } = await refusal(
      'team.yaml',
      `# The team
people:
  - name: ann
    role: ownr
  - name: bob
    timeZone: Mars
    nam:
      first: Bob
channels:
  - kind: privat
    name: ${'x'.repeat(201)}
    topic: { value: 5, creator: U1, lastSet: 0 }
`,
    );

    expect(reason).toBe(`Error: Can't begin with the seed in "${path}":
  line 4: people/0/role must be one of "primary_owner", "owner", "admin", "member", "guest", not "ownr": did you mean "owner"?
  line 6: people/1/timeZone must be a time zone, such as Europe/Berlin, not "Mars".
  line 7: people/1/nam is unknown: did you mean "name"?
  line 11: channels/0/name must have no more than 200 characters, not 201.
  line 10: channels/0/kind must be one of "public", "private", "direct", not "privat": did you mean "private"?
  line 12: channels/0/topic/value must be of type string, not 5.`);
  });

  it('is told all that it names and is not there, with lines, in JSON', async () => {
    const seed = {
      people: [{ name: 'ann' }, { name: 'ann' }],
      channels: [{ name: 'ops', members: ['anne', 'ann'] }],
      messages: [
        { channel: 'opps', from: 'ann' },
        { channel: 'ops', from: 'nobody', reactions: { 'a/b': ['zoe'] } },
        { channel: 'ops', from: 'ann', blocks: [{ type: 'section' }] },
      ],
      homes: [{ app: 'app', user: 'ann', view: { type: 'modal' } }],
    };
    const { reason, path } = await refusal('team.json', JSON.stringify(seed, null, 1));

    expect(reason.split('\n')).toEqual([
      `Error: Can't begin with the seed in "${path}":`,
      '  line 7: people/1/name is "ann", as another one is called.',
      '  line 14: channels/0/members/0 is "anne", and there is no such person or app: did you mean "ann"?',
      '  line 21: messages/0/channel is "opps", and there is no such channel: did you mean "ops"?',
      '  line 29: messages/1/reactions/a~1b/0 is "zoe", and there is no such person or app: there are ann, app.',
      '  line 26: messages/1/from is "nobody", and there is no such person or app: there are ann, app.',
      expect.stringMatching(/^ {2}line 37: messages\/2\/blocks\/0 is not as Slack takes it: .+\.$/),
      expect.stringMatching(/^ {2}line 47: homes\/0\/view is refused: invalid_arguments; .+\.$/),
    ]);
  });

  it('is not told more than anybody reads', () => {
    const people = Array.from({ length: 30 }, () => ({ name: '' }));

    expect(() => requireSeed({ people })).toThrow(
      /people\/19\/name must have at least 1 character\.\n {2}And 10 more\.$/,
    );
  });

  it.each([
    ['broken.json', '{\n  "people": [\n    { "name": "ann" }', 'line 3'],
    ['broken.yaml', 'people:\n  - name: "ann', 'line 2'],
  ])('that is no JSON or YAML is told where it breaks off: %s', async (name, text, line) => {
    const { reason, path } = await refusal(name, text);

    expect(reason).toContain(`Can't understand the seed in "${path}"`);
    expect(reason).toContain(line);
  });

  it('that is in another alphabet than it says is not taken for what it is not', async () => {
    const { reason, path } = await refusal('latin.yaml', Buffer.from('people:\n  - name: zo\u{EB}\n', 'latin1'));

    expect(reason).toBe(`Error: Can't read the seed from "${path}": it is no UTF-8 text; save it as such.`);
  });

  it('of all manifests that are none tells of each', async () => {
    const apps = [
      { name: 'a', manifest: {} },
      { name: 'b', manifest: 'none.yaml' },
    ];
    const { reason } = await refusal('apps.json', JSON.stringify({ apps }));

    expect(reason).toContain('Slack would not take the manifest of "a":\n  display_information is missing.');
    expect(reason).toContain('\nCan\'t read the manifest of "b"');
  });

  it.each([
    ['channels/0/name is "#x" (invalid_name_specials): small letters', { channels: [{ name: '#x' }] }],
    ['workspaces/1/domain is "a", as another one', { workspaces: [{ name: 'A' }, { name: 'B', domain: 'a' }] }],
    [
      'people/1/id is "U1", as another one',
      {
        people: [
          { name: 'x', id: 'U1' },
          { name: 'y', id: 'U1' },
        ],
      },
    ],
    [
      'channels/1/id is "C1", which',
      {
        channels: [
          { name: 'x', id: 'C1' },
          { name: 'y', id: 'C1' },
        ],
      },
    ],
    [
      'apps/1/id is "A1", which',
      {
        apps: [
          { name: 'x', id: 'A1' },
          { name: 'y', id: 'A1' },
        ],
      },
    ],
    ['apps/0/installs/1/workspace is "Local", where', { apps: [{ name: 'x', installs: [{}, {}] }] }],
    ['files/1/id is "F1", which', { files: ['F1', 'F1'].map(id => ({ id, name: 'f', from: 'ann' })) }],
    [
      'messages/1/ts is 5.000001, as that of',
      { messages: [1, 2].map(() => ({ channel: 'general', from: 'ann', ts: '5.000001' })) },
    ],
    ['stars/0/file is "F1", and there is no such file', { stars: [{ user: 'ann', file: 'F1' }] }],
    ['stars/0/ts is 5.000001, and no message', { stars: [{ user: 'ann', channel: 'general', ts: '5.000001' }] }],
    ['usergroups/0 is refused: bad_handle', { usergroups: [{ name: 'x', handle: 'X Y' }] }],
    [
      'workspaces/0/emoji/a b is refused: error_bad_name',
      { workspaces: [{ name: 'Local', emoji: { 'a b': 'https://e.test' } }] },
    ],
    [
      'channels/0/bookmarks/0 is refused: invalid_link',
      { channels: [{ name: 'general', bookmarks: [{ title: 'x', link: 'y' }] }] },
    ],
    [
      'files/0/remote/url is "y", which is no URL',
      { files: [{ name: 'f', from: 'ann', remote: { app: 'app', externalId: 'e', url: 'y' } }] },
    ],
  ] satisfies [string, Seed][])('is told that %s', (reason, seed) => {
    expect(() => applySeed(emptyWorld(), completeSeed(seed, [{ name: 'app' }]))).toThrow(reason);
  });

  it.each([
    ['a cycle', Object.assign([], { 0: 0 })],
    ['depth', Array.from({ length: 600 }).reduce<unknown>(inner => [inner], [])],
  ])('in no shape that JSON has is refused with words: %s', (_what, value) => {
    expect(() => requireSeed({ people: value })).toThrow(/^Can't begin with the seed:\n {2}/);
  });
});

/** What was saved of a world in which much was done, and what may stand in its places instead. */
const saved: unknown = JSON.parse(JSON.stringify(createSeed(actedOn(everyAct))));
const another = fc.oneof(
  fc.constantFrom('ann', 'general', 'app', 'U1', '1700000000.000100', '', -1, null, [], {}),
  fc.jsonValue({ maxDepth: 2 }),
);

/** One place of a seed changed, found by going down as the numbers say. */
function changed(value: unknown, [at, ...further]: readonly number[], to: unknown): unknown {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const key = keys[(at ?? 0) % keys.length];
  if (at === undefined || key === undefined) return to;
  if (Array.isArray(value))
    return value.map((each: unknown, index) => (String(index) === key ? changed(each, further, to) : each));
  return isJsonObject(value) ? { ...value, [key]: changed(value[key], further, to) } : to;
}

describe('a seed of which anything is changed', () => {
  it('is refused with words, or taken and saved as one that is taken', () => {
    const paths = fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(paths, another), { minLength: 1, maxLength: 4 }), changes => {
        const seed = changes.reduce<unknown>((value, [path, to]) => changed(value, path, to), saved);

        expect(verdictOn(seed)).toMatch(/^(?:taken|Error: Can't begin with the seed:(?:\n {2}\S.*[.?!])+)$/);
      }),
      { numRuns: 150 },
    );
  });
});

function verdictOn(value: unknown): string {
  try {
    const seed = requireSeed(value);
    const world = emptyWorld();
    applySeed(world, completeSeed(seed, []));
    applySeed(emptyWorld(), completeSeed(requireSeed(createSeed(world)), []));
    return 'taken';
  } catch (error) {
    return String(error);
  }
}
