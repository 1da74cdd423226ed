import type { AssistantPane, Message } from '@nest-slack/emulator';
import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';

const desk = Desk.forEachTest();

/** Waits for a whole answer that begins so. */
const answered = (pane: AssistantPane, beginning: string): Promise<Message> =>
  pane.message(({ text, streaming }) => text.startsWith(beginning) && streaming !== true);

const promptsIn = ({ thread }: AssistantPane): string[] => thread.prompts.map(({ title }) => title);

describe('the assistant', () => {
  it('greets, and suggests what to ask', async () => {
    const pane = await desk.ann.openAssistant();

    await pane.message('What do you want to know');
    expect(pane.thread.promptsTitle).toBe('Ask the desk');
    expect(promptsIn(pane)).toEqual(['Open tickets', 'Deploys']);
  });

  it('suggests to ask about the channel that somebody looks at, also when they turn to it later', async () => {
    const beside = await desk.ann.openAssistant({ beside: 'general' });
    expect(promptsIn(beside)).toContain('This channel');

    const pane = await desk.ann.openAssistant();
    await pane.lookAt('support');
    expect(promptsIn(pane)).toContain('This channel');
  });

  it('answers a suggested question piece by piece, names the thread by it, and is done then', async () => {
    await desk.ticket('Checkout is slow');
    await desk.ticket('Search finds nothing', 'search');
    const pane = await desk.ann.openAssistant();

    await pane.choosePrompt('Open tickets');

    expect(await answered(pane, 'Open tickets: 2.')).toMatchObject({
      text:
        'Open tickets: 2.\n- 1. Checkout is slow (web), nobody has it yet' +
        '\n- 2. Search finds nothing (search), nobody has it yet',
      streaming: false,
    });
    expect(pane.thread).toMatchObject({ title: 'Which tickets are open?', status: '' });
  });

  it.each([
    ['What is open about search?', 'Open tickets of search: 1.\n- 2. Search finds nothing'],
    ['Which deploys wait?', 'Deploys that wait: 1.\n- 1. web to prod'],
    ['Does a deploy of billing wait?', 'Deploys of billing that wait: none.'],
  ])('answers "%s" by the words in it', async (question, answer) => {
    await desk.ann.command('/deploy', 'web prod');
    await desk.ticket('Checkout is slow');
    await desk.ticket('Search finds nothing', 'search');
    const pane = await desk.bob.openAssistant();

    await pane.say(question);

    expect((await answered(pane, answer)).text).not.toContain('Checkout');
  });

  it('means the channel beside it by "here"', async () => {
    await desk.ticket('Checkout is slow');
    const pane = await desk.bob.openAssistant({ beside: 'support' });

    await pane.say('What is open here?');
    expect((await answered(pane, 'Open tickets in')).text).toBe('Open tickets in this channel: none.');

    await pane.lookAt('general');
    await pane.say('And what is open here?');
    await answered(pane, 'Open tickets in this channel: 1.\n- 1. Checkout is slow');
  });
});
