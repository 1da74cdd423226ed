import { describe, expect, it } from '@jest/globals';
import { TicketsService } from '../src/tickets/tickets.service.js';
import { Desk, said } from './support/desk.js';
import { LogBook } from './support/log-book.js';

describe('a ticket', () => {
  it('is given to whoever is chosen in its menu', async () => {
    await using desk = await Desk.open();
    const card = await desk.ticket('Checkout is slow');

    await desk.bob.select(card, 'ticket/1/assign', 'carol');

    await expect(desk.shows(card, `<@${desk.carol.id}> has it`)).resolves.toMatchObject({ ts: card.ts });
  });

  it('is closed by its button, and offers nothing more then', async () => {
    await using desk = await Desk.open();
    const card = await desk.ticket('Checkout is slow');

    await desk.bob.click(card, 'Close');

    const { blocks } = await desk.shows(card, `Closed by <@${desk.bob.id}>`);
    expect(said(blocks)).not.toContain('action_id');
  });

  it('is closed by its number', async () => {
    await using desk = await Desk.open();
    const card = await desk.ticket('Checkout is slow');

    const { message } = await desk.carol.command('/ticket', 'close 1');

    expect(message?.text).toBe('Ticket 1 is closed.');
    await desk.shows(card, `Closed by <@${desk.carol.id}>`);
  });

  it('is closed by a check mark under it', async () => {
    await using desk = await Desk.open();
    const card = await desk.ticket('Checkout is slow');

    await desk.carol.react(card, 'white_check_mark');

    await expect(desk.shows(card, `Closed by <@${desk.carol.id}>`)).resolves.toMatchObject({ ts: card.ts });
  });

  it('is opened again when the check mark is taken away', async () => {
    await using desk = await Desk.open();
    const card = await desk.ticket('Checkout is slow');
    await desk.carol.react(card, 'white_check_mark');
    await desk.shows(card, 'Closed by');

    await desk.carol.unreact(card, 'white_check_mark');

    await expect(desk.shows(card, 'nobody has it yet')).resolves.toMatchObject({ ts: card.ts });
  });

  it('that is closed already is left in peace by another check mark', async () => {
    const book = new LogBook();
    await using desk = await Desk.open({ logger: book });
    const card = await desk.ticket('Checkout is slow');
    await desk.bob.command('/ticket', 'close 1');

    await desk.carol.react(card, 'white_check_mark');

    await desk.acked();
    expect(book.warned).toEqual([]);
  });

  it('is given to whoever a command mentions', async () => {
    await using desk = await Desk.open();
    const card = await desk.ticket('Checkout is slow');

    const { message } = await desk.ann.command('/ticket', 'assign 1 @carol');
    const nobody = await desk.ann.command('/ticket', 'assign 1 carol');

    expect(message?.text).toBe(`<@${desk.carol.id}> has ticket 1.`);
    expect(nobody.message?.text).toContain('“carol” is no user. Mention somebody, such as @ann.');
    await desk.shows(card, `<@${desk.carol.id}> has it`);
  });

  it('is listed while it is open, by its service when that is asked for', async () => {
    await using desk = await Desk.open();
    await desk.ticket('Checkout is slow');
    await desk.ticket('Search finds nothing', { service: 'search' });
    const list = async (text: string) => (await desk.bob.command('/ticket', `list ${text}`)).message?.text;

    expect(await list('')).toBe(
      '1. Checkout is slow (web), nobody has it yet\n2. Search finds nothing (search), nobody has it yet',
    );
    expect(await list('Search')).toBe('2. Search finds nothing (search), nobody has it yet');
    expect(await list('billing')).toBe('No ticket is open about billing.');
    expect(await list('serach')).toContain('No service is called "serach".');
  });

  it.each([
    ['another emoji under it', 'eyes', 'Ticket 1'],
    ['a check mark elsewhere', 'white_check_mark', 'lunch?'],
  ])('stays open for %s', async (_, emoji, on) => {
    await using desk = await Desk.open();
    await desk.ticket('Checkout is slow');
    await desk.bob.say('general', 'lunch?');

    await desk.carol.react(await desk.slack.waitForMessage(on), emoji);

    await desk.acked();
    expect(desk.app.get(TicketsService).open).toHaveLength(1);
  });

  it('that nobody opened, or that is closed, is told of in a sentence', async () => {
    await using desk = await Desk.open();
    await desk.ticket('Checkout is slow');
    await desk.ann.command('/ticket', 'close 1');

    const again = await desk.bob.command('/ticket', 'close 1');
    const unknown = await desk.bob.command('/ticket', 'close 7');
    const wordy = await desk.bob.command('/ticket', 'close it');

    expect(again.message?.text).toContain(`Ticket 1 was closed by <@${desk.ann.id}> already.`);
    expect(unknown.message?.text).toContain('There is no ticket 7.');
    expect(wordy.message?.text).toContain('Which ticket? Write its number.');
  });

  // ctx.say() to a person resolves with their id as the channel, where chat.update wants the conversation's.
  it('that was announced in a direct message changes there too', async () => {
    await using desk = await Desk.open();
    await desk.carol.shortcut('new_ticket');
    const form = await desk.slack.waitForView(desk.carol);
    await desk.carol.submit(form, { title: 'Invoices are late', service: 'billing' });
    const card = await desk.slack.waitForMessage('Ticket 1');

    await desk.carol.click(card, 'Close');

    await expect(desk.shows(card, `Closed by <@${desk.carol.id}>`)).resolves.toMatchObject({ ts: card.ts });
  });
});
