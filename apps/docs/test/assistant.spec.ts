import { describe, expect, it } from '@jest/globals';
import { addAssistant } from '../snippets/assistant.bolt.js';
import { AssistantBot, options } from '../snippets/assistant.bot.js';
import { bolt, nest } from './support/bot.js';

describe.each([
  ['Bolt', bolt(addAssistant)],
  ['nest-slack', nest({ providers: [AssistantBot] }, options)],
])('an assistant on %s', (_name, start) => {
  it('greets the user with suggested prompts', async () => {
    await using bot = await start();

    const pane = await bot.ann.openAssistant({ beside: 'general' });

    await bot.slack.waitForMessage('How can I help?');
    expect(pane.thread.prompts).toEqual([{ title: 'Sum up', message: 'Sum up this channel' }]);
  });

  it('streams its response for the channel that the user views', async () => {
    await using bot = await start();
    const pane = await bot.ann.openAssistant({ beside: 'general' });
    await bot.slack.waitForMessage('How can I help?');
    await pane.lookAt('support');
    await bot.slack.waitFor('new prompts', () => pane.thread.prompts.find(({ title }) => title === 'And here?'));

    await pane.say('Why?');

    const response = await bot.slack.waitForMessage(`from ${bot.slack.channel('support').id}`);
    await bot.slack.waitFor('the end of the stream', () =>
      pane.messages.find(({ ts, streaming }) => ts === response.ts && !streaming),
    );
    expect(response.text).toContain('You asked "Why?"');
    expect(pane.thread).toMatchObject({ title: 'Why?', status: '' });
  });

  it('streams outside assistant threads', async () => {
    await using bot = await start();

    const question = await bot.ann.say('general', '@app why?');

    const response = await bot.slack.waitForMessage(({ streaming }) => streaming === false);
    expect(response).toMatchObject({ threadTs: question.ts, text: expect.stringContaining('from nowhere.') });
  });
});
