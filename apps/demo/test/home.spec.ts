import { describe, expect, it } from '@jest/globals';
import { Desk, said } from './support/desk.js';

describe('the Home tab', () => {
  it('shows the deploys that wait and the open tickets, as they are when it is opened', async () => {
    await using desk = await Desk.open();
    await desk.ann.openHome();
    const empty = await desk.slack.waitFor('the Home tab', () => desk.ann.home);
    expect(said(empty.blocks).match(/None\./g)).toHaveLength(2);

    await desk.bob.command('/deploy', 'api staging');
    await desk.ticket('Checkout is slow');
    await desk.ann.openHome();

    const full = await desk.slack.waitFor('the Home tab with a ticket', () =>
      desk.ann.home?.id === empty.id && said(desk.ann.home.blocks).includes('Checkout') ? desk.ann.home : undefined,
    );
    expect(said(full.blocks)).toContain(`1. api to staging, asked for by <@${desk.bob.id}>`);
    expect(said(full.blocks)).toContain('1. Checkout is slow (web), nobody has it yet');
  });

  it('has a button that opens the ticket form', async () => {
    await using desk = await Desk.open();
    await desk.carol.openHome();
    const home = await desk.slack.waitFor('the Home tab', () => desk.carol.home);

    await desk.carol.click(home, 'New ticket');

    const form = await desk.slack.waitForView(desk.carol);
    expect(form.title).toMatchObject({ text: 'New ticket' });
  });

  it('is left alone when somebody opens the Messages tab', async () => {
    await using desk = await Desk.open();

    const { ack } = await desk.slack.deliverEvent({
      type: 'app_home_opened',
      user: desk.ann.id,
      channel: 'D1',
      tab: 'messages',
      event_ts: '1.1',
    });

    expect(ack).not.toBeNull();
    expect(desk.ann.home).toBeUndefined();
  });
});
