import { describe, expect, it } from '@jest/globals';
import { addEvents } from '../snippets/events.bolt.js';
import { EventBot } from '../snippets/events.bot.js';
import type { Installation } from '../snippets/installation.js';
import { optionsOf as boltOptions } from '../snippets/workspaces.bolt.js';
import { optionsOf as nestOptions } from '../snippets/workspaces.bot.js';
import { bolt, nest } from './support/bot.js';

/** It is filled when there is a workspace. */
const installations = new Map<string, Installation>();

describe.each([
  ['Bolt', bolt(addEvents, { token: undefined, ...boltOptions(installations) })],
  ['nest-slack', nest({ providers: [EventBot] }, nestOptions(installations))],
])('an app of many workspaces, on %s', (_name, start) => {
  it('speaks in each with the token that the workspace has given', async () => {
    await using bot = await start();
    const { botToken, botId, botUserId } = bot.slack.app();
    installations.set(bot.slack.teamId, { botToken, botId, botUserId });

    await bot.ann.say('general', 'the search is broken again');

    const answer = await bot.slack.waitForMessage('Write `/ticket` about it.');
    expect(answer.user).toBe(botUserId);
  });
});
