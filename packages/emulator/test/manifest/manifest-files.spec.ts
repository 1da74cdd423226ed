import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { SlackEmulator, type AppManifest } from '../../src/index.js';
import { checkManifest } from '../../src/manifest/load-manifest.js';
import { refusedStart } from '../support/start-error.js';

let folder: string;

beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'manifests-'))));
afterAll(() => rm(folder, { recursive: true }));

const manifest = {
  display_information: { name: 'Help Desk' },
  features: { bot_user: { display_name: 'helpdesk' }, unfurl_domains: ['tickets.test'] },
  oauth_config: { scopes: { bot: ['chat:write', 'users:read'] } },
  settings: { socket_mode_enabled: true },
} satisfies AppManifest;

describe('a manifest', () => {
  it.each([
    ['json', (value: object) => JSON.stringify(value)],
    ['yaml', (value: object) => `# of the help desk\n${JSON.stringify(value, null, 2)}\n`],
  ])('is read from a %s file', async (kind, write) => {
    const path = join(folder, `manifest.${kind}`);
    await writeFile(path, write(manifest));
    await using slack = await SlackEmulator.start({ manifest: path, appName: 'desk' });

    expect(slack.app('desk').app.manifest).toEqual(manifest);
  });

  it('that is not to be had is an error that says why', async () => {
    const broken = join(folder, 'broken.json');
    await writeFile(broken, '{ "display');
    const wrong = join(folder, 'wrong.yaml');
    await writeFile(wrong, 'display_information:\n  name: ok\nsetings: {}\n');

    expect(await refusedStart({ manifest: join(folder, 'none.yaml') })).toContain(`Can't read the manifest`);
    expect(await refusedStart({ manifest: broken })).toContain(`Can't understand the manifest in`);
    expect(await refusedStart({ manifest: wrong })).toContain(
      `Slack would not take the manifest in "${wrong}":\n  line 3: setings is unknown: did you mean "settings"?`,
    );
  });

  it.each([
    [{}, 'display_information is missing'],
    ['text', 'The whole must be an object, not "text"'],
    [{ display_information: { name: '' } }, 'display_information/name must have at least 1 character'],
    [
      { display_information: { name: 'x'.repeat(36) } },
      'display_information/name must have no more than 35 characters',
    ],
    [
      { display_information: { name: 'x', background_color: 'red' } },
      'background_color must be a colour, such as #0a5',
    ],
    [{ display_information: { name: 1 } }, 'display_information/name must be of type string, not 1'],
    [of({ features: { slash_commands: [{ command: 'x', description: 'd' }] } }), 'command must begin with a slash'],
    [of({ features: { slash_commands: [] } }), 'features/slash_commands must have at least 1 entry'],
    [
      of({ features: { shortcuts: [{ name: 'n', type: 'globel', callback_id: 'c', description: 'd' }] } }),
      'features/shortcuts/0/type must be one of "message", "global", not "globel"',
    ],
    [of({ features: { unfurl_domains: ['a.test', 'a.test'] } }), 'features/unfurl_domains must name each but once'],
    [of({ settings: { event_subscriptions: { bot_events: ['team_join'] } } }), 'needs Socket Mode or a request URL'],
    [of({ settings: { interactivity: { is_enabled: true } } }), 'settings/interactivity needs Socket Mode'],
    [
      of({ functions: { f: { title: 't', description: 'd', input_parameters: {} } } }),
      'functions/f/output_parameters is',
    ],
    [
      of({
        features: {
          slash_commands: [
            { command: '/a', description: 'd' },
            { command: '/a', description: 'e' },
          ],
        },
      }),
      'features/slash_commands/1/command declares /a once more',
    ],
  ])('like %j is refused: %s', async (value, reason) => {
    const path = join(folder, 'refused.json');
    await writeFile(path, JSON.stringify(value));

    expect(await refusedStart({ manifest: path })).toContain(reason);
  });

  it('of any shape is taken or refused, and nothing breaks', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4 }), value => {
        const { manifest: taken, faults } = checkManifest(value);
        expect(taken === undefined).toBe(faults.length > 0);
      }),
    );
  });
});

function of(more: object): object {
  return { display_information: { name: 'x' }, ...more };
}
