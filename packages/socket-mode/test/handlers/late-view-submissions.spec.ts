import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { SlackView } from '../../src/index.js';
import { modal, plain } from '../support/block-kit.js';
import { LateForm, says, textsIn } from '../support/late-form-bot.js';

describe('submission that is still running at the ack deadline', () => {
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

  it('replaces the form with a placeholder view', async () => {
    const { ack, problem } = await late.submit();
    expect(problem).toBeUndefined();
    expect(ack).toMatchObject({ status: 'in_time', payload: { response_action: 'update' } });
    expect(late.ann.views).toHaveLength(1);
    expect(late.top).toMatchObject({ title: { text: 'Ticket' }, submit: null });
    expect(textsIn(late.top)).toEqual(['Filing it.']);
    await late.end(() => undefined, says('Filed.'));
  });

  it('reports success when its handler returns nothing', async () => {
    await late.submit();
    const view = await late.end(() => undefined, says('Filed.'));
    expect(view).toMatchObject({ submit: null, clearOnClose: false });
    expect(late.ann.views).toHaveLength(1);
  });

  it.each([
    ['update', (view: ModalView) => SlackView.update(view)],
    ['push', (view: ModalView) => SlackView.push(view)],
  ])('shows the returned view, even one that can no longer be sent as an ack: %s', async (_, answer) => {
    await late.submit();
    const view = await late.end(
      () => answer({ ...modal('second'), external_id: 'second-7' }),
      ({ callbackId }) => callbackId === 'second',
    );
    expect(view.externalId).toBe('second-7');
    expect(late.ann.views).toHaveLength(1);
    await late.ann.submit(view);
  });

  it('closes all views when its handler clears them, after the user has closed the placeholder view', async () => {
    late.handlers.form = modal('immediate');
    await late.submit();
    late.handlers.gate.open();
    late.handlers.form = modal('form');
    await late.submit();
    const view = await late.end(() => SlackView.clear(), says('Filed.'));
    expect(view.clearOnClose).toBe(true);
  });

  it('updates only the view that was on top of other views', async () => {
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

  it('accepts a response through ctx.ack(), and shows the placeholder view until then', async () => {
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
    // The handler returned nothing after ctx.ack(), which must not replace this view.
    expect(late.top?.callbackId).toBe('by_hand');
  });

  it('logs a warning for a second response and drops it', async () => {
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

  it('completes when a manual handler returns a value', async () => {
    late.handlers.form = modal('manual');
    await late.submit();
    expect(textsIn(late.top)).toEqual(['Filing it.']);
    await late.end(() => undefined, says('Filed.'));
  });

  it('closes when a manual handler returns nothing, because nothing would update the placeholder view', async () => {
    late.handlers.form = modal('manual');
    late.handlers.outcome = () => undefined;
    const exchange = late.submitAgain(await late.open());
    late.handlers.gate.open();
    const { ack } = await exchange;
    expect(ack).not.toHaveProperty('payload');
    expect(late.ann.views).toEqual([]);
  });

  it('has already closed when its handler is immediate', async () => {
    late.handlers.form = modal('immediate');
    const { ack } = await late.submit();
    expect(ack).not.toHaveProperty('payload');
    expect(late.ann.views).toEqual([]);
    late.handlers.gate.open();
  });

  it('keeps only the title of the form in the placeholder view', async () => {
    late.handlers.form = { ...modal('form'), title: plain('Holiday'), private_metadata: '7' };
    await late.submit();
    expect(late.top).toMatchObject({ title: { text: 'Holiday' }, privateMetadata: '', callbackId: '' });
    await late.end(() => undefined, says('Filed.'));
  });
});
