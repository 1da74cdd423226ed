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
  it.each(['channel_archive', 'group_deleted'])('are left alone after %s', async type => {
    const card = await desk.ticket('Checkout is slow');
    const { ack } = await desk.slack.deliverEvent({ type, channel: card.channel, event_ts: '1.1' });
    expect(ack).not.toBeNull();

    await desk.ann.command('/ticket', 'close 1');

    expect(desk.slack.apiCalls.map(({ method }) => method)).not.toContain('chat.update');
  });
});
