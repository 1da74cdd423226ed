import { describe, expect, it } from '@jest/globals';
import { Desk, said } from './support/desk.js';

describe('the ticket form', () => {
  it('opens by /ticket, and announces the ticket where that was written', async () => {
    await using desk = await Desk.open();
    await desk.ann.command('/ticket', '', { channel: 'support' });
    const form = await desk.slack.waitForView(desk.ann);

    await desk.ann.submit(form, { title: 'Checkout is slow', service: 'web', details: 'Since <noon>' });

    const card = await desk.slack.waitForMessage('Ticket 1: Checkout is slow');
    expect(card.channelName).toBe('support');
    expect(said(card.blocks)).toContain('Since &lt;noon&gt;');
    expect(said(card.blocks)).toContain(`web, normal, from <@${desk.ann.id}>`);
    expect(desk.ann.views).toEqual([]);
  });

  it.each([
    ['a title that says too little', { title: 'Slow' }, { title: 'Say a little more: 10 characters at least.' }],
    [
      'a service that nobody knows',
      { service: 'wbe' },
      { service: 'There is no such service. Choose one from the menu.' },
    ],
    [
      'high urgency without details',
      { urgency: 'high' },
      { details: 'Somebody will be called for this: tell them what you see.' },
    ],
  ])(
    'finds fault with %s under that field, keeps what was typed, and takes it when mended',
    async (_, wrong, errors) => {
      await using desk = await Desk.open();
      await desk.ann.command('/ticket');
      const form = await desk.slack.waitForView(desk.ann);
      const right = { title: 'Checkout is slow', service: 'web', urgency: 'normal' };

      await desk.ann.submit(form, { ...right, ...wrong });

      expect(desk.ann.views[0]?.errors).toEqual(errors);
      expect(desk.slack.messages).toEqual([]);

      await desk.ann.submit(form, right);

      await desk.slack.waitForMessage('Ticket 1: Checkout is slow');
      expect(desk.ann.views).toEqual([]);
    },
  );

  it('offers the services in whose name the typed letters occur', async () => {
    await using desk = await Desk.open();
    await desk.ann.command('/ticket');
    const form = await desk.slack.waitForView(desk.ann);

    const { options } = await desk.ann.suggest(form, 'service', 'W');

    expect(options?.map(({ value }) => value)).toEqual(['web', 'worker']);
    expect((await desk.ann.suggest(form, 'service', 'nothing')).options).toEqual([]);
  });

  it('gets the services by the teams that look after them', async () => {
    await using desk = await Desk.open();
    await desk.ann.command('/ticket');

    const { ack } = await desk.ann.suggest(await desk.slack.waitForView(desk.ann), 'service', 'b');

    expect(ack?.payload).toMatchObject({
      option_groups: [{ label: { text: 'Shop' }, options: [{ value: 'billing' }, { value: 'web' }] }],
    });
  });

  it('opens from a message, with its text to begin with, and announces the ticket in its channel', async () => {
    await using desk = await Desk.open();
    const message = await desk.bob.say('support', 'search finds nothing');

    await desk.ann.messageShortcut('ticket_from_message', message);
    const form = await desk.slack.waitForView(desk.ann);
    await desk.ann.submit(form, { title: 'Search is empty', service: 'search' });

    const card = await desk.slack.waitForMessage('Ticket 1: Search is empty');
    expect(card.channelName).toBe('support');
    expect(said(card.blocks)).toContain('search finds nothing');
  });

  it('opens from the global shortcut, and announces the ticket to whoever started it', async () => {
    await using desk = await Desk.open();

    await desk.carol.shortcut('new_ticket');
    const form = await desk.slack.waitForView(desk.carol);
    await desk.carol.submit(form, { title: 'Invoices are late', service: 'billing' });

    const card = await desk.slack.waitForMessage('Ticket 1: Invoices are late');
    expect(card.channelName).toBe('');
  });
});
