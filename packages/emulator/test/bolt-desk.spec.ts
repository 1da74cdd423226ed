import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import { SlackEmulator, type Message, type Person } from '../src/index.js';
import { startDesk } from './bolt-desk/desk.js';

let slack: SlackEmulator;
let desk: App;
let ann: Person;
let bob: Person;

beforeAll(async () => {
  slack = await SlackEmulator.start();
  ann = slack.user('ann');
  bob = slack.user('bob');
  desk = await startDesk(slack.env);
  await slack.waitForConnections(1);
});

afterAll(async () => {
  await desk.stop();
  await slack.close();
});

/** Ann's ticket, as it is shown in the channel. */
async function openTicket(title: string, more: Record<string, string> = {}): Promise<Message> {
  await ann.command('/ticket', `open ${title}`);
  await ann.submit(await slack.waitForView(ann), more);
  return slack.waitForMessage(message => message.text.endsWith(`: ${title}`) && message.channelName === 'support');
}

const asItIs = ({ ts }: Message): Message | undefined => slack.messages.find(message => message.ts === ts);

const isNow = (message: Message, what: string, probe: (now: Message) => boolean): Promise<Message> =>
  slack.waitFor(what, () => [asItIs(message)].find(now => now !== undefined && probe(now)));

const inThreadOf = (parent: Message, text: string): Promise<Message> =>
  slack.waitForMessage(message => message.threadTs === parent.ts && message.text.includes(text));

const toldAlone = (person: Person, text: string): Promise<Message> =>
  slack.waitForMessage(message => message.ephemeralTo === person.id && message.text.includes(text));

