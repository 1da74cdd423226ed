import type { Message } from '@nest-slack/emulator';
import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';

const desk = Desk.forEachTest();

/** A ticket of ann's that bob has closed. @returns what ann is asked then */
async function question(): Promise<Message> {
  await desk.ticket('Checkout is slow');
  await desk.bob.command('/ticket', 'close 1');
  return desk.ann.channel('@desk').message('closed your ticket 1. Is it solved?');
}

describe('whoever opened a ticket', () => {
  it('is asked how it went when somebody else has closed it', async () => {
    expect(await question()).toMatchObject({ channelName: '' });
  });

  it('is not asked about a ticket that they closed themselves', async () => {
    const card = await desk.ticket('Checkout is slow');

    await desk.ann.click(card, 'Close');

    await desk.general.message('Closed by @ann');
    expect(desk.ann.channel('@desk').messages).toEqual([]);
  });

  it.each([
    ['Solved', 'ticket 1 is solved.'],
    ['Somehow', 'ticket 1 is solved somehow.'],
  ])('is thanked for "%s", in the place of the question', async (button, thanks) => {
    const asked = await question();

    await desk.ann.click(asked, button);

    expect(await desk.ann.channel('@desk').message(thanks)).toMatchObject({ ts: asked.ts });
    await expect(desk.ann.click(asked, button)).rejects.toThrow('There is: nothing.');
    await desk.bob.command('/ticket', 'list');
    await desk.bob.ephemeral('No ticket is open.');
  });

  it('has it opened again by "Not solved"', async () => {
    const asked = await question();

    await desk.ann.click(asked, 'Not solved');

    expect(await desk.ann.channel('@desk').message('ticket 1 is open again')).toMatchObject({ ts: asked.ts });
    await desk.general.message('nobody has it yet');
    await desk.bob.command('/ticket', 'list');
    await desk.bob.ephemeral('1. Checkout is slow');
  });
});
