import { SlackRoutes } from '@nest-slack/socket-mode';
import { describe, expect, it } from '@jest/globals';
import { CatalogueService } from '../src/catalogue/catalogue.service.js';
import { DeployDecidedError, DeployNotFoundError } from '../src/deploys/deploy.errors.js';
import { DeploysService } from '../src/deploys/deploys.service.js';
import { Desk } from './support/desk.js';

describe('/deploy', () => {
  const desk = Desk.forEachTest();

  it('posts a request in the channel with buttons to approve and reject it', async () => {
    await desk.ann.command('/deploy', 'web prod');

    const card = await desk.general.message(/\[ Approve \].*\[ Reject \]/);
    expect(card.text).toBe('Deploy 1: *web* to *prod*');
  });

  it.each(['', 'web to prod', 'web prod --froce'])('replies with its usage to invalid arguments "%s"', async text => {
    await desk.carol.command('/deploy', text);

    await desk.carol.ephemeral('/deploy <service> [environment] [--force]');
    expect(desk.general.messages).toEqual([]);
  });

  it('deploys to staging by default', async () => {
    await desk.ann.command('/deploy', 'web');
    await desk.general.message('Deploy 1: *web* to *staging*');
    await desk.ann.command('/deploy', 'web PROD');

    expect(await desk.general.message('Deploy 2: *web* to *prod*')).toMatchObject({ channelName: 'general' });
  });

  it('needs no approval with --force', async () => {
    const card = await desk.deploy('web --force prod');

    expect(await desk.general.message('Forced by @ann')).toEqual(card);
    await expect(desk.bob.click(card, 'Approve')).rejects.toThrow('There is: nothing.');
  });
});

describe('/deploy with an invalid request', () => {
  const desk = Desk.forAllTests();

  it('rejects users who are not releasers with an ephemeral message', async () => {
    await desk.carol.command('/deploy', 'web prod');

    const refusal = await desk.carol.ephemeral('Only releasers can deploy. Ask @ann or @bob.');
    expect(await desk.carol.ephemeral('DESK_RELEASERS')).toEqual(refusal);
    expect(desk.general.messages).toEqual([]);
  });

  it.each([
    ['wbe prod', 'Unknown service "wbe". Services: api, billing, search, web, worker.'],
    ['web moon', 'Unknown environment "moon". Deploy to staging or prod.'],
    ['<!here> prod', 'Unknown service "<!here>".'],
  ])('explains what is wrong with "%s"', async (text, sentence) => {
    await desk.ann.command('/deploy', text);

    await desk.ann.ephemeral(sentence);
    expect(desk.general.messages).toEqual([]);
  });
});

describe('/deploy freeze', () => {
  const desk = Desk.forEachTest();

  it('rejects deploys that are not forced until /deploy thaw', async () => {
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

  it('is restricted to releasers', async () => {
    await desk.carol.command('/deploy', 'freeze it');
    const refusal = await desk.carol.ephemeral('Only releasers can deploy.');
    await desk.carol.command('/deploy', 'thaw');

    const secondRefusal = await desk.carol.ephemeral(
      ({ ts, text }) => ts > refusal.ts && text.includes('Only releasers'),
    );
    expect(desk.slack.messages).toEqual([refusal, secondRefusal]);
  });
});

describe('the buttons of a deploy', () => {
  const desk = Desk.forEachTest();

  it('approve the deploy: the message names the approver and has no buttons', async () => {
    const card = await desk.deploy('web prod');

    await desk.bob.click(card, 'Approve');

    const approved = await desk.general.message('Approved by @bob');
    expect(desk.slack.messages).toEqual([approved]);
    await expect(desk.bob.click(card, 'Reject')).rejects.toThrow('There is: nothing.');
  });

  it('ack an approval before the handler runs', () => {
    const routes = desk.app.get(SlackRoutes).all;

    expect(routes.find(({ pattern }) => pattern === 'deploy/:id/approve')?.ack).toBe('immediate');
  });

  it('reject the deploy, also for the requester', async () => {
    const card = await desk.deploy('web prod');

    await desk.ann.click(card, 'Reject');

    expect(await desk.general.message('Rejected by @ann')).toMatchObject({ ts: card.ts });
  });

  it('do not let requesters approve their own deploy', async () => {
    const card = await desk.deploy('web prod');

    await desk.ann.click(card, 'Approve');

    await desk.ann.ephemeral('Another person must approve it');
    expect(await desk.general.message('Waiting for approval')).toEqual(card);
  });

  it('reject users who are not releasers', async () => {
    const card = await desk.deploy('web prod');

    await desk.carol.click(card, 'Approve');

    await desk.carol.ephemeral('Only releasers can deploy');
    expect(await desk.general.message('Waiting for approval')).toEqual(card);
  });
});

describe('DeploysService', () => {
  it('accepts one decision for each deploy', () => {
    const deploys = new DeploysService(new CatalogueService());
    const { id } = deploys.request({ service: 'web', environment: 'prod', force: false }, 'U1');
    deploys.approve(id, 'U2');

    expect(() => deploys.reject(id, 'U3')).toThrow(new DeployDecidedError(id, { verdict: 'approved', by: 'U2' }));
    expect(deploys.pending).toEqual([]);
  });

  it('rejects decisions about unknown deploys', () => {
    const deploys = new DeploysService(new CatalogueService());

    expect(() => deploys.approve(7, 'U2')).toThrow(DeployNotFoundError);
  });
});
