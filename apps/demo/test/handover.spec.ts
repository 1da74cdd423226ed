import { describe, expect, it } from '@jest/globals';
import { Desk, said } from './support/desk.js';

describe('the handover', () => {
  it('tells the next person all that there is to know, and shows it in the place of the form', async () => {
    await using desk = await Desk.open();
    await desk.ann.command('/deploy', 'web prod');
    await desk.ticket('Checkout is slow');
    await desk.ann.shortcut('handover');

    await desk.ann.submit(await desk.slack.waitForView(desk.ann), { next: 'bob', remarks: 'Mind the <cache>' });

    const told = await desk.slack.waitForMessage('The desk is yours now.');
    expect(told.channelName).toBe('');
    const shown = await desk.slack.waitFor('the result', () =>
      desk.ann.views.find(({ title }) => said([{ ...title }]).includes('Handed over')),
    );
    for (const blocks of [told.blocks, shown.blocks]) {
      expect(said(blocks)).toContain(`from <@${desk.ann.id}> to <@${desk.bob.id}>`);
      expect(said(blocks)).toContain('Mind the &lt;cache&gt;');
      expect(said(blocks)).toContain('worker is up');
      expect(said(blocks)).toContain('1. web to prod');
      expect(said(blocks)).toContain('1. Checkout is slow');
    }
  });

  it('takes its time, while a small view holds the place of the form', async () => {
    await using desk = await Desk.open({ ackDeadlineMs: 100, checkMs: 100 });
    await desk.ann.shortcut('handover');

    const { ack } = await desk.ann.submit(await desk.slack.waitForView(desk.ann), { next: 'bob' });

    expect(ack).toMatchObject({ status: 'in_time', payload: { response_action: 'update' } });
    expect(said(desk.ann.views[0]?.blocks ?? [])).toContain('One moment…');
    await desk.slack.waitFor('the result', () =>
      desk.ann.views.find(({ blocks }) => said(blocks).includes('worker is up')),
    );
    expect(desk.ann.views).toHaveLength(1);
  });
});
