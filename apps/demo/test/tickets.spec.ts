import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';

const desk = Desk.forEachTest();

describe('a ticket', () => {
  it('is given to whoever is chosen in its menu', async () => {
    const card = await desk.ticket('Checkout is slow');

    await desk.bob.select(card, 'Assign', 'carol');

    expect(await desk.general.message('@carol has it')).toMatchObject({ ts: card.ts });
  });

  it('is closed by its button, and offers nothing more then', async () => {
    const card = await desk.ticket('Checkout is slow');

    await desk.bob.click(card, 'Close');

    expect(await desk.general.message('Closed by @bob')).toMatchObject({ ts: card.ts });
    await expect(desk.bob.click(card, 'Close')).rejects.toThrow('There is no "Close" to act on. There is: nothing.');
  });

  it('is closed by its number', async () => {
    const card = await desk.ticket('Checkout is slow');

    await desk.carol.command('/ticket', 'close 1');

    await desk.carol.message('Ticket 1 is closed.');
    expect(await desk.general.message('Closed by @carol')).toMatchObject({ ts: card.ts });
  });

  it('is closed by a check mark under it', async () => {
    const card = await desk.ticket('Checkout is slow');

    await desk.carol.react(card, 'white_check_mark');

    expect(await desk.general.message('Closed by @carol')).toMatchObject({ ts: card.ts });
  });

  it('is opened again when the check mark is taken away', async () => {
    const card = await desk.ticket('Checkout is slow');
    await desk.carol.react(card, 'white_check_mark');
    await desk.general.message('Closed by');

    await desk.carol.unreact(card, 'white_check_mark');

    expect(await desk.general.message('nobody has it yet')).toMatchObject({ ts: card.ts });
  });

  it('that is closed already is left in peace by another check mark', async () => {
    const card = await desk.ticket('Checkout is slow');
    await desk.bob.command('/ticket', 'close 1');

    await desk.carol.react(card, 'white_check_mark');

    await desk.acked();
    expect(desk.log.warned).toEqual([]);
  });

  it('is given to whoever a command mentions', async () => {
    await desk.ticket('Checkout is slow');
    // The answer shows how somebody is mentioned, and mentions nobody.
    desk.slack.failures.expect('plain-mention. A message says @ann');

    await desk.ann.command('/ticket', 'assign 1 @carol');
    await desk.ann.message('@carol has ticket 1.');
    await desk.ann.command('/ticket', 'assign 1 carol');

    await desk.ann.ephemeral('“carol” is no user. Mention somebody, such as @ann.');
    expect(await desk.general.message('@carol has it')).toMatchObject({ text: 'Ticket 1: Checkout is slow' });
  });

  it('is listed while it is open, by its service when that is asked for', async () => {
    await desk.ticket('Checkout is slow');
    await desk.ticket('Search finds nothing', 'search');

    await desk.bob.command('/ticket', 'list');
    await desk.bob.ephemeral(
      /^1\. Checkout is slow \(web\).*\n2\. Search finds nothing \(search\), nobody has it yet$/,
    );
    await desk.bob.command('/ticket', 'list Search');
    await desk.bob.ephemeral(/^2\. Search finds nothing \(search\), nobody has it yet$/);
    await desk.bob.command('/ticket', 'list billing');
    await desk.bob.ephemeral('No ticket is open about billing.');
    await desk.bob.command('/ticket', 'list serach');

    expect(await desk.bob.ephemeral('No service is called "serach".')).toMatchObject({ channelName: 'general' });
  });

  it.each([
    ['another emoji under it', 'eyes', 'Ticket 1'],
    ['a check mark elsewhere', 'white_check_mark', 'lunch?'],
  ])('stays open for %s', async (_, emoji, on) => {
    await desk.ticket('Checkout is slow');
    await desk.bob.say('general', 'lunch?');

    await desk.carol.react(await desk.general.message(on), emoji);

    await desk.acked();
    await desk.bob.command('/ticket', 'list');
    expect(await desk.bob.ephemeral('1. Checkout is slow')).toMatchObject({ channelName: 'general' });
  });

  it('that nobody opened, or that is closed, is told of in a sentence', async () => {
    await desk.ticket('Checkout is slow');
    await desk.ann.command('/ticket', 'close 1');

    await desk.bob.command('/ticket', 'close 1');
    await desk.bob.ephemeral('Ticket 1 was closed by @ann already.');
    await desk.bob.command('/ticket', 'close 7');
    await desk.bob.ephemeral('There is no ticket 7.');
    await desk.bob.command('/ticket', 'close it');
    expect(await desk.bob.ephemeral('Which ticket? Write its number.')).toMatchObject({ channelName: 'general' });
  });

  // ctx.say() to a person resolves with their id as the channel, where chat.update wants the conversation's.
  it('that was announced in a direct message changes there too', async () => {
    await desk.carol.shortcut('new_ticket');
    const form = await desk.carol.modal('New ticket');
    await form.fill({ 'What is wrong?': 'Invoices are late', 'Which service?': 'billing' }).submit();
    const card = await desk.carol.channel('@desk').message('Ticket 1');

    await desk.carol.click(card, 'Close');

    expect(await desk.carol.channel('@desk').message('Closed by @carol')).toMatchObject({ ts: card.ts });
  });
});
