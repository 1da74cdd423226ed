import type { Message } from '@nest-slack/emulator';
import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';

const desk = Desk.forEachTest();

/** Opens a ticket as ann and closes it as bob. @returns the rating question to ann */
async function requestRating(): Promise<Message> {
  await desk.ticket('Checkout is slow');
  await desk.bob.command('/ticket', 'close 1');
  return desk.ann.channel('@desk').message('closed your ticket 1. Is it solved?');
}

describe('the reporter of a ticket', () => {
  it('gets a rating question when another user closes the ticket', async () => {
    expect(await requestRating()).toMatchObject({ channelName: '' });
  });

  it('gets no rating question after closing the ticket', async () => {
    const card = await desk.ticket('Checkout is slow');

    await desk.ann.click(card, 'Close');

    await desk.general.message('Closed by @ann');
    expect(desk.ann.channel('@desk').messages).toEqual([]);
  });

  it.each([
    ['Solved', 'ticket 1 is solved.'],
    ['Partly', 'ticket 1 is partly solved.'],
  ])('gets a thank-you in place of the question for "%s"', async (button, thanks) => {
    const question = await requestRating();

    await desk.ann.click(question, button);

    expect(await desk.ann.channel('@desk').message(thanks)).toMatchObject({ ts: question.ts });
    await expect(desk.ann.click(question, button)).rejects.toThrow('There is: nothing.');
    await desk.bob.command('/ticket', 'list');
    await desk.bob.ephemeral('No ticket is open.');
  });

  it('reopens the ticket with "Not solved"', async () => {
    const question = await requestRating();

    await desk.ann.click(question, 'Not solved');

    expect(await desk.ann.channel('@desk').message('ticket 1 is open again')).toMatchObject({ ts: question.ts });
    await desk.general.message('unassigned');
    await desk.bob.command('/ticket', 'list');
    await desk.bob.ephemeral('1. Checkout is slow');
  });
});
