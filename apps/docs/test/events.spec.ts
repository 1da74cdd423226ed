import { describe, expect, it } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { addEvents } from '../snippets/events.bolt.js';
import { EventBot, options } from '../snippets/events.bot.js';
import { bolt, nest } from './support/bot.js';

describe.each([
  ['Bolt', bolt(addEvents)],
  ['nest-slack', nest({ providers: [EventBot] })],
])('what people say and do, with %s', (_name, start) => {
  it('is found by what it contains', async () => {
    await using bot = await start();

    await bot.ann.say('general', 'the search is broken again');

    const answer = await bot.slack.waitForMessage('Write `/ticket` about it.');
    expect(answer).toMatchObject({ channelName: 'general', threadTs: undefined });
  });

  it('is found by an expression, which captures', async () => {
    await using bot = await start();

    await bot.ann.say('general', 'Status of checkout');

    expect((await bot.slack.waitForMessage('checkout is up.')).channelName).toBe('general');
  });

  it('to the bot is answered in a thread', async () => {
    await using bot = await start();

    const question = await bot.ann.say('general', '@app are you there?');

    expect((await bot.slack.waitForMessage('Yes?')).threadTs).toBe(question.ts);
  });

  it('is found by its subtype', async () => {
    await using bot = await start();

    await bot.ann.edit(await bot.ann.say('general', 'helo'), 'hello');

    expect((await bot.slack.waitForMessage('I saw that.')).channelName).toBe('general');
  });

  it('is acked before it is answered, where the handler says so', async () => {
    await using bot = await start();
    const order: string[] = [];
    bot.slack.on('ack', () => order.push('ack'));
    bot.slack.on('message', () => order.push('message'));

    await bot.slack.deliverEvent({ type: 'team_join', user: { id: bot.bob.id } });

    expect((await bot.slack.waitForMessage('Welcome!')).channelName).toBe('');
    expect(order.slice(0, 2)).toEqual(['ack', 'message']);
  });

  it('is an event by its type', async () => {
    await using bot = await start();
    const message = await bot.ann.say('general', 'look');

    await bot.ann.react(message, 'ticket');

    const marked = await bot.slack.waitFor('the second reaction', () =>
      bot.slack.messages.find(({ ts, reactions }) => ts === message.ts && reactions.length === 2),
    );
    expect(marked.reactions.map(({ name }) => name)).toEqual(['ticket', 'eyes']);
  });
});

describe('what other apps say', () => {
  it('is passed over where the options say so', async () => {
    await using bot = await nest({ providers: [EventBot] }, options)();
    const { slack } = bot;
    const other = new WebClient(slack.addApp('other').botToken, { slackApiUrl: slack.apiUrl });
    const channel = slack.channel('support').id;
    await other.conversations.join({ channel });

    await other.chat.postMessage({ channel, text: 'the search is broken' });
    await bot.ann.say('general', 'the search is broken');

    const answer = await slack.waitForMessage('Write `/ticket` about it.');
    expect(answer.channelName).toBe('general');
  });
});
