import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';

const DEPLOY = { service: 'web', environment: 'prod', channel: 'support', person: 'ann' };

const isTold = (line: string): boolean => line.startsWith('The step of deploy 1 was not told');

describe('the step that provides an environment', () => {
  const desk = Desk.forAllTests();

  it('gives its URL and its last day to the workflow, and logs which step it was', async () => {
    const first = await desk.ann.runFunction('provision_environment', { service: 'web', days: 7 });
    const second = await desk.ann.runFunction('provision_environment', { service: 'api' });

    expect(await desk.slack.waitForOutcome(first.execution)).toEqual({
      status: 'completed',
      outputs: { url: 'https://web-1.env.example.com', until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    });
    await desk.slack.waitForOutcome(second.execution);
    const logged = desk.log.logged.filter(line => line.includes('env.example.com is there'));
    expect(logged).toEqual([
      expect.stringContaining(`${first.execution.id}: https://web-1.env.example.com is there`),
      expect.stringContaining(`${second.execution.id}: https://api-2.env.example.com is there`),
    ]);
  });

  it.each([
    [{ service: 'wbe' }, 'No service is called "wbe". There are: api, billing, search, web, worker.'],
    [{ service: 'web', days: 30 }, 'Two weeks at most.'],
  ])(
    'fails for %j with a sentence for whoever built the workflow, and without an error in the log',
    async (inputs, text) => {
      const { execution } = await desk.ann.runFunction('provision_environment', inputs);

      const outcome = await desk.slack.waitForOutcome(execution);
      expect(outcome).toEqual({ status: 'failed', error: expect.stringContaining(text) });
      expect(desk.log.warned).toEqual([]);
    },
  );
});

describe('the step that asks for a deploy', () => {
  const desk = Desk.forEachTest();

  it.each([
    ['Approve', true],
    ['Reject', false],
  ])('waits for a decision, and is over by "%s"', async (button, approved) => {
    const { execution, ack } = await desk.ann.runFunction('ask_for_deploy', DEPLOY);
    expect(ack).not.toBeNull();
    expect(execution.outcome).toBeNull();
    const card = await desk.support.message('Deploy 1: *web* to *prod*');
    await desk.bob.click(card, button);

    expect(await desk.slack.waitForOutcome(execution)).toEqual({
      status: 'completed',
      outputs: { approved, decided_by: desk.bob.id },
    });
    expect(await desk.support.message('by @bob')).toMatchObject({ ts: card.ts });
    expect(desk.log.warned).toEqual([]);
  });

  it('fails while deploys are frozen', async () => {
    await desk.ann.command('/deploy', 'freeze the shop has a sale');

    const { execution } = await desk.ann.runFunction('ask_for_deploy', DEPLOY);

    const outcome = await desk.slack.waitForOutcome(execution);
    expect(outcome).toEqual({ status: 'failed', error: expect.stringContaining('froze deploys: the shop has a sale') });
  });

  it('is not told when it runs no more, which holds up no decision', async () => {
    await desk.ann.runFunction('ask_for_deploy', DEPLOY);
    const card = await desk.support.message('Deploy 1: *web* to *prod*');
    desk.slack.failures.expect('execution_not_in_running_state');
    desk.slack.faults.refuseNextCalls('functions.completeSuccess', 1, { error: 'execution_not_in_running_state' });

    await desk.bob.click(card, 'Approve');

    expect(await desk.support.message('Approved by')).toMatchObject({ ts: card.ts });
    await desk.slack.waitFor('the warning', () => desk.log.warned.find(isTold));
  });
});
