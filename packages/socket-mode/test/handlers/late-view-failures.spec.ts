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

describe('a submission that outlives the deadline', () => {
  it('tells its user what is wrong when they have closed the small view', async () => {
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
  ])('leaves it at that when they have closed the small view and the answer is %s', async (_, outcome) => {
    await using late = await LateForm.start();
    await late.submit();
    await late.ann.closeView(late.top);
    late.handlers.outcome = outcome;
    late.handlers.gate.open();
    await late.bot.slack.waitFor('a line', () => late.bot.log.find('debug', 'the user has closed the view')[0]);
    expect(late.ann.views).toEqual([]);
    expect(late.bot.log.find('error', '')).toEqual([]);
  });

  it('waits for its ack, which may get to Slack later than a call', async () => {
    await using late = await LateForm.start({ connections: 1 });
    late.bot.slack.faults.delay({ ms: 400, direction: 'from_app' });
    const exchange = late.submit();
    await late.pending();
    late.handlers.gate.open();
    await exchange;
    await late.bot.slack.waitForView('ann', { where: says('Done.') });
    expect(late.bot.log.find('error', '')).toEqual([]);
  });

  it('and came over two connections is acked once: no bare ack outruns the small view', async () => {
    await using late = await LateForm.start();
    await late.bot.slack.waitForConnections(2);
    const form = await late.open();
    late.bot.slack.faults.duplicateNext(1, { as: 'same_envelope' });
    const { ack } = await late.submitAgain(form);
    await until('the other to go without an ack', () => countsOf(late.bot)?.withheld === 1);
    expect(late.bot.slack.acks.filter(({ envelopeId }) => envelopeId === ack?.envelopeId)).toHaveLength(1);
    await late.end(() => undefined, says('Done.'));
  });

  it('is shown in the form itself when the ack never went out', async () => {
    await using late = await LateForm.start({ connections: 1, connectionLimits: { ackMs: 600 } });
    late.bot.slack.faults.refuseNextOpens(1_000);
    void late.submit();
    await late.bot.slack.waitFor('the submission', () => late.handlers.submitted[0]);
    late.bot.slack.faults.cut();
    await late.pending();
    await late.end(() => undefined, says('Done.'));
    expect(late.ann.views).toHaveLength(1);
  });

  it('is shown in the form itself when its ack was written and never came to Slack', async () => {
    await using late = await LateForm.start();
    const form = await late.open();
    late.bot.slack.faults.loseAcks(1);
    void late.submitAgain(form);
    await late.pending();
    await late.end(() => undefined, says('Done.'));
    expect(late.ann.views).toHaveLength(1);
  });

  it('ends in a sentence when Slack refuses the view that it is answered with', async () => {
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

  it('tells its user when no view can be shown at all', async () => {
    await using late = await LateForm.start();
    await late.submit();
    late.bot.slack.faults.refuseNextCalls('views.update', 2, { error: 'fatal_error' });
    const message = await late.endTold(() => undefined, /^Sorry, that didn't work\./);
    expect(message.channel).toMatch(/^D/);
  });

  it('brings the form again where a filter wants Slack to see a failure, which it does not see any more', async () => {
    await using late = await LateForm.start({ enhancers: { filters: [FailureForSlack] } });
    await late.submit({ title: 'Lamp' });
    const again = await late.end(fails(new DatabaseGone('It is gone.')), ({ submit }) => submit !== null);
    expect(textsIn(again)[0]).toMatch(/^⚠️ Sorry, that didn't work\./);
    expect(again.state).toMatchObject({ title: { title_text: { value: 'Lamp' } } });
  });

  it('brings the form again when it has hung too long', async () => {
    await using late = await LateForm.start({ handlerTimeoutMs: 400 });
    await late.submit();
    const again = await late.bot.slack.waitForView('ann', { where: ({ submit }) => submit !== null });
    expect(textsIn(again)[0]).toMatch(/^⚠️ Sorry, that didn't work\./);
  });

  it('brings the form again when the bot shuts down', async () => {
    await using late = await LateForm.start({ drainTimeoutMs: 50 });
    await late.submit();
    await late.bot.app.close();
    expect(textsIn(late.top)[0]).toMatch(/^⚠️ I am just being restarted/);
  });

  it('closes, and that is warned of, where there is no bot token to show an answer with', async () => {
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
    expect(late.bot.log.find('warn', 'without a bot token no result can be shown later: the view was closed')).toHaveLength(1);
    late.handlers.gate.open();
  });
});

describe('a view that Slack would not take', () => {
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
  ])('keeps the form, with a sentence, and is logged: %s', async (what, view, problem) => {
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
