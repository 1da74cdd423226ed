import type { View } from '@nest-slack/emulator';
import { describe, expect, it } from '@jest/globals';
import { valueAt } from '../src/display/payload-reading.js';
import { Desk, said } from './support/desk.js';

/** Fills in the form of an urgent ticket as ann, from #support. @returns the question on top of it */
async function urgent(desk: Desk): Promise<View> {
  await desk.ann.command('/ticket', '', { channel: 'support' });
  const form = await desk.slack.waitForView(desk.ann);
  const values = { title: 'Checkout is down', service: 'web', urgency: 'high', details: 'Since noon' };
  const { ack } = await desk.ann.submit(form, values);
  expect(ack?.payload).toMatchObject({ response_action: 'push' });
  return desk.slack.waitForView(desk.ann);
}

describe('an urgent ticket', () => {
  it('is opened with all that the form held once somebody has said yes, which closes the form as well', async () => {
    await using desk = await Desk.open();

    await desk.ann.submit(await urgent(desk));

    const card = await desk.slack.waitForMessage('Ticket 1: Checkout is down');
    expect(card.channelName).toBe('support');
    expect(said(card.blocks)).toContain('Since noon');
    expect(said(card.blocks)).toContain(`web, high, from <@${desk.ann.id}>`);
    expect(desk.ann.views).toEqual([]);
  });

  it('is none when somebody goes back, who is told so and has the form again', async () => {
    await using desk = await Desk.open();

    await desk.ann.closeView(await urgent(desk));

    const told = await desk.slack.waitForMessage('Nobody was called');
    expect(told).toMatchObject({ channelName: '' });
    expect(told.text).toContain('"Checkout is down" is no ticket yet');
    expect(desk.ann.views.map(({ title }) => title)).toEqual([expect.objectContaining({ text: 'New ticket' })]);
  });

  it('may say as much as its form takes', async () => {
    await using desk = await Desk.open();
    await desk.ann.command('/ticket');
    const form = await desk.slack.waitForView(desk.ann);
    const most = (field: string): string => {
      const block = form.blocks.find(({ block_id }) => block_id === field);
      return '"'.repeat(Number(valueAt(block, 'element', 'max_length')));
    };

    const long = { title: most('title'), service: 'web', urgency: 'high', details: most('details') };
    const { ack } = await desk.ann.submit(form, long);

    expect(ack?.payload).toMatchObject({ response_action: 'push' });
  });
});
