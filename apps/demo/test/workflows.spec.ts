import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';

const DEPLOY = { service: 'web', environment: 'prod', channel: 'support', person: 'ann' };

const isCompletionWarning = (entry: string): boolean =>
  entry.startsWith('Could not complete the workflow step of deploy 1');

describe('the step that provides an environment', () => {
  const desk = Desk.forAllTests();

  it('returns its URL and last day to the workflow and logs the id of the step', async () => {
    const first = await desk.ann.runFunction('provision_environment', { service: 'web', days: 7 });
    const second = await desk.ann.runFunction('provision_environment', { service: 'api' });

    expect(await desk.slack.waitForOutcome(first.execution)).toEqual({
      status: 'completed',
      outputs: { url: 'https://web-1.env.example.com', until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    });
    await desk.slack.waitForOutcome(second.execution);
    const logged = desk.log.logged.filter(entry => entry.includes('env.example.com is available'));
    expect(logged).toEqual([
      expect.stringContaining(`${first.execution.id}: https://web-1.env.example.com is available`),
      expect.stringContaining(`${second.execution.id}: https://api-2.env.example.com is available`),
    ]);
  });

  it.each([
    [{ service: 'wbe' }, 'Unknown service "wbe". Services: api, billing, search, web, worker.'],
    [{ service: 'web', days: 30 }, 'Must be at most 14 days.'],
  ])('fails for %j with a message for the workflow and logs no error', async (inputs, text) => {
    const { execution } = await desk.ann.runFunction('provision_environment', inputs);

    const outcome = await desk.slack.waitForOutcome(execution);
    expect(outcome).toEqual({ status: 'failed', error: expect.stringContaining(text) });
    expect(desk.log.warned).toEqual([]);
  });
});

describe('the step that requests a deploy', () => {
  const desk = Desk.forEachTest();

  it.each([
    ['Approve', true],
    ['Reject', false],
  ])('completes when a user clicks "%s"', async (button, approved) => {
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

  it('does not block the decision when the step is no longer running', async () => {
    await desk.ann.runFunction('ask_for_deploy', DEPLOY);
    const card = await desk.support.message('Deploy 1: *web* to *prod*');
    desk.slack.failures.expect('execution_not_in_running_state');
    desk.slack.faults.refuseNextCalls('functions.completeSuccess', 1, { error: 'execution_not_in_running_state' });

    await desk.bob.click(card, 'Approve');

    expect(await desk.support.message('Approved by')).toMatchObject({ ts: card.ts });
    await desk.slack.waitFor('the warning', () => desk.log.warned.find(isCompletionWarning));
  });
});
