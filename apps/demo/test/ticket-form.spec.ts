import { describe, expect, it, jest } from '@jest/globals';
import { CatalogueService } from '../src/catalogue/catalogue.service.js';
import { Desk } from './support/desk.js';

const desk = Desk.forEachTest();

const good = { 'What is wrong?': 'Checkout is slow', 'Which service?': 'web' };

describe('the ticket form', () => {
  it('opens with /ticket and posts the ticket in the channel of the command', async () => {
    await desk.ann.command('/ticket', '', { channel: 'support' });
    const form = await desk.ann.modal('New ticket');
    await form.fill({ ...good, 'Anything else?': 'Since <noon>' }).submit();

    const card = await desk.support.message('Since <noon>');
    expect(card.text).toBe('Ticket 1: Checkout is slow');
    expect(await desk.support.message('web, normal, from @ann')).toEqual(card);
    expect(form.isOpen).toBe(false);
  });

  it.each([
    ['a title that is too short', { 'What is wrong?': 'Slow' }, { 'What is wrong?': 'Enter at least 10 characters.' }],
    [
      'high urgency without details',
      { 'How urgent is it?': 'high' },
      { 'Anything else?': 'The on-call engineer will be paged. Describe what you see.' },
    ],
  ])(
    'shows an error for %s next to the field, keeps the input, and accepts it once corrected',
    async (_, bad, errors) => {
      await desk.ann.command('/ticket');
      const form = await desk.ann.modal('New ticket');

      await form.fill({ ...good, ...bad }).submit();
      expect(form.errors).toEqual(errors);
      expect(form.values).toMatchObject(bad);
      expect(desk.slack.messages).toEqual([]);
      await form.fill({ ...good, 'How urgent is it?': 'normal' }).submit();

      await desk.general.message('Ticket 1: Checkout is slow');
      expect(form.isOpen).toBe(false);
    },
  );

  it('shows an error for a service that no longer exists', async () => {
    await desk.ann.command('/ticket');
    const form = await desk.ann.modal('New ticket');

    await form.fill(good);
    // A menu keeps the chosen option after the bot has removed it.
    jest.spyOn(desk.app.get(CatalogueService), 'has').mockReturnValue(false);

    await form.submit();

    expect(form.errors).toEqual({ 'Which service?': 'There is no such service. Choose one from the menu.' });
  });

  it('suggests services whose name contains the typed text', async () => {
    await desk.ann.command('/ticket');
    const form = await desk.ann.modal('New ticket');

    const { options } = await form.suggest('Which service?', 'W');
    const none = await form.suggest('Which service?', 'nothing');

    expect(options?.map(({ value }) => value)).toEqual(['web', 'worker']);
    expect(none.options).toEqual([]);
  });

  it('groups the suggested services by team', async () => {
    await desk.ann.command('/ticket');
    const form = await desk.ann.modal('New ticket');

    const { ack } = await form.suggest('Which service?', 'b');

    expect(ack?.payload).toMatchObject({
      option_groups: [{ label: { text: 'Shop' }, options: [{ value: 'billing' }, { value: 'web' }] }],
    });
  });

  it('opens from a message with its text and posts the ticket in its channel', async () => {
    const message = await desk.bob.say('support', 'search finds nothing');

    await desk.ann.messageShortcut('ticket_from_message', message);
    const form = await desk.ann.modal('New ticket');
    await form.fill({ 'What is wrong?': 'Search is empty', 'Which service?': 'search' }).submit();

    const card = await desk.support.message('Ticket 1: Search is empty');
    expect(await desk.support.message(/Search is empty[^]*search finds nothing/)).toEqual(card);
  });

  it('opens from the global shortcut and sends the ticket to the user', async () => {
    await desk.carol.shortcut('new_ticket');
    const form = await desk.carol.modal('New ticket');
    await form.fill({ 'What is wrong?': 'Invoices are late', 'Which service?': 'billing' }).submit();

    const card = await desk.carol.channel('@desk').message('Ticket 1: Invoices are late');
    expect(card.channelName).toBe('');
  });
});
