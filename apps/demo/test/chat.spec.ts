import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';
import { LogBook } from './support/log-book.js';

describe('what people write', () => {
  it('to the bot is answered in a thread, with how things stand', async () => {
    await using desk = await Desk.open();
    await desk.ann.command('/deploy', 'web prod');
    await desk.ticket('Checkout is slow');

    const question = await desk.bob.say('general', '@desk any news?');

    const answer = await desk.slack.waitForMessage('deploys that wait: 1, open tickets: 1');
    expect(answer).toMatchObject({ threadTs: question.ts, channelName: 'general' });
    expect(answer.text).toContain(`<@${desk.bob.id}>`);
  });

  it('to the bot within a thread is answered there', async () => {
    await using desk = await Desk.open();
    const root = await desk.ann.say('general', 'about the release');

    await desk.bob.say('general', '@desk any news?', { threadTs: root.ts });

    expect((await desk.slack.waitForMessage('deploys that wait')).threadTs).toBe(root.ts);
  });

  it('to the bot is answered piece by piece, with a line for each thing', async () => {
    await using desk = await Desk.open();
    await desk.ann.command('/deploy', 'web prod');
    await desk.ticket('Checkout is slow');

    await desk.bob.say('general', '@desk any news?');

    const whole = await desk.slack.waitForMessage(({ streaming }) => streaming === false);
    expect(whole.text.split('\n').slice(1)).toEqual([
      `- 1. web to prod, asked for by <@${desk.ann.id}>: ⏳ Waiting for approval`,
      '- 1. Checkout is slow (web), nobody has it yet',
    ]);
  });

  it('about the status of a service is answered with what is known of it', async () => {
    await using desk = await Desk.open();
    await desk.ann.command('/deploy', 'web prod');
    await desk.ticket('Checkout is slow');

    const question = await desk.bob.say('general', 'Status of Web please');
    await desk.bob.say('support', 'status of billing?');

    const answer = await desk.slack.waitForMessage('1. web to prod');
    expect(answer.threadTs).toBe(question.ts);
    expect(answer.text).toContain('1. Checkout is slow (web)');
    expect((await desk.slack.waitForMessage('Nothing is known against billing.')).channelName).toBe('support');
  });

  it('about the status of anything else is left alone', async () => {
    await using desk = await Desk.open();

    const question = await desk.bob.say('general', 'status of the nation');

    await desk.acked();
    expect(desk.slack.messages).toEqual([question]);
  });

  it('to the bot alone is answered with what it is there for', async () => {
    await using desk = await Desk.open();

    await desk.carol.say('@desk', 'hello');

    expect((await desk.slack.waitForMessage('I am the desk.')).channelName).toBe('');
  });

  it('of something that is broken is answered with the way to a ticket', async () => {
    await using desk = await Desk.open();

    const complaint = await desk.bob.say('support', 'the search is broken again');

    expect((await desk.slack.waitForMessage('Write `/ticket`')).threadTs).toBe(complaint.ts);
  });
});

describe('the audit log', () => {
  it('tells which handler ran for whom, and how it ended', async () => {
    const book = new LogBook();
    await using desk = await Desk.open({ logger: book });

    await desk.ann.command('/deploy', 'web prod');
    await desk.bob.command('/deploy', 'wbe prod');

    const audited = book.logged.filter(line => line.startsWith('DeployBot.ask'));
    expect(audited).toEqual([
      expect.stringMatching(new RegExp(`for ${desk.ann.id}: done after \\d+ ms$`)),
      expect.stringMatching(new RegExp(`for ${desk.bob.id}: UnknownServiceError after \\d+ ms$`)),
    ]);
  });

  it('leaves out what would be said over and over', async () => {
    const book = new LogBook();
    await using desk = await Desk.open({ logger: book });

    await desk.bob.say('general', 'hello');
    await desk.acked();

    expect(book.logged.filter(line => line.startsWith('PulseBot'))).toEqual([]);
  });
});
