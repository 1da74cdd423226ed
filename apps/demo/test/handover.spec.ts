import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';

describe('the handover', () => {
  const desk = Desk.forEachTest();

  it('sends the summary to the next person and shows it in place of the form', async () => {
    await desk.deploy('web prod');
    await desk.ticket('Checkout is slow');
    await desk.ann.shortcut('handover');
    const form = await desk.ann.modal('Hand over');
    await form.fill({ 'Who is next?': 'bob', 'What else should they know?': 'Mind the <cache>' }).submit();

    await desk.bob.channel('@desk').message('The desk is yours now.');
    const summary = await desk.ann.modal('Handed over');
    for (const text of [String(desk.bob.channel('@desk')), summary.text]) {
      expect(text).toContain('from @ann to @bob');
      expect(text).toContain('Mind the <cache>');
      expect(text).toContain('worker is up');
      expect(text).toContain('1. web to prod');
      expect(text).toContain('1. Checkout is slow');
    }
  });
});

describe('the handover with slow health checks', () => {
  const desk = Desk.forEachTest({ ackDeadlineMs: 30, checkMs: 30 });

  it('shows a placeholder view until the checks finish', async () => {
    await desk.ann.shortcut('handover');
    const form = await desk.ann.modal('Hand over');

    await form.fill({ 'Who is next?': 'bob' }).submit();

    expect(form.text).toContain('One moment…');
    await desk.ann.modal('Handed over');
    expect(form.text).toContain('worker is up');
    expect(desk.ann.views).toHaveLength(1);
  });
});
