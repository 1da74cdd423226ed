import type { Modal } from '@nest-slack/emulator';
import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';

const desk = Desk.forEachTest();

const quotes = (count: number): string => '"'.repeat(count);

/** Fills in the form of an urgent ticket as ann, from #support. @returns the question on top of it */
async function urgent(): Promise<Modal> {
  await desk.ann.command('/ticket', '', { channel: 'support' });
  const form = await desk.ann.modal('New ticket');
  await form
    .fill({
      'What is wrong?': 'Checkout is down',
      'Which service?': 'web',
      'How urgent is it?': 'high',
      'Anything else?': 'Since noon',
    })
    .submit();
  return desk.ann.modal('Is it urgent?');
}

describe('an urgent ticket', () => {
  it('is opened with all that the form held once somebody has said yes, which closes the form as well', async () => {
    const question = await urgent();

    await question.submit();

    const card = await desk.support.message('Ticket 1: Checkout is down');
    expect(await desk.support.message(/Since noon[^]*web, high, from @ann/)).toEqual(card);
    expect(desk.ann.views).toEqual([]);
  });

  it('is none when somebody goes back, who is told so and has the form again', async () => {
    const question = await urgent();

    await question.close();

    const told = await desk.ann.channel('@desk').message('Nobody was called');
    expect(told.text).toContain('"Checkout is down" is no ticket yet');
    expect((await desk.ann.modal('New ticket')).values).toMatchObject({ 'What is wrong?': 'Checkout is down' });
  });

  it('may say as much as its form takes', async () => {
    // Near the limit is where this story wants to be.
    desk.slack.failures.expect('private-metadata');
    await desk.ann.command('/ticket');
    const form = await desk.ann.modal('New ticket');

    await form.fill({ 'Which service?': 'web', 'How urgent is it?': 'high' });

    await form.fill({ 'What is wrong?': quotes(81), 'Anything else?': quotes(1301) });
    await expect(form.submit()).rejects.toThrow(/"What is wrong\?".*80[^]*"Anything else\?".*1300/);
    await form.fill({ 'What is wrong?': quotes(80), 'Anything else?': quotes(1300) }).submit();

    expect((await desk.ann.modal()).title).toBe('Is it urgent?');
  });
});
