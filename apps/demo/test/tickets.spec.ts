import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';

const desk = Desk.forEachTest();

describe('a ticket', () => {
  it('is assigned to the user chosen in its menu', async () => {
    const card = await desk.ticket('Checkout is slow');

    await desk.bob.select(card, 'Assign', 'carol');

    expect(await desk.general.message('assigned to @carol')).toMatchObject({ ts: card.ts });
  });

  it('is closed by its button and then has no controls', async () => {
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

  it('is closed by a check mark reaction', async () => {
    const card = await desk.ticket('Checkout is slow');

    await desk.carol.react(card, 'white_check_mark');

    expect(await desk.general.message('Closed by @carol')).toMatchObject({ ts: card.ts });
  });

  it('is reopened when the check mark is removed', async () => {
    const card = await desk.ticket('Checkout is slow');
    await desk.carol.react(card, 'white_check_mark');
    await desk.general.message('Closed by');

    await desk.carol.unreact(card, 'white_check_mark');

    expect(await desk.general.message('unassigned')).toMatchObject({ ts: card.ts });
  });

  it('ignores a check mark when it is already closed', async () => {
    const card = await desk.ticket('Checkout is slow');
    await desk.bob.command('/ticket', 'close 1');

    await desk.carol.react(card, 'white_check_mark');

    await desk.waitForAcks();
    expect(desk.log.warned).toEqual([]);
  });

  it('is assigned to the user mentioned in a command', async () => {
    await desk.ticket('Checkout is slow');
    // The error text contains "@ann" as an example, which is not a mention.
    desk.slack.failures.expect('plain-mention. A message says @ann');

    await desk.ann.command('/ticket', 'assign 1 @carol');
    await desk.ann.message('Ticket 1 is assigned to @carol.');
    await desk.ann.command('/ticket', 'assign 1 carol');

    await desk.ann.ephemeral('“carol” is no user. Mention a user, such as @ann.');
    expect(await desk.general.message('assigned to @carol')).toMatchObject({ text: 'Ticket 1: Checkout is slow' });
  });

  it('is listed while it is open, optionally by service', async () => {
    await desk.ticket('Checkout is slow');
    await desk.ticket('Search finds nothing', 'search');

    await desk.bob.command('/ticket', 'list');
    await desk.bob.ephemeral(/^1\. Checkout is slow \(web\).*\n2\. Search finds nothing \(search\), unassigned$/);
    await desk.bob.command('/ticket', 'list Search');
    await desk.bob.ephemeral(/^2\. Search finds nothing \(search\), unassigned$/);
    await desk.bob.command('/ticket', 'list billing');
    await desk.bob.ephemeral('No ticket is open about billing.');
    await desk.bob.command('/ticket', 'list serach');

    expect(await desk.bob.ephemeral('Unknown service "serach".')).toMatchObject({ channelName: 'general' });
  });

  it.each([
    ['another reaction', 'eyes', 'Ticket 1'],
    ['a check mark on another message', 'white_check_mark', 'lunch?'],
  ])('stays open after %s', async (_, emoji, on) => {
    await desk.ticket('Checkout is slow');
    await desk.bob.say('general', 'lunch?');

    await desk.carol.react(await desk.general.message(on), emoji);

    await desk.waitForAcks();
    await desk.bob.command('/ticket', 'list');
    expect(await desk.bob.ephemeral('1. Checkout is slow')).toMatchObject({ channelName: 'general' });
  });

  it('cannot be closed when it is unknown or already closed', async () => {
    await desk.ticket('Checkout is slow');
    await desk.ann.command('/ticket', 'close 1');

    await desk.bob.command('/ticket', 'close 1');
    await desk.bob.ephemeral('Ticket 1 is already closed by @ann.');
    await desk.bob.command('/ticket', 'close 7');
    await desk.bob.ephemeral('There is no ticket 7.');
    await desk.bob.command('/ticket', 'close it');
    expect(await desk.bob.ephemeral('Enter the number of a ticket.')).toMatchObject({ channelName: 'general' });
  });

  // ctx.say() to a user resolves with the user id as channel, but chat.update needs the id of the conversation.
  it('is updated in a direct message, too', async () => {
    await desk.carol.shortcut('new_ticket');
    const form = await desk.carol.modal('New ticket');
    await form.fill({ 'What is wrong?': 'Invoices are late', 'Which service?': 'billing' }).submit();
    const card = await desk.carol.channel('@desk').message('Ticket 1');

    await desk.carol.click(card, 'Close');

    expect(await desk.carol.channel('@desk').message('Closed by @carol')).toMatchObject({ ts: card.ts });
  });
});
