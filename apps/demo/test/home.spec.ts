import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';

const desk = Desk.forEachTest();

describe('the Home tab', () => {
  it('shows the pending deploys and the open tickets, as they are when it is opened', async () => {
    await desk.ann.openHome();
    const home = await desk.ann.homeTab();
    expect(home.text.match(/None\./g)).toHaveLength(2);

    await desk.bob.command('/deploy', 'api staging');
    await desk.ticket('Checkout is slow');
    await desk.ann.openHome();

    await desk.ann.homeTab(/1\. Checkout is slow \(web\), unassigned/);
    expect(home.text).toContain('1. api to staging, requested by @bob');
  });

  it('has a button that opens the ticket form', async () => {
    await desk.carol.openHome();
    const home = await desk.carol.homeTab();

    await home.click('New ticket');

    expect((await desk.carol.modal()).title).toBe('New ticket');
  });

  it('is not published when a user opens the Messages tab', async () => {
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
