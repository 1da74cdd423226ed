import {
  Catch,
  Injectable,
  NotFoundException,
  UseFilters,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
} from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { map, of, type Observable } from 'rxjs';
import {
  Ctx,
  Payload,
  SlackCommand,
  SlackContext,
  SlackEvent,
  type SlackExceptionFilter,
  SlackMessage,
  SlackMessageShortcut,
  SlackStream,
  SlackUserException,
} from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { Gate } from '../support/gate.js';

class Shy extends Error {}

@Catch(Shy)
class Encouraging implements SlackExceptionFilter<Shy> {
  catch() {
    return 'Take your time.';
  }
}

/** Puts a word before each stream that a handler returns. */
class Announcing {
  intercept(_context: ExecutionContext, next: CallHandler<AsyncIterable<string>>): Observable<AsyncIterable<string>> {
    return next.handle().pipe(
      map(async function* (stream) {
        yield 'Listen: ';
        yield* stream;
      }),
    );
  }
}

@Injectable()
class Storyteller {
  readonly gate = new Gate();
  signal: AbortSignal | undefined;

  @SlackEvent('app_mention')
  mention() {
    return SlackStream.from(of('Once ', 'upon ', { type: 'markdown_text' as const, text: 'a time.' }));
  }

  @SlackMessage('slowly')
  async *slowly(@Ctx() ctx: SlackContext<'message'>) {
    this.signal = ctx.signal;
    yield 'Once ';
    await this.gate.pass();
    yield 'upon a time.';
  }

  @SlackMessage('announce')
  @UseInterceptors(Announcing)
  async *announced() {
    yield 'a story.';
  }

  @SlackMessage('nothing')
  async *nothing() {}

  @SlackMessage(/break (?<how>early|late|politely|wrongly)/)
  @UseFilters(Encouraging)
  async *broken(@Payload('text') text: string) {
    if (text.includes('early')) throw new Shy();
    yield 'Half a ';
    if (text.includes('politely')) throw new SlackUserException('I forgot the rest.');
    if (text.includes('wrongly')) throw new NotFoundException('There is no rest.');
    throw new Shy('The model is gone.');
  }

  @SlackMessage('say it')
  async says(@Ctx() ctx: SlackContext<'message'>) {
    const said = await ctx.say(this.twoWords());
    return `Said at ${said?.ts}.`;
  }

  @SlackMessage('say half')
  async saysHalf(@Ctx() ctx: SlackContext<'message'>) {
    await ctx.say(this.broken('late'));
    return 'I am done.';
  }

  @SlackCommand('/respond')
  async respond(@Ctx() ctx: SlackContext<'command'>) {
    await ctx.ack();
    await ctx.respond(this.twoWords());
  }

  @SlackMessageShortcut('sum_up')
  async sumUp(@Ctx() ctx: SlackContext<'message_shortcut'>) {
    await ctx.respond(this.twoWords());
  }

  private async *twoWords() {
    yield '**Two** ';
    yield 'words.';
  }
}

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

