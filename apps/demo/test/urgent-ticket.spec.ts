import type { Modal } from '@nest-slack/emulator';
import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';

const desk = Desk.forEachTest();

const createQuotes = (count: number): string => '"'.repeat(count);

/** Submits an urgent ticket as ann from #support. @returns the confirmation on top of the form */
async function submitUrgentTicket(): Promise<Modal> {
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
  it('is opened after confirmation, which closes all views', async () => {
    const question = await submitUrgentTicket();

    await question.submit();

    const card = await desk.support.message('Ticket 1: Checkout is down');
    expect(await desk.support.message(/Since noon[^]*web, high, from @ann/)).toEqual(card);
    expect(desk.ann.views).toEqual([]);
  });

  it('is not opened when the user goes back to the form', async () => {
    const question = await submitUrgentTicket();

    await question.close();

    const notice = await desk.ann.channel('@desk').message('No one was paged');
    expect(notice.text).toContain('no ticket was opened for "Checkout is down"');
    expect((await desk.ann.modal('New ticket')).values).toMatchObject({ 'What is wrong?': 'Checkout is down' });
  });

  it('accepts the maximum length of its fields', async () => {
    // This test fills the metadata almost to its limit.
    desk.slack.failures.expect('private-metadata');
    await desk.ann.command('/ticket');
    const form = await desk.ann.modal('New ticket');

    await form.fill({ 'Which service?': 'web', 'How urgent is it?': 'high' });

    await form.fill({ 'What is wrong?': createQuotes(81), 'Anything else?': createQuotes(1301) });
    await expect(form.submit()).rejects.toThrow(/"What is wrong\?".*80[^]*"Anything else\?".*1300/);
    await form.fill({ 'What is wrong?': createQuotes(80), 'Anything else?': createQuotes(1300) }).submit();

    expect((await desk.ann.modal()).title).toBe('Is it urgent?');
  });
});
