import { describe, expect, it, jest } from '@jest/globals';
import { CatalogueService } from '../src/catalogue/catalogue.service.js';
import { Desk } from './support/desk.js';

const desk = Desk.forEachTest();

const good = { 'What is wrong?': 'Checkout is slow', 'Which service?': 'web' };

describe('the ticket form', () => {
  it('opens by /ticket, and announces the ticket where that was written', async () => {
    await desk.ann.command('/ticket', '', { channel: 'support' });
    const form = await desk.ann.modal('New ticket');
    await form.fill({ ...good, 'Anything else?': 'Since <noon>' }).submit();

    const card = await desk.support.message('Since <noon>');
    expect(card.text).toBe('Ticket 1: Checkout is slow');
    expect(await desk.support.message('web, normal, from @ann')).toEqual(card);
    expect(form.isOpen).toBe(false);
  });

  it.each([
    [
      'a title that says too little',
      { 'What is wrong?': 'Slow' },
      { 'What is wrong?': 'Say a little more: 10 characters at least.' },
    ],
    [
      'high urgency without details',
      { 'How urgent is it?': 'high' },
      { 'Anything else?': 'Somebody will be called for this: tell them what you see.' },
    ],
  ])('finds fault with %s under that field, keeps what was typed, and takes it when mended', async (_, bad, errors) => {
    await desk.ann.command('/ticket');
    const form = await desk.ann.modal('New ticket');

    await form.fill({ ...good, ...bad }).submit();
    expect(form.errors).toEqual(errors);
    expect(form.values).toMatchObject(bad);
    expect(desk.slack.messages).toEqual([]);
    await form.fill({ ...good, 'How urgent is it?': 'normal' }).submit();

    await desk.general.message('Ticket 1: Checkout is slow');
    expect(form.isOpen).toBe(false);
  });

  it('finds fault with a service that is gone from the menu', async () => {
    await desk.ann.command('/ticket');
    const form = await desk.ann.modal('New ticket');

    await form.fill(good);
    // A menu keeps what was chosen, whatever the bot knows by then.
    jest.spyOn(desk.app.get(CatalogueService), 'has').mockReturnValue(false);

    await form.submit();

    expect(form.errors).toEqual({ 'Which service?': 'There is no such service. Choose one from the menu.' });
  });

  it('offers the services in whose name the typed letters occur', async () => {
    await desk.ann.command('/ticket');
    const form = await desk.ann.modal('New ticket');

    const { options } = await form.suggest('Which service?', 'W');
    const none = await form.suggest('Which service?', 'nothing');

    expect(options?.map(({ value }) => value)).toEqual(['web', 'worker']);
    expect(none.options).toEqual([]);
  });

  it('gets the services by the teams that look after them', async () => {
    await desk.ann.command('/ticket');
    const form = await desk.ann.modal('New ticket');

    const { ack } = await form.suggest('Which service?', 'b');

    expect(ack?.payload).toMatchObject({
      option_groups: [{ label: { text: 'Shop' }, options: [{ value: 'billing' }, { value: 'web' }] }],
    });
  });

  it('opens from a message, with its text to begin with, and announces the ticket in its channel', async () => {
    const message = await desk.bob.say('support', 'search finds nothing');

    await desk.ann.messageShortcut('ticket_from_message', message);
    const form = await desk.ann.modal('New ticket');
    await form.fill({ 'What is wrong?': 'Search is empty', 'Which service?': 'search' }).submit();

    const card = await desk.support.message('Ticket 1: Search is empty');
    expect(await desk.support.message(/Search is empty[^]*search finds nothing/)).toEqual(card);
  });

  it('opens from the global shortcut, and announces the ticket to whoever started it', async () => {
    await desk.carol.shortcut('new_ticket');
    const form = await desk.carol.modal('New ticket');
    await form.fill({ 'What is wrong?': 'Invoices are late', 'Which service?': 'billing' }).submit();

    const card = await desk.carol.channel('@desk').message('Ticket 1: Invoices are late');
    expect(card.channelName).toBe('');
  });
});
