import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import { SlackEmulator, type Message, type Person } from '../../src/index.js';
import { startBoltBot } from './bolt-bot.js';

let slack: SlackEmulator;
let bot: App;
let ann: Person;

beforeAll(async () => {
  slack = await SlackEmulator.start();
  ann = slack.user('ann');
  bot = await startBoltBot(slack);
  await slack.waitForConnections(1);
});

afterAll(async () => {
  await bot.stop();
  await slack.close();
});

describe('a Bolt bot on the emulator', () => {
  it('answers a command in its ack, and in the channel by the response URL', async () => {
    const { ack, message } = await ann.command('/deploy', 'prod');

    expect(ack?.payload).toEqual({ text: 'Deploying prod' });
    expect(message).toMatchObject({ text: 'Deploying prod', ephemeralTo: ann.id });
    const live = await slack.waitForMessage('prod is live');
    expect(live.ephemeralTo).toBeUndefined();
    expect(live.channelName).toBe('general');
  });

  it('replaces a message when its button is clicked', async () => {
    await ann.say('general', 'please approve');
    const question = await slack.waitForMessage('Shall I?');

    const { problem } = await ann.click(question, 'Yes');

    expect(problem).toBeUndefined();
    const answer = await slack.waitForMessage('Approved 42');
    expect(answer.ts).toBe(question.ts);
    expect(answer.blocks).toEqual([]);
  });

  it('finds fault with a form, which stays open, and takes it when it is mended', async () => {
    await ann.command('/ticket');
    const form = await slack.waitForView(ann);

    await ann.submit(form, { title: 'Lamp' });
    expect(ann.views[0]?.errors).toEqual({ title: 'Say more.' });

    await ann.submit(form, { title: 'The lamp is broken', owner: 'bob' });
    expect(ann.views).toEqual([]);
    const told = await slack.waitForMessage('Ticket: The lamp is broken');
    expect(told.channelName).toBe('');
  });

  it('completes the step of a workflow, and fails one, with the token that came with it', async () => {
    const good = await ann.runFunction('provision', { name: 'db', for: ann.id });
    const bad = await ann.runFunction('provision', { name: 'full' });

    expect(await slack.waitForOutcome(good.execution)).toEqual({
      status: 'completed',
      outputs: { url: 'https://db' },
    });
    expect(await slack.waitForOutcome(bad.execution)).toEqual({ status: 'failed', error: 'No room.' });
    expect((await slack.waitForMessage('Provisioning.')).executionId).toBe(good.execution.id);
    const completion = await slack.waitForApiCall('functions.completeSuccess');
    expect(completion.tokenKind).toBe('function');
  });

  it('suggests options for what is typed into a menu', async () => {
    await ann.command('/ticket');
    const form = await slack.waitForView(ann);

    const { options } = await ann.suggest(form, 'team_choice', 'core');

    expect(options).toEqual([{ text: { type: 'plain_text', text: 'Team core' }, value: 'core' }]);
  });

  it('hears that a view was closed when it asked for it', async () => {
    const form = await slack.waitForView(ann);

    const exchange = await ann.closeView(form);

    expect(exchange?.ack).not.toBeNull();
    expect(ann.views).toEqual([]);
    await slack.waitForMessage('No ticket then');
  });

  it('opens a view from a global shortcut and answers a message shortcut', async () => {
    await ann.shortcut('remind');
    await slack.waitForView(ann, { where: view => view.callbackId === 'ticket' });

    const message = await ann.say('support', 'the lamp again');
    const { ack } = await ann.messageShortcut('remind', message);
    await slack.waitForMessage('About: the lamp again');
    expect(ack).not.toBeNull();
  });

  it('publishes the App Home when it is opened', async () => {
    await ann.openHome();

    const home = await slack.waitFor('the App Home', () => ann.home);

    expect(home.blocks[0]).toMatchObject({ type: 'header', text: { text: 'Your day' } });
  });

  it('answers a mention in its thread', async () => {
    const mention = await ann.say('general', '@app are you there?');

    const reply = await slack.waitForMessage((message: Message) => message.threadTs === mention.ts);

    expect(mention.text).toBe(`<@${slack.app().botUserId}> are you there?`);
    expect(reply).toMatchObject({ text: 'You called?', user: slack.app().botUserId });
  });

  it('reacts to a reaction', async () => {
    const message = await ann.say('general', 'look');
    await ann.react(message, ':wave:');

    const seen = await slack.waitFor('the second reaction', () =>
      slack.messages.find(({ ts, reactions }) => ts === message.ts && reactions.length === 2),
    );

    expect(seen.reactions.map(({ name }) => name)).toEqual(['wave', 'eyes']);
  });

  it('leaves nothing that Slack would find fault with', () => {
    expect(slack.problems).toEqual([]);
    expect(slack.apiCalls.filter(call => call.error !== undefined && call.error !== 'already_reacted')).toEqual([]);
  });

  it('helps as an assistant, streaming, and knows what its person looks at', async () => {
    const pane = await ann.openAssistant({ beside: 'general' });
    await slack.waitForMessage('How can I help?');
    await slack.waitFor('a prompt', () => pane.thread.prompts[0]);
    await pane.lookAt('support');
    await slack.waitForApiCall('chat.update');

    await pane.choosePrompt('Where?');

    const answer = await slack.waitForMessage(
      ({ text, streaming }) => streaming === false && text.startsWith('You look'),
    );
    expect(answer).toMatchObject({ text: `You look at ${slack.channel('support').id}.`, threadTs: pane.thread.ts });
    expect(pane.thread).toMatchObject({ title: 'Places', status: '' });
  });
});
