import { describe, expect, it } from '@jest/globals';
import { addEvents } from '../snippets/events.bolt.js';
import { EventBot } from '../snippets/events.bot.js';
import type { Installation } from '../snippets/installation.js';
import { createOptions as createBoltOptions } from '../snippets/workspaces.bolt.js';
import { createOptions as createNestOptions } from '../snippets/workspaces.bot.js';
import { bolt, nest } from './support/bot.js';

/** Filled when the local Slack has started. */
const installations = new Map<string, Installation>();

describe.each([
  ['Bolt', bolt(addEvents, { token: undefined, ...createBoltOptions(installations) })],
  ['nest-slack', nest({ providers: [EventBot] }, createNestOptions(installations))],
])('an app in several workspaces, on %s', (_name, start) => {
  it('posts with the bot token of the workspace', async () => {
    await using bot = await start();
    const { botToken, botId, botUserId } = bot.slack.app();
    installations.set(bot.slack.teamId, { botToken, botId, botUserId });

    await bot.ann.say('general', 'the search is broken again');

    const response = await bot.slack.waitForMessage('Write `/ticket` about it.');
    expect(response.user).toBe(botUserId);
  });
});
