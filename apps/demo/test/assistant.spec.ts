import type { AssistantPane, Message } from '@nest-slack/emulator';
import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';

const desk = Desk.forEachTest();

/** Waits for a complete answer with this beginning. */
const waitForAnswer = (pane: AssistantPane, beginning: string): Promise<Message> =>
  pane.message(({ text, streaming }) => text.startsWith(beginning) && streaming !== true);

const getPromptTitles = ({ thread }: AssistantPane): string[] => thread.prompts.map(({ title }) => title);

describe('the assistant', () => {
  it('welcomes the user and suggests prompts', async () => {
    const pane = await desk.ann.openAssistant();

    await pane.message('What do you want to know');
    expect(pane.thread.promptsTitle).toBe('Ask the desk');
    expect(getPromptTitles(pane)).toEqual(['Open tickets', 'Deploys']);
  });

  it('suggests a prompt about the channel that the user has open or opens later', async () => {
    const channelPane = await desk.ann.openAssistant({ beside: 'general' });
    expect(getPromptTitles(channelPane)).toContain('This channel');

    const pane = await desk.ann.openAssistant();
    await pane.lookAt('support');
    expect(getPromptTitles(pane)).toContain('This channel');
  });

  it('streams the answer to a suggested prompt and sets the title of the thread', async () => {
    await desk.ticket('Checkout is slow');
    await desk.ticket('Search finds nothing', 'search');
    const pane = await desk.ann.openAssistant();

    await pane.choosePrompt('Open tickets');

    expect(await waitForAnswer(pane, 'Open tickets: 2.')).toMatchObject({
      text:
        'Open tickets: 2.\n- 1. Checkout is slow (web), unassigned' +
        '\n- 2. Search finds nothing (search), unassigned',
      streaming: false,
    });
    expect(pane.thread).toMatchObject({ title: 'Which tickets are open?', status: '' });
  });

  it.each([
    ['What is open about search?', 'Open tickets of search: 1.\n- 2. Search finds nothing'],
    ['Which deploys are pending?', 'Pending deploys: 1.\n- 1. web to prod'],
    ['Is a deploy of billing pending?', 'Pending deploys of billing: none.'],
  ])('answers "%s" by its keywords', async (question, answer) => {
    await desk.ann.command('/deploy', 'web prod');
    await desk.ticket('Checkout is slow');
    await desk.ticket('Search finds nothing', 'search');
    const pane = await desk.bob.openAssistant();

    await pane.say(question);

    expect((await waitForAnswer(pane, answer)).text).not.toContain('Checkout');
  });

  it('resolves "here" to the channel that the user has open', async () => {
    await desk.ticket('Checkout is slow');
    const pane = await desk.bob.openAssistant({ beside: 'support' });

    await pane.say('What is open here?');
    expect((await waitForAnswer(pane, 'Open tickets in')).text).toBe('Open tickets in this channel: none.');

    await pane.lookAt('general');
    await pane.say('And what is open here?');
    await waitForAnswer(pane, 'Open tickets in this channel: 1.\n- 1. Checkout is slow');
  });
});
