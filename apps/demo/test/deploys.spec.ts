import { SlackRoutes } from '@nest-slack/socket-mode';
import { describe, expect, it } from '@jest/globals';
import { CatalogueService } from '../src/catalogue/catalogue.service.js';
import { DeployDecidedError, DeployNotFoundError } from '../src/deploys/deploy.errors.js';
import { DeploysService } from '../src/deploys/deploys.service.js';
import { Desk, said } from './support/desk.js';

describe('/deploy', () => {
  it('asks in the channel, with a button to approve and one to reject', async () => {
    await using desk = await Desk.open();

    const { message } = await desk.ann.command('/deploy', 'web prod');

    expect(message).toMatchObject({ channelName: 'general', text: 'Deploy 1: *web* to *prod*' });
    expect(message?.ephemeralTo).toBeUndefined();
    expect(said(message?.blocks ?? [])).toContain('"action_id":"deploy/1/approve"');
    expect(said(message?.blocks ?? [])).toContain('"action_id":"deploy/1/reject"');
  });

  it('refuses who is no releaser, for that person alone to read', async () => {
    await using desk = await Desk.open();

    const { message } = await desk.carol.command('/deploy', 'web prod');

    expect(message?.ephemeralTo).toBe(desk.carol.id);
    expect(message?.text).toContain(`Only releasers deploy. Ask <@${desk.ann.id}> or <@${desk.bob.id}>.`);
    expect(said(message?.blocks ?? [])).toContain('DESK_RELEASERS');
    expect(desk.slack.messages).toHaveLength(1);
  });

  it.each([
    ['wbe prod', 'No service is called "wbe". There are: api, billing, search, web, worker.'],
    ['web moon', 'There is no environment "moon": deploy to staging or prod.'],
    ['<!here> prod', 'No service is called "&lt;!here&gt;".'],
  ])('answers "%s" with a sentence about what is wrong', async (text, sentence) => {
    await using desk = await Desk.open();

    const { message } = await desk.ann.command('/deploy', text);

    expect(message?.ephemeralTo).toBe(desk.ann.id);
    expect(message?.text).toContain(sentence);
  });

  it.each(['', 'web to prod', 'web prod --froce'])('explains itself when "%s" follows', async text => {
    await using desk = await Desk.open();

    const { message } = await desk.carol.command('/deploy', text);

    expect(message?.text).toContain('`/deploy &lt;service&gt; [environment] [--force]`');
  });

  it('goes to staging when nothing else is said', async () => {
    await using desk = await Desk.open();

    expect((await desk.ann.command('/deploy', 'web')).message?.text).toBe('Deploy 1: *web* to *staging*');
    expect((await desk.ann.command('/deploy', 'web PROD')).message?.text).toBe('Deploy 2: *web* to *prod*');
  });

  it('with --force waits for nobody', async () => {
    await using desk = await Desk.open();

    const { message } = await desk.ann.command('/deploy', 'web --force prod');

    expect(said(message?.blocks ?? [])).toContain(`Forced by <@${desk.ann.id}>`);
    expect(said(message?.blocks ?? [])).not.toContain('button');
  });
});

describe('a freeze', () => {
  it('holds up every deploy but forced ones, for the reason that was given, until it is over', async () => {
    await using desk = await Desk.open();

    const frozen = await desk.ann.command('/deploy', 'freeze the shop has a sale, until 6 pm');
    const refused = await desk.bob.command('/deploy', 'web prod');
    const forced = await desk.bob.command('/deploy', 'web prod --force');
    const thawed = await desk.ann.command('/deploy', 'thaw');
    const taken = await desk.bob.command('/deploy', 'web prod');

    expect(frozen.message?.text).toBe(`🧊 <@${desk.ann.id}> froze deploys: the shop has a sale, until 6 pm`);
    expect(refused.message?.text).toContain(`<@${desk.ann.id}> froze deploys: the shop has a sale, until 6 pm.`);
    expect(forced.message?.text).toBe('Deploy 1: *web* to *prod*');
    expect(thawed.message?.text).toContain('thawed deploys');
    expect(taken.message?.text).toBe('Deploy 2: *web* to *prod*');
    expect((await desk.ann.command('/deploy', 'thaw')).message?.text).toBe('Deploys are not frozen.');
  });

  it('is for releasers to say', async () => {
    await using desk = await Desk.open();

    for (const text of ['freeze it', 'thaw']) {
      const { message } = await desk.carol.command('/deploy', text);
      expect(message?.text).toContain('Only releasers deploy.');
    }
  });
});

describe('the buttons of a deploy', () => {
  it('approve it: the message tells who did, and has no buttons any more', async () => {
    await using desk = await Desk.open();
    const { message: card } = await desk.ann.command('/deploy', 'web prod');
    if (!card) throw new Error('The command was not answered with a card.');

    await desk.bob.click(card, 'Approve');

    const { blocks } = await desk.shows(card, `Approved by <@${desk.bob.id}>`);
    expect(said(blocks)).not.toContain('button');
    expect(desk.slack.messages).toHaveLength(1);
  });

  it('approve it with an ack that comes first', async () => {
    await using desk = await Desk.open();

    const routes = desk.app.get(SlackRoutes).all;

    expect(routes.find(({ pattern }) => pattern === 'deploy/:id/approve')?.ack).toBe('immediate');
  });

  it('reject it, also for the one who asked', async () => {
    await using desk = await Desk.open();
    const { message: card } = await desk.ann.command('/deploy', 'web prod');
    if (!card) throw new Error('The command was not answered with a card.');

    await desk.ann.click(card, 'Reject');

    await expect(desk.shows(card, `Rejected by <@${desk.ann.id}>`)).resolves.toMatchObject({ ts: card.ts });
  });

  it('tell the one who asked that somebody else must approve, and leave the message as it is', async () => {
    await using desk = await Desk.open();
    const { message: card } = await desk.ann.command('/deploy', 'web prod');
    if (!card) throw new Error('The command was not answered with a card.');

    await desk.ann.click(card, 'Approve');

    const told = await desk.slack.waitForMessage('somebody else must approve it');
    expect(told.ephemeralTo).toBe(desk.ann.id);
    await desk.shows(card, 'Waiting for approval');
  });

  it('do nothing for who is no releaser but say so', async () => {
    await using desk = await Desk.open();
    const { message: card } = await desk.ann.command('/deploy', 'web prod');
    if (!card) throw new Error('The command was not answered with a card.');

    await desk.carol.click(card, 'Approve');

    const told = await desk.slack.waitForMessage('Only releasers deploy');
    expect(told.ephemeralTo).toBe(desk.carol.id);
    await desk.shows(card, 'Waiting for approval');
  });
});

describe('DeploysService', () => {
  it('takes one decision about a deploy', () => {
    const deploys = new DeploysService(new CatalogueService());
    const { id } = deploys.ask({ service: 'web', environment: 'prod', force: false }, 'U1');
    deploys.approve(id, 'U2');

    expect(() => deploys.reject(id, 'U3')).toThrow(new DeployDecidedError(id, { verdict: 'approved', by: 'U2' }));
    expect(deploys.waiting).toEqual([]);
  });

  it('knows nothing of a deploy that nobody asked for', () => {
    const deploys = new DeploysService(new CatalogueService());

    expect(() => deploys.approve(7, 'U2')).toThrow(DeployNotFoundError);
  });
});
