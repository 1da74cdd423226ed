import { describe, expect, it } from '@jest/globals';
import { addAssistant } from '../snippets/assistant.bolt.js';
import { AssistantBot, options } from '../snippets/assistant.bot.js';
import { bolt, nest } from './support/bot.js';

describe.each([
  ['Bolt', bolt(addAssistant)],
  ['nest-slack', nest({ providers: [AssistantBot] }, options)],
])('an assistant of %s', (_name, start) => {
  it('greets, with something to ask', async () => {
    await using bot = await start();

    const pane = await bot.ann.openAssistant({ beside: 'general' });

    await bot.slack.waitForMessage('How can I help?');
    expect(pane.thread.prompts).toEqual([{ title: 'Sum up', message: 'Sum up this channel' }]);
  });

  it('answers in pieces, knowing which channel its person looks at', async () => {
    await using bot = await start();
    const pane = await bot.ann.openAssistant({ beside: 'general' });
    await bot.slack.waitForMessage('How can I help?');
    await pane.lookAt('support');
    await bot.slack.waitFor('other prompts', () => pane.thread.prompts.find(({ title }) => title === 'And here?'));

    await pane.say('Why?');

    const answer = await bot.slack.waitForMessage(`from ${bot.slack.channel('support').id}`);
    await bot.slack.waitFor('its end', () => pane.messages.find(({ ts, streaming }) => ts === answer.ts && !streaming));
    expect(answer.text).toContain('You asked "Why?"');
    expect(pane.thread).toMatchObject({ title: 'Why?', status: '' });
  });

  it('streams outside of its threads too', async () => {
    await using bot = await start();

    const question = await bot.ann.say('general', '@app why?');

    const answer = await bot.slack.waitForMessage(({ streaming }) => streaming === false);
    expect(answer).toMatchObject({ threadTs: question.ts, text: expect.stringContaining('from nowhere.') });
  });
});
