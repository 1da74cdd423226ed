import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
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

describe('stream as a handler result', () => {
  beforeEach(() => start());

  it('is posted in the thread of the message', async () => {
    const { ts } = await say('@app, a story');

    expect(await whole('a time.')).toMatchObject({ text: 'Once upon a time.', threadTs: ts, channelName: 'general' });
    expect(answers()).toHaveLength(1);
  });

  it('is posted in the thread that the message is in', async () => {
    const root = await say('a thread');
    await say('@app, a story', root.ts);

    expect(await whole('a time.')).toMatchObject({ threadTs: root.ts });
  });

  it('is addressed to the user, who can belong to another workspace', async () => {
    const { channel, ts } = await say('a question');
    const user = bot.slack.user('ann').id;
    await bot.slack.deliverEvent({ type: 'app_mention', text: 'a story', channel, ts, user, user_team: 'T0OTHER' });

    const { args } = await bot.slack.waitForApiCall('chat.startStream');
    expect(args).toMatchObject({ recipient_user_id: user, recipient_team_id: 'T0OTHER' });
  });

  it('is posted while it arrives', async () => {
    await say('slowly');

    expect(await bot.slack.waitForMessage('Once')).toMatchObject({ text: 'Once ', streaming: true });
    bot.app.get(Storyteller).gate.open();
    expect(await whole('Once')).toMatchObject({ text: 'Once upon a time.' });
  });

  it('passes through interceptors', async () => {
    await say('announce');

    expect(await whole('Listen')).toMatchObject({ text: 'Listen: a story.' });
  });

  it('posts nothing when it is empty', async () => {
    await say('nothing');

    const { ack } = await bot.slack.waitFor('an ack', () => bot.slack.deliveries.find(each => each.ack));
    expect(ack).not.toBeNull();
    expect(answers()).toEqual([]);
    expect(bot.log.find('warn', 'nothing')).toEqual([]);
  });

  it('is a handler failure for the filters when it fails before its first chunk', async () => {
    await say('break early');

    expect(await bot.slack.waitForMessage('Take your time.')).toMatchObject({ channelName: 'general' });
    expect(bot.log.find('error', '')).toEqual([]);
  });

  it('ends with an error text whose id the log contains when it fails later, without a redelivery', async () => {
    await say('break late');

    const { text } = await whole('Half a');
    const id = /error (\w+)/.exec(text)?.[1];
    expect(text).toMatch(/^Half a \n\nSorry, that didn't work\./);
    expect(bot.log.find('error', `Storyteller.broken failed on event 'message' (error ${id})`)).toHaveLength(1);
    await bot.slack.waitFor('an ack', () => bot.slack.deliveries.find(each => each.status === 'acked'));
    expect(bot.slack.deliveries.every(({ attempts }) => attempts.length === 1)).toBe(true);
  });

  it.each([
    ['politely', 'I forgot the rest.'],
    ['wrongly', 'There is no rest.'],
  ])('ends with the message for the user and logs no error: %s', async (how, words) => {
    await say(`break ${how}`);

    expect(await whole('Half a')).toMatchObject({ text: `Half a \n\n${words}` });
    expect(bot.log.find('error', '')).toEqual([]);
  });

  it('can be posted with ctx.say(), which returns its channel and timestamp', async () => {
    const { ts } = await say('say it');

    const { text } = await bot.slack.waitForMessage('Said at');
    const said = answers().find(message => message.text === '**Two** words.');
    expect(said).toMatchObject({ streaming: false, threadTs: ts });
    expect(text).toBe(`Said at ${said?.ts}.`);
  });

  it('rejects ctx.say() when it fails, and keeps the posted text', async () => {
    await say('say half');

    await bot.slack.waitFor('the failure', () => bot.log.find('error', 'Storyteller.saysHalf failed')[0]);
    expect(answers()).toMatchObject([{ text: 'Half a ', streaming: false }]);
  });

  it('waits for the rate limit of Slack and loses nothing', async () => {
    await say('slowly');
    await bot.slack.waitForMessage('Once');
    bot.slack.faults.refuseNextCalls('chat.stopStream', 1, { retryAfterSeconds: 1 });
    bot.app.get(Storyteller).gate.open();

    expect(await whole('upon')).toMatchObject({ text: 'Once upon a time.' });
  });

  it('is sent as one message through respond()', async () => {
    const ann = bot.slack.user('ann');
    await ann.command('/respond');
    expect(await bot.slack.waitForMessage('**Two** words.')).toMatchObject({
      ephemeralTo: ann.id,
      blocks: [{ type: 'markdown', text: '**Two** words.' }],
    });

    await ann.messageShortcut('sum_up', await say('a long story'));
    await bot.slack.waitFor('another', () => (answers().length === 2 ? true : undefined));
    expect(answers().map(({ text }) => text)).toEqual(['**Two** words.', '**Two** words.']);
  });

  it('is logged when Slack refuses to continue it', async () => {
    bot.slack.faults.refuseNextCalls('chat.startStream', 1, { error: 'is_archived' });
    await say('@app, a story');

    const line = await bot.slack.waitFor('a line', () => bot.log.find('error', 'Storyteller.mention')[0]);
    expect(line).toMatch(/The result of Storyteller\.mention could not be posted: .*is_archived/);
  });
});
