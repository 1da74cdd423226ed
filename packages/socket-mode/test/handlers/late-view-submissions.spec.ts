import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { SlackView } from '../../src/index.js';
import { modal, plain } from '../support/block-kit.js';
import { LateForm, says, textsIn } from '../support/late-form-bot.js';

describe('a submission that outlives the deadline', () => {
  let late: LateForm;

  beforeAll(async () => {
    late = await LateForm.start({ texts: { pending: () => 'Filing it.', done: () => 'Filed.' } });
  });
  afterEach(async () => {
    late.handlers.form = modal('form');
    while (late.top) await late.ann.closeView(late.top);
  });
  afterAll(async () => {
    await late[Symbol.asyncDispose]();
  });

  it('shows a small view in its place', async () => {
    const { ack, problem } = await late.submit();
    expect(problem).toBeUndefined();
    expect(ack).toMatchObject({ status: 'in_time', payload: { response_action: 'update' } });
    expect(late.ann.views).toHaveLength(1);
    expect(late.top).toMatchObject({ title: { text: 'Ticket' }, submit: null });
    expect(textsIn(late.top)).toEqual(['Filing it.']);
    await late.end(() => undefined, says('Filed.'));
  });

  it('is said to be done when its handler returns nothing', async () => {
    await late.submit();
    const view = await late.end(() => undefined, says('Filed.'));
    expect(view).toMatchObject({ submit: null, clearOnClose: false });
    expect(late.ann.views).toHaveLength(1);
  });

  it.each([
    ['update', (view: ModalView) => SlackView.update(view)],
    ['push', (view: ModalView) => SlackView.push(view)],
  ])('shows the view that its handler answers with, also where it is too late to: %s', async (_, answer) => {
    await late.submit();
    const view = await late.end(
      () => answer({ ...modal('second'), external_id: 'second-7' }),
      ({ callbackId }) => callbackId === 'second',
    );
    expect(view.externalId).toBe('second-7');
    expect(late.ann.views).toHaveLength(1);
    await late.ann.submit(view);
  });

  it('closes with all others once it is closed, when its handler clears them', async () => {
    late.handlers.form = modal('immediate');
    await late.submit();
    late.handlers.gate.open();
    late.handlers.form = modal('form');
    await late.submit();
    const view = await late.end(() => SlackView.clear(), says('Filed.'));
    expect(view.clearOnClose).toBe(true);
  });

  it('changes the view that was on top of others, and no other', async () => {
    await late.submit();
    await late.end(
      () => SlackView.update(modal('form')),
      ({ submit }) => submit !== null,
    );
    late.handlers.outcome = () => SlackView.push(modal('form'));
    const below = await late.opened();
    const exchange = late.submitAgain(below);
    late.handlers.gate.open();
    await exchange;
    expect(late.ann.views).toHaveLength(2);
    await late.submitAgain(await late.opened());
    await late.end(() => undefined, says('Filed.'));
    expect(late.ann.views.map(({ id }) => id)).toEqual([below.id, late.top?.id]);
    expect(late.ann.views[0]?.callbackId).toBe('form');
  });

  it('takes an answer by ctx.ack(), and says so until then', async () => {
    await late.submit();
    const [ctx] = late.handlers.submitted.slice(-1);
    expect(ctx?.answerable).toBe('view');
    await late.end(
      async given => {
        await given.ack(SlackView.update(modal('by_hand')));
      },
      ({ callbackId }) => callbackId === 'by_hand',
    );
    expect(ctx?.answerable).toBeNull();
    // What the handler returned after it, nothing, took the place of nothing.
    expect(late.top?.callbackId).toBe('by_hand');
  });

  it('is warned of when it answers twice: the second one is dropped', async () => {
    await late.submit();
    await late.end(
      async given => {
        await given.ack(SlackView.update(modal('first')));
        return SlackView.update(modal('second'));
      },
      ({ callbackId }) => callbackId === 'first',
    );
    await late.bot.slack.waitFor('a warning', () => late.bot.log.find('warn', 'when its ack was out')[0]);
    expect(late.top?.callbackId).toBe('first');
  });

  it('of a manual handler is done when that returns', async () => {
    late.handlers.form = modal('manual');
    await late.submit();
    expect(textsIn(late.top)).toEqual(['Filing it.']);
    await late.end(() => undefined, says('Filed.'));
  });

  it('of a manual handler that has returned without a word closes, since nobody would change a small view', async () => {
    late.handlers.form = modal('manual');
    late.handlers.outcome = () => undefined;
    const exchange = late.submitAgain(await late.open());
    late.handlers.gate.open();
    const { ack } = await exchange;
    expect(ack).not.toHaveProperty('payload');
    expect(late.ann.views).toEqual([]);
  });

  it('of an immediate handler has closed at once', async () => {
    late.handlers.form = modal('immediate');
    const { ack } = await late.submit();
    expect(ack).not.toHaveProperty('payload');
    expect(late.ann.views).toEqual([]);
    late.handlers.gate.open();
  });

  it('has the title of the form, and nothing of what only the form needs', async () => {
    late.handlers.form = { ...modal('form'), title: plain('Holiday'), private_metadata: '7' };
    await late.submit();
    expect(late.top).toMatchObject({ title: { text: 'Holiday' }, privateMetadata: '', callbackId: '' });
    await late.end(() => undefined, says('Filed.'));
  });
});
