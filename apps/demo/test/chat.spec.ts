import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';

const desk = Desk.forEachTest();

describe('what people write', () => {
  it('to the bot is answered in a thread, with how things stand', async () => {
    await desk.ann.command('/deploy', 'web prod');
    await desk.ticket('Checkout is slow');

    const question = await desk.bob.say('general', '@desk any news?');

    const answer = await desk.general.thread(question).message('deploys that wait: 1, open tickets: 1');
    expect(answer.text).toContain(`<@${desk.bob.id}>`);
  });

  it('to the bot within a thread is answered there', async () => {
    const root = await desk.ann.say('general', 'about the release');

    await desk.bob.say('general', '@desk any news?', { threadTs: root.ts });

    expect(await desk.general.thread(root).message('deploys that wait')).toMatchObject({ channelName: 'general' });
  });

  it('to the bot is answered piece by piece, with a line for each thing', async () => {
    await desk.ann.command('/deploy', 'web prod');
    await desk.ticket('Checkout is slow');

    await desk.bob.say('general', '@desk any news?');

    const whole = await desk.general.message(({ streaming }) => streaming === false);
    expect(whole.text.split('\n').slice(1)).toEqual([
      `- 1. web to prod, asked for by <@${desk.ann.id}>: ⏳ Waiting for approval`,
      '- 1. Checkout is slow (web), nobody has it yet',
    ]);
  });

  it('about the status of a service is answered with what is known of it', async () => {
    await desk.ann.command('/deploy', 'web prod');
    await desk.ticket('Checkout is slow');

    const question = await desk.bob.say('general', 'Status of Web please');
    await desk.bob.say('support', 'status of billing?');

    const answer = await desk.general.thread(question).message('1. web to prod');
    expect(answer.text).toContain('1. Checkout is slow (web)');
    await desk.support.message('Nothing is known against billing.');
  });

  it('about the status of anything else is left alone', async () => {
    const question = await desk.bob.say('general', 'status of the nation');

    await desk.acked();
    expect(desk.slack.messages).toEqual([question]);
  });

  it('to the bot alone is answered with what it is there for', async () => {
    await desk.carol.say('@desk', 'hello');

    expect(await desk.carol.channel('@desk').message('I am the desk.')).toMatchObject({ channelName: '' });
  });

  it('of something that is broken is answered with the way to a ticket', async () => {
    const complaint = await desk.bob.say('support', 'the search is broken again');

    expect(await desk.support.thread(complaint).message('/ticket')).toMatchObject({ channelName: 'support' });
  });
});

describe('the audit log', () => {
  it('tells which handler ran for whom, and how it ended', async () => {
    await desk.ann.command('/deploy', 'web prod');
    await desk.bob.command('/deploy', 'wbe prod');

    const audited = desk.log.logged.filter(line => line.startsWith('DeployBot.ask'));
    expect(audited).toEqual([
      expect.stringMatching(new RegExp(`for ${desk.ann.id}: done after \\d+ ms$`)),
      expect.stringMatching(new RegExp(`for ${desk.bob.id}: UnknownServiceError after \\d+ ms$`)),
    ]);
  });

  it('leaves out what would be said over and over', async () => {
    await desk.bob.say('general', 'hello');
    await desk.acked();

    expect(desk.log.logged.filter(line => line.startsWith('PulseBot'))).toEqual([]);
  });
});
