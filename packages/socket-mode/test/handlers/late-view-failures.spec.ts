import { Catch } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { type SlackExceptionFilter, SlackUserException, SlackView } from '../../src/index.js';
import { modal } from '../support/block-kit.js';
import { fails, LateForm, says, textsIn } from '../support/late-form-bot.js';
import { countsOf } from '../support/start-held.js';
import { until } from '../support/until.js';

class DatabaseGone extends Error {}

@Catch(DatabaseGone)
class FailureForSlack implements SlackExceptionFilter {
  catch() {
    return 503;
  }
}

describe('submission that is still running at the ack deadline', () => {
  it('notifies the user of an error after they have closed the placeholder view', async () => {
    await using late = await LateForm.start();
    await late.submit();
    await late.ann.closeView(late.top);
    const message = await late.endTold(fails(new SlackUserException('There is no ticket 7.')), 'There is no ticket 7.');
    expect(message.channel).toMatch(/^D/);
    expect(late.bot.log.find('error', '')).toEqual([]);
  });

  it.each([
    ['nothing', () => undefined],
    ['a view', () => SlackView.update(modal('second'))],
  ])('sends nothing after the user has closed the placeholder view when the result is %s', async (_, outcome) => {
    await using late = await LateForm.start();
    await late.submit();
    await late.ann.closeView(late.top);
    late.handlers.outcome = outcome;
    late.handlers.gate.open();
    await late.bot.slack.waitFor('a line', () => late.bot.log.find('debug', 'the user has closed the view')[0]);
    expect(late.ann.views).toEqual([]);
    expect(late.bot.log.find('error', '')).toEqual([]);
  });

  it('updates the view only after its ack, which can reach Slack later than a Web API call', async () => {
    await using late = await LateForm.start({ connections: 1 });
    late.bot.slack.faults.delay({ ms: 400, direction: 'from_app' });
    const exchange = late.submit();
    await late.pending();
    late.handlers.gate.open();
    await exchange;
    await late.bot.slack.waitForView('ann', { where: says('Done.') });
    expect(late.bot.log.find('error', '')).toEqual([]);
  });

  it('is acked once, with the placeholder view, when it was received on two connections', async () => {
    await using late = await LateForm.start();
    await late.bot.slack.waitForConnections(2);
    const form = await late.open();
    late.bot.slack.faults.duplicateNext(1, { as: 'same_envelope' });
    const { ack } = await late.submitAgain(form);
    await until('the other to go without an ack', () => countsOf(late.bot)?.withheld === 1);
    expect(late.bot.slack.acks.filter(({ envelopeId }) => envelopeId === ack?.envelopeId)).toHaveLength(1);
    await late.end(() => undefined, says('Done.'));
  });

  it('shows the result in the form itself when the ack was never sent', async () => {
    await using late = await LateForm.start({ connections: 1, connectionLimits: { ackMs: 600 } });
    late.bot.slack.faults.refuseNextOpens(1_000);
    void late.submit();
    await late.bot.slack.waitFor('the submission', () => late.handlers.submitted[0]);
    late.bot.slack.faults.cut();
    await late.pending();
    await late.end(() => undefined, says('Done.'));
    expect(late.ann.views).toHaveLength(1);
  });

  it('shows the result in the form itself when the ack was sent but did not reach Slack', async () => {
    await using late = await LateForm.start();
    const form = await late.open();
    late.bot.slack.faults.loseAcks(1);
    void late.submitAgain(form);
    await late.pending();
    await late.end(() => undefined, says('Done.'));
    expect(late.ann.views).toHaveLength(1);
  });

  it('shows an error text when Slack refuses the returned view', async () => {
    await using late = await LateForm.start();
    await late.submit();
    const refused = modal('refused', [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(4_000) } }]);
    const view = await late.end(
      () => SlackView.update(refused),
      shown => textsIn(shown).some(text => text.startsWith("Sorry, that didn't work.")),
    );
    expect(view.submit).toBeNull();
    expect(late.bot.log.find('error', 'invalid_arguments')).toHaveLength(1);
  });

  it('notifies the user when no view can be shown', async () => {
    await using late = await LateForm.start();
    await late.submit();
    late.bot.slack.faults.refuseNextCalls('views.update', 2, { error: 'fatal_error' });
    const message = await late.endTold(() => undefined, /^Sorry, that didn't work\./);
    expect(message.channel).toMatch(/^D/);
  });

  it('reopens the form where a filter returns a failure for Slack, because the ack was already sent', async () => {
    await using late = await LateForm.start({ enhancers: { filters: [FailureForSlack] } });
    await late.submit({ title: 'Lamp' });
    const again = await late.end(fails(new DatabaseGone('It is gone.')), ({ submit }) => submit !== null);
    expect(textsIn(again)[0]).toMatch(/^⚠️ Sorry, that didn't work\./);
    expect(again.state).toMatchObject({ title: { title_text: { value: 'Lamp' } } });
  });

  it('reopens the form at the handler timeout', async () => {
    await using late = await LateForm.start({ handlerTimeoutMs: 400 });
    await late.submit();
    const again = await late.bot.slack.waitForView('ann', { where: ({ submit }) => submit !== null });
    expect(textsIn(again)[0]).toMatch(/^⚠️ Sorry, that didn't work\./);
  });

  it('reopens the form when the bot shuts down', async () => {
    await using late = await LateForm.start({ drainTimeoutMs: 50 });
    await late.submit();
    await late.bot.app.close();
    expect(textsIn(late.top)[0]).toMatch(/^⚠️ I am just being restarted/);
  });

  it('closes with a warning when there is no bot token for the late response', async () => {
    await using late = await LateForm.start({ botToken: undefined });
    const exchange = late.bot.slack.deliver({
      type: 'interactive',
      payload: {
        type: 'view_submission',
        view: { type: 'modal', id: 'V1', callback_id: 'form', title: {}, blocks: [] },
      },
    });
    const { ack } = await exchange;
    expect(ack?.status).toBe('in_time');
    expect(ack).not.toHaveProperty('payload');
    expect(
      late.bot.log.find('warn', 'without a bot token no result can be shown later: the view was closed'),
    ).toHaveLength(1);
    late.handlers.gate.open();
  });
});

describe('returned view that Slack would reject', () => {
  it.each([
    ['no modal', { type: 'home', blocks: [] }, "it is no modal: one has the type 'modal', a title and blocks"],
    [
      'a long title',
      { ...modal('x'), title: { type: 'plain_text', text: 'x'.repeat(25) } },
      'its title has 25 characters',
    ],
    ['much data', modal('x', []), 'its private_metadata has 3001 characters, and 3000 are the most'],
    [
      'many blocks',
      modal(
        'x',
        Array.from({ length: 101 }, () => ({ type: 'divider' })),
      ),
      'it has 101 blocks',
    ],
    ['no submit', { ...modal('x'), submit: undefined }, 'it has inputs, but no submit'],
  ])('keeps the form open with an error text, and is logged: %s', async (what, view, problem) => {
    await using late = await LateForm.start();
    const full = what === 'much data' ? { ...view, private_metadata: 'x'.repeat(3_001) } : view;
    late.handlers.outcome = () => ({ response_action: 'update', view: full });
    const exchange = late.submitAgain(await late.open());
    late.handlers.gate.open();
    await exchange;
    expect(late.top?.callbackId).toBe('form');
    expect(late.top?.errors).toEqual({ title: expect.stringMatching(/^Sorry, that didn't work\./) });
    expect(late.bot.log.find('error', problem)).toHaveLength(1);
  });
});
