import { describe, expect, it } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { addEvents } from '../snippets/events.bolt.js';
import { EventBot, options } from '../snippets/events.bot.js';
import { bolt, nest } from './support/bot.js';

describe.each([
  ['Bolt', bolt(addEvents)],
  ['nest-slack', nest({ providers: [EventBot] })],
])('messages and events on %s', (_name, start) => {
  it('matches a message by contained text', async () => {
    await using bot = await start();

    await bot.ann.say('general', 'the search is broken again');

    const response = await bot.slack.waitForMessage('Write `/ticket` about it.');
    expect(response).toMatchObject({ channelName: 'general', threadTs: undefined });
  });

  it('matches a message by a regular expression with groups', async () => {
    await using bot = await start();

    await bot.ann.say('general', 'Status of checkout');

    expect((await bot.slack.waitForMessage('checkout is up.')).channelName).toBe('general');
  });

  it('responds to a mention in a thread', async () => {
    await using bot = await start();

    const question = await bot.ann.say('general', '@app are you there?');

    expect((await bot.slack.waitForMessage('Yes?')).threadTs).toBe(question.ts);
  });

  it('matches a message by its subtype', async () => {
    await using bot = await start();

    await bot.ann.edit(await bot.ann.say('general', 'helo'), 'hello');

    expect((await bot.slack.waitForMessage('I saw that.')).channelName).toBe('general');
  });

  it('acks an event before its handler with ack: immediate', async () => {
    await using bot = await start();
    const order: string[] = [];
    bot.slack.on('ack', () => order.push('ack'));
    bot.slack.on('message', () => order.push('message'));

    await bot.slack.deliverEvent({ type: 'team_join', user: { id: bot.bob.id } });

    expect((await bot.slack.waitForMessage('Welcome!')).channelName).toBe('');
    expect(order.slice(0, 2)).toEqual(['ack', 'message']);
  });

  it('matches an event by its type', async () => {
    await using bot = await start();
    const message = await bot.ann.say('general', 'look');

    await bot.ann.react(message, 'ticket');

    const marked = await bot.slack.waitFor('the second reaction', () =>
      bot.slack.messages.find(({ ts, reactions }) => ts === message.ts && reactions.length === 2),
    );
    expect(marked.reactions.map(({ name }) => name)).toEqual(['ticket', 'eyes']);
  });
});

describe('messages of other apps', () => {
  it('are ignored with ignoreBots', async () => {
    await using bot = await nest({ providers: [EventBot] }, options)();
    const { slack } = bot;
    const other = new WebClient(slack.addApp('other').botToken, { slackApiUrl: slack.apiUrl });
    const channel = slack.channel('support').id;
    await other.conversations.join({ channel });

    await other.chat.postMessage({ channel, text: 'the search is broken' });
    await bot.ann.say('general', 'the search is broken');

    const response = await slack.waitForMessage('Write `/ticket` about it.');
    expect(response.channelName).toBe('general');
  });
});
