import { describe, expect, it } from '@jest/globals';
import { TicketsService } from '../src/tickets/tickets.service.js';
import { Desk } from './support/desk.js';

const desk = Desk.forEachTest();

const notes = () => desk.app.get(TicketsService).get(1).notes;

describe('what is said under the card of a ticket', () => {
  it('to the bot is noted in the ticket', async () => {
    const card = await desk.ticket('Checkout is slow');

    await desk.bob.say('general', '@desk the cache was full', { threadTs: card.ts });

    await desk.general.thread(card).message('Noted in ticket 1.');
    expect(await desk.general.message('📝 1')).toMatchObject({ ts: card.ts });
    expect(notes()).toEqual([{ by: desk.bob.id, text: 'the cache was full' }]);
    expect(String(desk.general)).not.toContain('deploys that wait');
  });

  it('to others is not', async () => {
    const card = await desk.ticket('Checkout is slow');

    await desk.bob.say('general', 'I have a look', { threadTs: card.ts });
    await desk.bob.say('general', '@desk it was the cache', { threadTs: card.ts });

    await desk.general.message('📝 1');
    expect(notes()).toMatchObject([{ text: 'it was the cache' }]);
  });

  it('with a file belongs to the ticket', async () => {
    const card = await desk.ticket('Checkout is slow');

    await desk.bob.share('general', { name: 'error.log', content: 'It broke.' }, { threadTs: card.ts });

    await desk.general.message('📝 1');
    expect(notes()).toEqual([{ by: desk.bob.id, text: '📎 error.log' }]);
  });
});

describe('the cards of a channel', () => {
  it.each([
    ['a channel is archived', false, 'archive'],
    ['a private channel is deleted', true, 'delete'],
  ] as const)('are left alone once %s', async (_, isPrivate, end) => {
    desk.ann.channels.create('incident', { isPrivate });
    desk.ann.channels.invite('incident', 'desk');
    await desk.ticket('Checkout is slow', 'web', 'incident');
    desk.ann.channels[end]('incident');
    await desk.acked();

    await desk.ann.command('/ticket', 'close 1');

    // Had the bot tried to change the card, Slack would have refused that, which fails the story.
    expect(await desk.ann.ephemeral('Ticket 1 is closed.')).toMatchObject({ channelName: 'general' });
  });
});
