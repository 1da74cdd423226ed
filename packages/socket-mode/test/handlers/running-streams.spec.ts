import { afterEach, describe, expect, it } from '@jest/globals';
import { Bot } from '../support/bot.js';
import { Storyteller } from '../support/storyteller.js';

let bot: Bot;

async function start(options: Parameters<typeof Bot.start>[0]['options'] = {}): Promise<void> {
  bot = await Bot.start({ providers: [Storyteller], options });
}
const say = (text: string, threadTs?: string) =>
  bot.slack.user('ann').say('general', text, threadTs === undefined ? {} : { threadTs });
const answers = () => bot.slack.messages.filter(({ user }) => user === bot.slack.app().botUserId);
const whole = (text: string) =>
  bot.slack.waitForMessage(message => message.streaming === false && message.text.includes(text));

afterEach(() => bot[Symbol.asyncDispose]());

describe('while a stream is running', () => {
  it('acks its event at the deadline', async () => {
    await start({ ackDeadlineMs: 30 });
    await say('slowly');

    await bot.slack.waitForMessage('Once');
    await bot.slack.waitFor('an ack', () => bot.slack.acks[0]);
    expect(answers()).toMatchObject([{ text: 'Once ', streaming: true }]);
    bot.app.get(Storyteller).gate.open();
    await whole('upon a time.');
    expect(bot.slack.problems).toEqual([]);
  });

  it('reports a failure in the language of the user', async () => {
    await start({ texts: locale => (locale?.startsWith('de') ? { failed: id => `Das ging schief (${id}).` } : {}) });
    bot.slack.user('ann').chooseLanguage('de-DE');
    await say('break late');

    expect((await whole('Half a')).text).toMatch(/^Half a \n\nDas ging schief \(\w+\)\.$/);
  });

  it('holds the slot of its handler', async () => {
    await start({ ackDeadlineMs: 30, concurrency: { max: 1 } });
    await say('slowly');
    await bot.slack.waitForMessage('Once');
    await say('@app, a story');
    await bot.slack.waitFor('the wait', () => (bot.app.get(Storyteller), bot.slack.acks.length > 0 ? true : undefined));

    expect(answers()).toHaveLength(1);
    bot.app.get(Storyteller).gate.open();
    await whole('Once upon a time.');
    await bot.slack.waitFor('both', () => (answers().length === 2 ? true : undefined));
  });

  it('ends it with an error text at the handler timeout, without a redelivery', async () => {
    await start({ ackDeadlineMs: 30, handlerTimeoutMs: 150 });
    await say('slowly');

    const { text } = await whole('Once');
    expect(text).toMatch(/^Once \n\nSorry, that didn't work\. .*error \w+/);
    expect(bot.app.get(Storyteller).signal?.aborted).toBe(true);
    expect(bot.log.find('error', 'handlerTimeoutMs')).toHaveLength(1);
    expect(bot.slack.deliveries.every(({ attempts }) => attempts.length === 1)).toBe(true);
  });

  it('ends it with a text when the app shuts down', async () => {
    await start({ ackDeadlineMs: 30, drainTimeoutMs: 50 });
    await say('slowly');
    await bot.slack.waitForMessage('Once');

    await bot.app.close();
    expect(answers()).toMatchObject([{ streaming: false, text: expect.stringContaining('just being restarted') }]);
  });
});
