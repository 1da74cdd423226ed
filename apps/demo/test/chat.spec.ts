import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';

const desk = Desk.forEachTest();

describe('ChatBot', () => {
  it('answers a mention in a thread with the numbers of pending deploys and open tickets', async () => {
    await desk.ann.command('/deploy', 'web prod');
    await desk.ticket('Checkout is slow');

    const question = await desk.bob.say('general', '@desk any news?');

    const answer = await desk.general.thread(question).message('pending deploys: 1, open tickets: 1');
    expect(answer.text).toContain(`<@${desk.bob.id}>`);
  });

  it('answers a mention within a thread in the same thread', async () => {
    const root = await desk.ann.say('general', 'about the release');

    await desk.bob.say('general', '@desk any news?', { threadTs: root.ts });

    expect(await desk.general.thread(root).message('pending deploys')).toMatchObject({ channelName: 'general' });
  });

  it('streams the answer to a mention, with one item for each deploy and ticket', async () => {
    await desk.ann.command('/deploy', 'web prod');
    await desk.ticket('Checkout is slow');

    await desk.bob.say('general', '@desk any news?');

    const whole = await desk.general.message(({ streaming }) => streaming === false);
    expect(whole.text.split('\n').slice(1)).toEqual([
      `- 1. web to prod, requested by <@${desk.ann.id}>: ⏳ Waiting for approval`,
      '- 1. Checkout is slow (web), unassigned',
    ]);
  });

  it('answers a question about a service with its latest deploy and open tickets', async () => {
    await desk.ann.command('/deploy', 'web prod');
    await desk.ticket('Checkout is slow');

    const question = await desk.bob.say('general', 'Status of Web please');
    await desk.bob.say('support', 'status of billing?');

    const answer = await desk.general.thread(question).message('1. web to prod');
    expect(answer.text).toContain('1. Checkout is slow (web)');
    await desk.support.message('billing has no deploys and no open tickets.');
  });

  it('ignores questions about the status of unknown services', async () => {
    const question = await desk.bob.say('general', 'status of the nation');

    await desk.waitForAcks();
    expect(desk.slack.messages).toEqual([question]);
  });

  it('answers a direct message with an introduction', async () => {
    await desk.carol.say('@desk', 'hello');

    expect(await desk.carol.channel('@desk').message('I am the desk bot.')).toMatchObject({ channelName: '' });
  });

  it('answers a message about something broken with how to open a ticket', async () => {
    const complaint = await desk.bob.say('support', 'the search is broken again');

    expect(await desk.support.thread(complaint).message('/ticket')).toMatchObject({ channelName: 'support' });
  });
});

describe('the audit log', () => {
  it('logs the handler, the user and the outcome', async () => {
    await desk.ann.command('/deploy', 'web prod');
    await desk.bob.command('/deploy', 'wbe prod');

    const auditEntries = desk.log.logged.filter(entry => entry.startsWith('DeployBot.request'));
    expect(auditEntries).toEqual([
      expect.stringMatching(new RegExp(`for ${desk.ann.id}: done after \\d+ ms$`)),
      expect.stringMatching(new RegExp(`for ${desk.bob.id}: UnknownServiceError after \\d+ ms$`)),
    ]);
  });

  it('excludes unaudited handlers', async () => {
    await desk.bob.say('general', 'hello');
    await desk.waitForAcks();

    expect(desk.log.logged.filter(entry => entry.startsWith('EventCounterBot'))).toEqual([]);
  });
});