describe('a help desk on Bolt, unchanged,', () => {
  it('opens a ticket by a command and a form, and closes it by the button of its card', async () => {
    await ann.command('/ticket', 'open Printer is on fire');
    const form = await slack.waitForView(ann);
    await ann.select(form, 'priority', 'High');
    await slack.waitFor('the question why', () => ann.views[0]?.blocks.find(block => block['block_id'] === 'reason'));
    await ann.submit(ann.views[0], { reason: 'It burns' });
    const card = await slack.waitForMessage(/Printer is on fire/);

    await ann.click(card, 'Close');

    await inThreadOf(card, `Closed by <@${ann.id}>`);
    expect(asItIs(card)?.text).toBe('Ticket 1, closed: Printer is on fire');
  });

  it('finds fault with a form, and takes it when it is mended', async () => {
    await ann.shortcut('new_ticket');
    const form = await slack.waitForView(ann);

    await ann.submit(form, { title: 'Lamp', due: '2001-01-01' });
    expect(ann.views[0]?.errors).toEqual({ title: 'Say it in two words or more.', due: 'That day has gone by.' });
    await ann.submit(form, { title: 'Lamp flickers', due: '2999-01-01', watchers: ['bob', 'carol'] });

    expect(ann.views).toEqual([]);
    const watched = await slack.waitForMessage('You watch ticket 2: Lamp flickers');
    expect(watched.channelName).toBe('');
  });

  it('suggests systems for what is typed', async () => {
    await ann.command('/ticket', 'open Letters are lost');
    const form = await slack.waitForView(ann);

    const { options } = await ann.suggest(form, 'system', 'ma');

    expect(options?.map(option => option['value'])).toEqual(['Mail']);
  });

  it('hears that a form was given up', async () => {
    await ann.closeView(await slack.waitForView(ann));

    const told = await slack.waitForMessage('No ticket, then.');
    expect(told.channelName).toBe('');
  });

  it('lets only those close a ticket whom it concerns, its new owner for one', async () => {
    const card = await openTicket('Door is stuck');

    await slack.user('carol').click(card, 'Close');
    await toldAlone(slack.user('carol'), `Only <@${ann.id}>`);
    await ann.select(card, 'assign', 'bob');
    const owned = await isNow(card, 'an owner', ({ blocks }) =>
      JSON.stringify(blocks).includes(`Owner*\\n<@${bob.id}>`),
    );
    await slack.waitForMessage('is yours: Door is stuck');
    await bob.click(owned, 'Close');

    await inThreadOf(card, `Closed by <@${bob.id}>`);
    expect(asItIs(card)?.text).toContain('closed');
  });

  it('shows the details of a ticket, and takes a comment on top of them', async () => {
    const card = await openTicket('Fan is loud');

    await bob.select(card, 'more', 'details');
    await bob.click(await slack.waitForView(bob), 'Comment');
    const comment = await slack.waitForView(bob, { where: view => view.callbackId === 'comment' });
    await bob.submit(comment, { comment: 'I hear it too' });

    expect(bob.views).toEqual([]);
    await inThreadOf(card, `<@${bob.id}>: I hear it too`);
  });

  it('says what is open to who asks for it alone, and in the channel by the response URL', async () => {
    const card = await openTicket('Heating is cold');

    await bob.command('/ticket', 'list');
    await toldAlone(bob, 'Heating is cold (Normal)');
    await bob.select(card, 'more', 'remind');
    await slack.waitForMessage('Nobody owns it yet.');
    const { message } = await bob.command('/ticket', 'help');

    expect(message?.text).toContain('/ticket open');
  });

  it('makes a ticket of a message, by its menu and by an emoji', async () => {
    const complaint = await bob.say('general', 'The roof leaks');

    await bob.messageShortcut('ticket_of_message', complaint);
    await bob.submit(await slack.waitForView(bob));
    await slack.waitForMessage(/^Ticket \d+: The roof leaks$/);
    await ann.react(complaint, 'ticket');

    await isNow(complaint, 'a tick', ({ reactions }) => reactions.some(({ name }) => name === 'white_check_mark'));
    expect(slack.messages.filter(({ text }) => /^Ticket \d+: The roof leaks$/.test(text))).toHaveLength(2);
  });

  it('hears mentions and words', async () => {
    const mention = await ann.say('general', '@app how are we doing?');
    await inThreadOf(mention, 'tickets are open.');
    await ann.say('general', 'The Projector is dark');
    const advice = await toldAlone(ann, 'Trouble with the projector?');

    expect(advice.channelName).toBe('general');
  });

  it('keeps a Home tab', async () => {
    await ann.openHome();

    const home = await slack.waitFor('the Home tab', () => ann.home);
    expect(home.blocks[0]).toMatchObject({ text: { text: 'Tickets of Ann Archer' } });
    expect(JSON.stringify(home.blocks)).toMatch(/Visit \d+.*Heating is cold/);
  });

  it('answers as an assistant, a piece at a time', async () => {
    const pane = await ann.openAssistant({ beside: 'support' });
    await slack.waitFor('a prompt', () => pane.thread.prompts[0]);

    await pane.choosePrompt('Open tickets');
    const answer = await slack.waitForMessage(({ text, streaming }) => streaming === false && text.startsWith('Open:'));

    expect(answer.text).toContain('- Heating is cold');
    expect(pane.thread.title).toBe('What is open?');
  });

  it('takes the steps of workflows, at once or when somebody allows it', async () => {
    const filed = await ann.runFunction('file_ticket', { title: 'Badge is lost', reporter: ann.id });
    const empty = await ann.runFunction('file_ticket', { reporter: ann.id });
    const allowed = await ann.runFunction('allow', { what: 'the move' });
    await bob.click(await slack.waitForMessage('May the move be done?'), 'Yes');
    const forbidden = await ann.runFunction('allow', { what: 'the feast' });
    await bob.click(await slack.waitForMessage('May the feast be done?'), 'No');

    const ends = [filed, empty, allowed, forbidden].map(({ execution }) => slack.waitForOutcome(execution));
    expect(await Promise.all(ends)).toEqual([
      { status: 'completed', outputs: { id: expect.any(Number) } },
      { status: 'failed', error: 'A ticket needs a title and a reporter.' },
      { status: 'completed', outputs: { by: bob.id } },
      { status: 'failed', error: `<@${bob.id}> said no.` },
    ]);
  });

  it('leaves nothing that Slack would find fault with', () => {
    expect(slack.problems).toEqual([]);
    expect(slack.apiCalls.filter(call => call.error !== undefined)).toEqual([]);
  });
});
