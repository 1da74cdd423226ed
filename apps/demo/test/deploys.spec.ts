import { SlackRoutes } from '@nest-slack/socket-mode';
import { describe, expect, it } from '@jest/globals';
import { CatalogueService } from '../src/catalogue/catalogue.service.js';
import { DeployDecidedError, DeployNotFoundError } from '../src/deploys/deploy.errors.js';
import { DeploysService } from '../src/deploys/deploys.service.js';
import { Desk } from './support/desk.js';

describe('/deploy', () => {
  const desk = Desk.forEachTest();

  it('asks in the channel, with a button to approve and one to reject', async () => {
    await desk.ann.command('/deploy', 'web prod');

    const card = await desk.general.message(/\[ Approve \].*\[ Reject \]/);
    expect(card.text).toBe('Deploy 1: *web* to *prod*');
  });

  it.each(['', 'web to prod', 'web prod --froce'])('explains itself when "%s" follows', async text => {
    await desk.carol.command('/deploy', text);

    await desk.carol.ephemeral('/deploy <service> [environment] [--force]');
    expect(desk.general.messages).toEqual([]);
  });

  it('goes to staging when nothing else is said', async () => {
    await desk.ann.command('/deploy', 'web');
    await desk.general.message('Deploy 1: *web* to *staging*');
    await desk.ann.command('/deploy', 'web PROD');

    expect(await desk.general.message('Deploy 2: *web* to *prod*')).toMatchObject({ channelName: 'general' });
  });

  it('with --force waits for nobody', async () => {
    const card = await desk.deploy('web --force prod');

    expect(await desk.general.message('Forced by @ann')).toEqual(card);
    await expect(desk.bob.click(card, 'Approve')).rejects.toThrow('There is: nothing.');
  });
});

describe('/deploy that asks for no deploy that there can be', () => {
  const desk = Desk.forAllTests();

  it('refuses who is no releaser, for that person alone to read', async () => {
    await desk.carol.command('/deploy', 'web prod');

    const refusal = await desk.carol.ephemeral('Only releasers deploy. Ask @ann or @bob.');
    expect(await desk.carol.ephemeral('DESK_RELEASERS')).toEqual(refusal);
    expect(desk.general.messages).toEqual([]);
  });

  it.each([
    ['wbe prod', 'No service is called "wbe". There are: api, billing, search, web, worker.'],
    ['web moon', 'There is no environment "moon": deploy to staging or prod.'],
    ['<!here> prod', 'No service is called "<!here>".'],
  ])('answers "%s" with a sentence about what is wrong', async (text, sentence) => {
    await desk.ann.command('/deploy', text);

    await desk.ann.ephemeral(sentence);
    expect(desk.general.messages).toEqual([]);
  });
});

describe('a freeze', () => {
  const desk = Desk.forEachTest();

  it('holds up every deploy but forced ones, for the reason that was given, until it is over', async () => {
    await desk.ann.command('/deploy', 'freeze the shop has a sale, until 6 pm');
    await desk.general.message(/^🧊 @ann froze deploys: the shop has a sale, until 6 pm$/);
    await desk.bob.command('/deploy', 'web prod');
    await desk.bob.ephemeral('@ann froze deploys: the shop has a sale, until 6 pm.');
    await desk.bob.command('/deploy', 'web prod --force');
    await desk.general.message('Deploy 1: *web* to *prod*');

    await desk.ann.command('/deploy', 'thaw');
    await desk.general.message('@ann thawed deploys');
    await desk.bob.command('/deploy', 'web prod');
    await desk.general.message('Deploy 2: *web* to *prod*');
    await desk.ann.command('/deploy', 'thaw');

    expect(await desk.ann.ephemeral('Deploys are not frozen.')).toMatchObject({ channelName: 'general' });
  });

  it('is for releasers to say', async () => {
    await desk.carol.command('/deploy', 'freeze it');
    const refusal = await desk.carol.ephemeral('Only releasers deploy.');
    await desk.carol.command('/deploy', 'thaw');

    const again = await desk.carol.ephemeral(({ ts, text }) => ts > refusal.ts && text.includes('Only releasers'));
    expect(desk.slack.messages).toEqual([refusal, again]);
  });
});

describe('the buttons of a deploy', () => {
  const desk = Desk.forEachTest();

  it('approve it: the message tells who did, and has no buttons any more', async () => {
    const card = await desk.deploy('web prod');

    await desk.bob.click(card, 'Approve');

    const approved = await desk.general.message('Approved by @bob');
    expect(desk.slack.messages).toEqual([approved]);
    await expect(desk.bob.click(card, 'Reject')).rejects.toThrow('There is: nothing.');
  });

  it('approve it with an ack that comes first', () => {
    const routes = desk.app.get(SlackRoutes).all;

    expect(routes.find(({ pattern }) => pattern === 'deploy/:id/approve')?.ack).toBe('immediate');
  });

  it('reject it, also for the one who asked', async () => {
    const card = await desk.deploy('web prod');

    await desk.ann.click(card, 'Reject');

    expect(await desk.general.message('Rejected by @ann')).toMatchObject({ ts: card.ts });
  });

  it('tell the one who asked that somebody else must approve, and leave the message as it is', async () => {
    const card = await desk.deploy('web prod');

    await desk.ann.click(card, 'Approve');

    await desk.ann.ephemeral('somebody else must approve it');
    expect(await desk.general.message('Waiting for approval')).toEqual(card);
  });

  it('do nothing for who is no releaser but say so', async () => {
    const card = await desk.deploy('web prod');

    await desk.carol.click(card, 'Approve');

    await desk.carol.ephemeral('Only releasers deploy');
    expect(await desk.general.message('Waiting for approval')).toEqual(card);
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
