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

  it.each(['', 'web', 'web to prod'])('explains itself when "%s" follows', async text => {
    await using desk = await Desk.open();

    const { message } = await desk.carol.command('/deploy', text);

    expect(message?.text).toContain('Write `/deploy SERVICE ENVIRONMENT`');
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
    const { id } = deploys.ask('web', 'prod', 'U1');
    deploys.approve(id, 'U2');

    expect(() => deploys.reject(id, 'U3')).toThrow(new DeployDecidedError(id, { verdict: 'approved', by: 'U2' }));
    expect(deploys.waiting).toEqual([]);
  });

  it('knows nothing of a deploy that nobody asked for', () => {
    const deploys = new DeploysService(new CatalogueService());

    expect(() => deploys.approve(7, 'U2')).toThrow(DeployNotFoundError);
  });
});
