import { describe, expect, it } from '@jest/globals';
import { TicketsService } from '../src/tickets/tickets.service.js';
import { Desk } from './support/desk.js';

const desk = Desk.forEachTest();

const notes = () => desk.app.get(TicketsService).get(1).notes;

describe('a message in the thread of a ticket', () => {
  it('is added as a note when it mentions the bot', async () => {
    const card = await desk.ticket('Checkout is slow');

    await desk.bob.say('general', '@desk the cache was full', { threadTs: card.ts });

    await desk.general.thread(card).message('Noted in ticket 1.');
    expect(await desk.general.message('📝 1')).toMatchObject({ ts: card.ts });
    expect(notes()).toEqual([{ by: desk.bob.id, text: 'the cache was full' }]);
    expect(String(desk.general)).not.toContain('pending deploys');
  });

  it('is ignored without a mention', async () => {
    const card = await desk.ticket('Checkout is slow');

    await desk.bob.say('general', 'I have a look', { threadTs: card.ts });
    await desk.bob.say('general', '@desk it was the cache', { threadTs: card.ts });

    await desk.general.message('📝 1');
    expect(notes()).toMatchObject([{ text: 'it was the cache' }]);
  });

  it('is added as a note when it has a file', async () => {
    const card = await desk.ticket('Checkout is slow');

    await desk.bob.share('general', { name: 'error.log', content: 'It broke.' }, { threadTs: card.ts });

    await desk.general.message('📝 1');
    expect(notes()).toEqual([{ by: desk.bob.id, text: '📎 error.log' }]);
  });
});

describe('the ticket messages of a channel', () => {
  it.each([
    ['a channel is archived', false, 'archive'],
    ['a private channel is deleted', true, 'delete'],
  ] as const)('are not updated after %s', async (_, isPrivate, end) => {
    desk.ann.channels.create('incident', { isPrivate });
    desk.ann.channels.invite('incident', 'desk');
    await desk.ticket('Checkout is slow', 'web', 'incident');
    desk.ann.channels[end]('incident');
    await desk.waitForAcks();

    await desk.ann.command('/ticket', 'close 1');

    // An attempt to update the message would be an API error, which fails the test.
    expect(await desk.ann.ephemeral('Ticket 1 is closed.')).toMatchObject({ channelName: 'general' });
  });
});