describe('a stream that a handler returns', () => {
  beforeEach(() => start());

  it('is streamed in the thread of the message that it answers', async () => {
    const { ts } = await say('@app, a story');

    expect(await whole('a time.')).toMatchObject({ text: 'Once upon a time.', threadTs: ts, channelName: 'general' });
    expect(answers()).toHaveLength(1);
  });

  it('is streamed in the thread that the message is in', async () => {
    const root = await say('a thread');
    await say('@app, a story', root.ts);

    expect(await whole('a time.')).toMatchObject({ threadTs: root.ts });
  });

  it('is for the eyes of who asked, whose workspace may be another', async () => {
    const { channel, ts } = await say('a question');
    const user = bot.slack.user('ann').id;
    await bot.slack.deliverEvent({ type: 'app_mention', text: 'a story', channel, ts, user, user_team: 'T0OTHER' });

    const { args } = await bot.slack.waitForApiCall('chat.startStream');
    expect(args).toMatchObject({ recipient_user_id: user, recipient_team_id: 'T0OTHER' });
  });

  it('is shown as it comes', async () => {
    await say('slowly');

    expect(await bot.slack.waitForMessage('Once')).toMatchObject({ text: 'Once ', streaming: true });
    bot.app.get(Storyteller).gate.open();
    expect(await whole('Once')).toMatchObject({ text: 'Once upon a time.' });
  });

  it('is what interceptors make of it', async () => {
    await say('announce');

    expect(await whole('Listen')).toMatchObject({ text: 'Listen: a story.' });
  });

  it('of nothing says nothing', async () => {
    await say('nothing');

    const { ack } = await bot.slack.waitFor('an ack', () => bot.slack.deliveries.find(each => each.ack));
    expect(ack).not.toBeNull();
    expect(answers()).toEqual([]);
    expect(bot.log.find('warn', 'nothing')).toEqual([]);
  });

  it('that fails before its first piece is a handler that fails: its filters are asked', async () => {
    await say('break early');

    expect(await bot.slack.waitForMessage('Take your time.')).toMatchObject({ channelName: 'general' });
    expect(bot.log.find('error', '')).toEqual([]);
  });

  it('that fails later ends with a sentence, whose id is in the log, and is not told again', async () => {
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
  ])('that ends in a word for the user ends with it, and logs no error: %s', async (how, words) => {
    await say(`break ${how}`);

    expect(await whole('Half a')).toMatchObject({ text: `Half a \n\n${words}` });
    expect(bot.log.find('error', '')).toEqual([]);
  });

  it('is said by ctx.say() too, which tells where', async () => {
    const { ts } = await say('say it');

    const { text } = await bot.slack.waitForMessage('Said at');
    const said = answers().find(message => message.text === '**Two** words.');
    expect(said).toMatchObject({ streaming: false, threadTs: ts });
    expect(text).toBe(`Said at ${said?.ts}.`);
  });

  it('that fails fails the handler that says it by ctx.say(), and keeps what was said', async () => {
    await say('say half');

    await bot.slack.waitFor('the failure', () => bot.log.find('error', 'Storyteller.saysHalf failed')[0]);
    expect(answers()).toMatchObject([{ text: 'Half a ', streaming: false }]);
  });

  it('that Slack limits waits for that, and loses nothing', async () => {
    await say('slowly');
    await bot.slack.waitForMessage('Once');
    bot.slack.faults.refuseNextCalls('chat.stopStream', 1, { retryAfterSeconds: 1 });
    bot.app.get(Storyteller).gate.open();

    expect(await whole('upon')).toMatchObject({ text: 'Once upon a time.' });
  });

  it('is responded with when it is whole, in one message', async () => {
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

  it('that Slack refuses to go on with is told of in the log', async () => {
    bot.slack.faults.refuseNextCalls('chat.startStream', 1, { error: 'is_archived' });
    await say('@app, a story');

    const line = await bot.slack.waitFor('a line', () => bot.log.find('error', 'Storyteller.mention')[0]);
    expect(line).toMatch(/What Storyteller\.mention answered could not be said: .*is_archived/);
  });
});

describe('while a stream goes on', () => {
  it('its event is acked at the deadline', async () => {
    await start({ ackDeadlineMs: 30 });
    await say('slowly');

    await bot.slack.waitFor('an ack', () => bot.slack.acks[0]);
    expect(answers()).toMatchObject([{ text: 'Once ', streaming: true }]);
    bot.app.get(Storyteller).gate.open();
    await whole('upon a time.');
    expect(bot.slack.problems).toEqual([]);
  });

  it('its failure is told in the language of whoever asked', async () => {
    await start({ texts: locale => (locale?.startsWith('de') ? { failed: id => `Das ging schief (${id}).` } : {}) });
    bot.slack.user('ann').chooseLanguage('de-DE');
    await say('break late');

    expect((await whole('Half a')).text).toMatch(/^Half a \n\nDas ging schief \(\w+\)\.$/);
  });

  it('its handler holds its slot', async () => {
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

  it('its time may end: then it ends with a sentence, and is not delivered again', async () => {
    await start({ ackDeadlineMs: 30, handlerTimeoutMs: 150 });
    await say('slowly');

    const { text } = await whole('Once');
    expect(text).toMatch(/^Once \n\nSorry, that didn't work\. .*error \w+/);
    expect(bot.app.get(Storyteller).signal?.aborted).toBe(true);
    expect(bot.log.find('error', 'handlerTimeoutMs')).toHaveLength(1);
    expect(bot.slack.deliveries.every(({ attempts }) => attempts.length === 1)).toBe(true);
  });

  it('the app may shut down: then it says so', async () => {
    await start({ ackDeadlineMs: 30, drainTimeoutMs: 50 });
    await say('slowly');
    await bot.slack.waitForMessage('Once');

    await bot.app.close();
    expect(answers()).toMatchObject([{ streaming: false, text: expect.stringContaining('just being restarted') }]);
  });
});
