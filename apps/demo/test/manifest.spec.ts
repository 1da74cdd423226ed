import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { listAt, textAt } from '../src/display/payload-reading.js';
import { Desk } from './support/desk.js';

const manifest: unknown = JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8'));
const namesAt = (key: string, ...path: readonly string[]): (string | undefined)[] =>
  listAt(manifest, ...path).map(entry => textAt(entry, key));

describe('the manifest for real Slack', () => {
  it('names commands that the bot answers', async () => {
    await using desk = await Desk.open();

    for (const command of namesAt('command', 'features', 'slash_commands')) {
      const { message } = await desk.ann.command(command ?? '');
      expect(message?.text ?? '').not.toContain("I don't know");
    }
  });

  it('names shortcuts that open the ticket form', async () => {
    await using desk = await Desk.open();
    const message = await desk.ann.say('general', 'look at this');
    const [global = '', onMessage = ''] = namesAt('callback_id', 'features', 'shortcuts');

    await desk.ann.shortcut(global);
    await desk.bob.messageShortcut(onMessage, message);

    expect((await desk.slack.waitForView(desk.ann)).callbackId).toContain('ticket/new');
    expect((await desk.slack.waitForView(desk.bob)).callbackId).toContain('ticket/new');
  });
});
