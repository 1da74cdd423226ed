import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import { SlackEmulator, type ChannelPane, type Message, type Person } from '../../src/index.js';
import { startDesk } from './desk.js';

let slack: SlackEmulator;
let desk: App;
let ann: Person;
let bob: Person;
let carol: Person;
let support: ChannelPane;

beforeAll(async () => {
  const manifest = fileURLToPath(new URL('manifest.yml', import.meta.url));
  slack = await SlackEmulator.start({ manifest, failOn: 'anything' });
  [ann, bob, carol] = [slack.user('ann'), slack.user('bob'), slack.user('carol')];
  support = slack.channel('support');
  desk = await startDesk(slack.env);
  await slack.waitForConnections(1);
});

afterAll(async () => {
  await desk.stop();
  await slack.close();
});

/** Ann's ticket, as it is shown in the channel. */
async function openTicket(title: string): Promise<Message> {
  await ann.command('/ticket', `open ${title}`);
  const form = await ann.modal('New ticket');
  await form.submit();
  return support.message(new RegExp(`^Ticket \\d+: ${title}$`));
}

describe('a help desk on Bolt, unchanged,', () => {
  it('opens a ticket by a command and a form, and closes it by the button of its card', async () => {
    await ann.command('/ticket', 'open Printer is on fire');
    const form = await ann.modal();
    await form.fill({ Priority: 'High' });
    await slack.waitFor('the question why', () => form.values['Why can it not wait?']);
    await form.fill({ 'Why can it not wait?': 'It burns' }).submit();
    const card = await support.message(/Printer is on fire/);
    await ann.click(card, 'Close');

    await support.thread(card).message('Closed by @ann.');
    expect(await support.message('Ticket 1, closed: Printer is on fire')).toMatchObject({ ts: card.ts });
  });

  it('finds fault with a form, and takes it when it is mended', async () => {
    await ann.shortcut('new_ticket');
    const form = await ann.modal('New ticket');

    await form.fill({ Title: 'Lamp', Due: '2001-01-01' }).submit();
    expect(form.errors).toEqual({ Title: 'Say it in two words or more.', Due: 'That day has gone by.' });
    await form.fill({ Title: 'Lamp flickers', Due: '2999-01-01', Watchers: ['bob', 'carol'] }).submit();

    expect(form.isOpen).toBe(false);
    await bob.channel('@helpdesk').message('You watch ticket 2: Lamp flickers');
    await carol.channel('@helpdesk').message('You watch ticket 2: Lamp flickers');
  });

  it('suggests systems for what is typed, and offers no others', async () => {
    await ann.command('/ticket', 'open Letters are lost');
    const form = await ann.modal();

    await form.fill({ System: 'Mail' });
    await expect(form.fill({ System: 'Steam engine' })).rejects.toThrow('It offers');

    expect(form.values).toMatchObject({ Title: 'Letters are lost', System: 'Mail' });
    await form.close();
  });

  it('hears that a form was given up', async () => {
    await bob.shortcut('new_ticket');
    const form = await bob.modal();

    await form.close();

    expect(await bob.channel('@helpdesk').message('No ticket, then.')).toMatchObject({ channelName: '' });
  });

  it('lets only those close a ticket whom it concerns, its new owner for one', async () => {
    const card = await openTicket('Door is stuck');

    await carol.click(card, 'Close');
    await carol.ephemeral('Only @ann or the owner may close it.');
    await ann.select(card, 'Assign to', 'bob');
    await bob.channel('@helpdesk').message(/is yours: Door is stuck$/);
    await bob.click(card, 'Close');

    await support.thread(card).message('Closed by @bob.');
    expect(await support.message(/closed: Door is stuck/)).toMatchObject({ ts: card.ts });
  });

  it('shows the details of a ticket, and takes a comment on top of them', async () => {
    const card = await openTicket('Fan is loud');

    await bob.click(card, 'Details');
    const details = await bob.modal(/^Ticket/);
    await details.click('Comment');
    const comment = await bob.modal('Comment');
    await comment.fill({ Comment: 'I hear it too' }).submit();

    expect([details.isOpen, comment.isOpen]).toEqual([false, false]);
    await support.thread(card).message('@bob: I hear it too');
  });

  it('says what is open to who asks for it alone, and in the channel by the response URL', async () => {
    const card = await openTicket('Heating is cold');

    await bob.command('/ticket', 'list');
    await bob.ephemeral('Heating is cold (Normal)');
    await bob.click(card, 'Remind the owner');
    await support.message('Nobody owns it yet.');
    const { message } = await bob.command('/ticket', 'help');

    expect(message?.text).toContain('/ticket open');
  });

  it('makes a ticket of a message, by its menu and by an emoji', async () => {
    const complaint = await bob.say('general', 'The roof leaks');

    await bob.messageShortcut('ticket_of_message', complaint);
    const form = await bob.modal();
    expect(form.values).toMatchObject({ Title: 'The roof leaks' });
    await form.submit();
    const first = await support.message(/: The roof leaks$/);
    await ann.react(complaint, 'ticket');

    await support.message(({ ts, text }) => ts > first.ts && text.endsWith(': The roof leaks'));
    const ticked = ({ ts, reactions }: Message): boolean =>
      ts === complaint.ts && reactions.some(({ name }) => name === 'white_check_mark');
    await slack.channel('general').message(ticked);
  });

  it('hears mentions, words, and who joins', async () => {
    const mention = await ann.say('general', '@helpdesk how are we doing?');
    await slack
      .channel('general')
      .thread(mention)
      .message(/tickets are open/);
    await ann.say('general', 'The Projector is dark');
    await ann.ephemeral('Trouble with the projector?');

    carol.channels.leave('support');
    carol.channels.join('support');

    expect(await carol.ephemeral('Welcome, @carol.')).toMatchObject({ channelName: 'support' });
  });

  it('keeps a Home tab', async () => {
    await ann.openHome();

    const home = await ann.homeTab(/Tickets of Ann Archer/);
    expect(home.text).toMatch(/Visit \d+[^]*Heating is cold/);
  });

  it('answers as an assistant, a piece at a time, and asks whether it was good', async () => {
    const pane = await ann.openAssistant({ beside: 'support' });
    await slack.waitFor('a prompt', () => pane.thread.prompts[0]);

    await pane.choosePrompt('Open tickets');
    const answer = await ann.message(({ text, streaming }) => streaming === false && text.startsWith('Open:'));
    await ann.click(answer, 'Good');

    expect(answer.text).toContain('- Heating is cold');
    expect(pane.thread.title).toBe('What is open?');
    await ann.ephemeral('I am glad.');
  });

  it('takes the steps of workflows, at once or when somebody allows it', async () => {
    const filed = await ann.runFunction('file_ticket', { title: 'Badge is lost', reporter: ann.id });
    const empty = await ann.runFunction('file_ticket', { reporter: ann.id });
    const allowed = await ann.runFunction('allow', { what: 'the move' });
    await bob.click(await support.message('May the move be done?'), 'Yes');
    const forbidden = await ann.runFunction('allow', { what: 'the feast' });
    await bob.click(await support.message('May the feast be done?'), 'No');

    const ends = [filed, empty, allowed, forbidden].map(({ execution }) => slack.waitForOutcome(execution));
    expect(await Promise.all(ends)).toEqual([
      { status: 'completed', outputs: { id: expect.any(Number) } },
      { status: 'failed', error: 'A ticket needs a title and a reporter.' },
      { status: 'completed', outputs: { by: bob.id } },
      { status: 'failed', error: `<@${bob.id}> said no.` },
    ]);
  });

  it('tells who acts what did not work, whether it was their mistake or a refusal of Slack', async () => {
    await ann.command('/ticket', 'close 99');
    await ann.channel('@helpdesk').message('That did not work. There is no ticket 99.');

    slack.failures.expect('chat.update was refused: internal_error');
    const card = await openTicket('Gate squeaks');
    slack.faults.refuseNextCalls('chat.update', 1, { error: 'internal_error' });
    await ann.click(card, 'Close');

    expect(await ann.channel('@helpdesk').message('internal_error')).toMatchObject({ channelName: '' });
  });
});
