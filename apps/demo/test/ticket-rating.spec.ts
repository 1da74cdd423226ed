import type { Message } from '@nest-slack/emulator';
import { describe, expect, it } from '@jest/globals';
import { TicketsService } from '../src/tickets/tickets.service.js';
import { Desk, said } from './support/desk.js';

/** A ticket of ann's that bob has closed. @returns what ann is asked then */
async function question(desk: Desk): Promise<Message> {
  await desk.ticket('Checkout is slow');
  await desk.bob.command('/ticket', 'close 1');
  return desk.slack.waitForMessage('closed your ticket 1. Is it solved?');
}

/** Waits until a message says something else. */
const becomes = ({ slack }: Desk, { ts }: Message, text: string): Promise<Message> =>
  slack.waitFor(`"${text}"`, () => slack.messages.find(each => each.ts === ts && each.text.includes(text)));

describe('whoever opened a ticket', () => {
  it('is asked how it went when somebody else has closed it', async () => {
    await using desk = await Desk.open();

    expect(await question(desk)).toMatchObject({ channelName: '' });
  });

  it('is not asked about a ticket that they closed themselves', async () => {
    await using desk = await Desk.open();
    const card = await desk.ticket('Checkout is slow');

    await desk.ann.click(card, 'Close');

    await desk.shows(card, 'Closed by');
    expect(desk.slack.messages.filter(({ text }) => text.includes('Is it solved?'))).toEqual([]);
  });

  it.each([
    ['Solved', 'ticket 1 is solved.'],
    ['Somehow', 'ticket 1 is solved somehow.'],
  ])('is thanked for "%s", in the place of the question', async (button, thanks) => {
    await using desk = await Desk.open();
    const asked = await question(desk);

    await desk.ann.click(asked, button);

    const { blocks } = await becomes(desk, asked, thanks);
    expect(said(blocks)).not.toContain('button');
    expect(desk.app.get(TicketsService).open).toEqual([]);
  });

  it('has it opened again by "Not solved"', async () => {
    await using desk = await Desk.open();
    const asked = await question(desk);

    await desk.ann.click(asked, 'Not solved');

    await becomes(desk, asked, 'ticket 1 is open again');
    expect(desk.app.get(TicketsService).open).toHaveLength(1);
    await desk.shows(await desk.slack.waitForMessage('Ticket 1: Checkout is slow'), 'nobody has it yet');
  });
});
