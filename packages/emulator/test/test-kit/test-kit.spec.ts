import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Modal, type Person } from '../../src/index.js';
import { objectAt, objectsAt } from '../../src/json.js';
import { input, option, TicketBot, ticketForm } from '../support/ticket-bot.js';

let slack: SlackEmulator;
let bot: TicketBot;
let ann: Person;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  bot = await TicketBot.start(slack);
  ann = slack.user('ann');
});

afterEach(async () => {
  await bot.stop();
  await slack.close();
});

const newTicket = async (): Promise<Modal> => {
  await ann.command('/ticket');
  return ann.modal('New ticket');
};
const SOON = { timeoutMs: 20 };

describe('a scenario', () => {
  it('runs from a command through a modal to a message and its button', async () => {
    await ann.command('/ticket', 'open Printer is on fire');
    const form = await ann.modal();
    await form.fill({ Title: 'Printer', Priority: 'High' }).submit();
    const message = await slack.channel('support').message(/Printer/);
    await ann.click(message, 'Close');

    await slack.channel('support').message('Closed');
    expect(form.isOpen).toBe(false);
  });
});

describe('a modal', () => {
  it('is printed by the test runner without the whole workspace', async () => {
    expect(inspect(await newTicket(), { depth: 3 })).not.toContain('workspace');
  });

  it('is filled in by labels, placeholders and ids, with the values that users see', async () => {
    const form = await newTicket();

    await form
      .fill({
        'What is broken?': 'Printer',
        priority: 'low',
        labels_in: ['High', 'Low'],
        Service: 'Worker',
        Services: ['web', 'Search'],
        Owner: 'bob',
        Watchers: ['ann', 'carol'],
      })
      .fill({
        Place: 'general',
        Day: new Date('2027-01-15T08:30:00Z'),
        Time: new Date('2027-01-15T08:30:00Z'),
        Due: new Date('2027-01-15T08:30:00Z'),
        Count: 7,
        Email: 'ann@local.test',
        Link: 'https://local.test',
        Details: 'It smokes.',
        Logs: [{ name: 'error.log', content: 'It broke.' }],
      });

    expect(form.values).toEqual({
      Title: 'Printer',
      Priority: 'Low',
      Urgency: '',
      Labels: ['High', 'Low'],
      Service: 'Worker',
      Services: ['Web', 'Search'],
      Owner: '@bob',
      Watchers: ['@ann', '@carol'],
      Place: '#general',
      Day: '2027-01-15',
      Time: '08:30',
      Due: '2027-01-15 08:30',
      Count: '7',
      Email: 'ann@local.test',
      Link: 'https://local.test',
      Details: 'It smokes.',
      Logs: ['error.log'],
    });
    await form.submit();
    const values = objectAt(
      objectAt(objectAt(bot.got('view_submission')[0] ?? {}, 'view') ?? {}, 'state') ?? {},
      'values',
    );
    expect(values).toMatchObject({
      service: { service_in: { selected_option: option('Worker') } },
      owner: { owner_in: { selected_user: slack.user('bob').id } },
      due: { due_in: { selected_date_time: 1_800_001_800 } },
      details: { details_in: { rich_text_value: { type: 'rich_text' } } },
      logs: { logs_in: { files: [{ name: 'error.log', mimetype: 'text/plain' }] } },
    });
  });

  it('requests the options of its external menus from the app and accepts no others', async () => {
    const form = await newTicket();

    await form.fill({ Service: 'Web' });
    await expect(form.fill({ Service: 'W' })).rejects.toThrow(
      'The app has no "W" for external_select "Service" (service_in in service). It offers: Web (web), Worker (worker).\n┌─ New ticket',
    );

    expect(bot.got('block_suggestion').map(({ value }) => value)).toEqual(['Web', 'W']);
    expect(form.values).toMatchObject({ Service: 'Web' });
  });

  it('notifies the app immediately of inputs that dispatch their actions, and of no others', async () => {
    const form = await newTicket();

    await form.fill({ Title: 'Printer', Urgency: 'Low' });

    const actions = bot.got('block_actions').flatMap(payload => objectsAt(payload, 'actions'));
    expect(actions).toMatchObject([{ action_id: 'urgency_in', selected_option: option('Low') }]);
  });

  it('clicks its buttons, radio buttons and checkboxes', async () => {
    const form = await newTicket();

    await form.click('Help');
    await form.click({ label: 'Urgency', text: 'High' });

    const actions = bot.got('block_actions').flatMap(payload => objectsAt(payload, 'actions'));
    expect(actions).toMatchObject([{ type: 'button', block_id: 'intro' }, { selected_option: option('High') }]);
    expect(form.values).toMatchObject({ Urgency: 'High' });
  });

  it('shows the validation errors of the app by label until the next submission', async () => {
    const form = await newTicket();

    await form.fill({ Title: 'Lamp' }).submit();

    expect(form.errors).toEqual({ Title: 'Say a little more.' });
    expect(String(form)).toContain('│ Title\n│ [Lamp____________]\n│ ! Say a little more.');
    await form.fill({ Title: 'Lamps' }).click('Create');
    expect(form.isOpen).toBe(false);
  });

  it.each<[Record<string, string | number | string[]>, string]>([
    [{ Title: '' }, '"Title" (title) must be filled in'],
    [{ Title: 'x'.repeat(21) }, '"Title" (title) must have 20 characters at most'],
    [{ Count: '1.5' }, '"Count" (count) must be a whole number'],
    [{ Count: 10 }, '"Count" (count) must be 9 at most'],
    [{ Count: 'many' }, '"Count" (count) must be a number'],
    [{ Email: 'ann' }, '"Email" (email) must be an email address'],
    [{ Link: 'local.test' }, '"Link" (link) must be a URL'],
  ])('is not submitted with %j', async (values, fault) => {
    const form = await newTicket();

    await expect(form.fill({ Title: 'Printer', ...values }).submit()).rejects.toThrow(
      `Slack would not submit the form: ${fault}.\n┌─ New ticket`,
    );
    expect(bot.got('view_submission')).toEqual([]);
  });

  it.each([
    [{ Priority: 'Urgent' }, '"Priority" (priority) offers no "Urgent". It offers: High (high), Low (low).'],
    [{ Owner: 'dave' }, 'The menu lists nobody called "dave". It lists: ann, bob, carol'],
    [{ Day: 'tomorrow' }, '"Day" (day) takes a date as YYYY-MM-DD, not "tomorrow".'],
    [{ Help: 'x' }, 'A button takes no value: click it instead.'],
  ])('rejects %j with a drawing of the modal in the error', async (values, sentence) => {
    const form = await newTicket();

    await expect(form.fill(values)).rejects.toThrow(sentence);
    await expect(form.fill(values)).rejects.toThrow(/\n┌─ New ticket\n│ Say it\n│ \[ Help \]/);
  });

  it('distinguishes fields with the same label by their block ids', async () => {
    const notes = ['constructor', 'two'].map(block_id =>
      input('Note', { type: 'plain_text_input', action_id: `${block_id}_in` }, { block_id }),
    );
    await ann.command('/ticket');
    const { id } = (await ann.modal()).view;
    const title = input('Title', { type: 'number_input', is_decimal_allowed: false });
    const view = { ...ticketForm, blocks: [...notes, title] };
    const { body } = await bot.app.call('views.update', { view_id: id, view });
    expect(body).toMatchObject({ ok: true });
    const form = await ann.modal();

    await expect(form.fill({ Note: 'x' })).rejects.toThrow('"Note" may be any of 2');
    await form.fill({ two: 'Second', Title: 7 });

    expect(form.values).toEqual({ '"Note" (constructor)': '', '"Note" (two)': 'Second', Title: '7' });
    expect(form.errors).toEqual({});
  });

  it('accepts no more files than the maximum', async () => {
    const form = await newTicket();
    const Logs = ['a', 'b', 'c'].map(name => ({ name, content: name }));

    await expect(form.fill({ Title: 'Printer', Logs }).submit()).rejects.toThrow('"Logs" (logs) takes 2 at most');
  });

  it('rejects an unknown field and keeps the values entered before it', async () => {
    const form = await newTicket();

    await expect(form.fill({ Title: 'Printer', Colour: 'red', Count: 7 }).submit()).rejects.toThrow(
      /There is no "Colour" to act on\. There is: button "Help" .*plain_text_input "Title"[^]*┌─ New ticket[^]*\[Printer_________\]/,
    );
    expect(form.values).toMatchObject({ Title: 'Printer', Count: '' });
    expect(bot.got('view_submission')).toEqual([]);
  });

  it('is found by title, callback id, regular expression or predicate, and closed', async () => {
    const form = await newTicket();
    for (const match of ['New ticket', 'new_ticket', /^New/, () => true]) {
      expect((await ann.modal(match)).view.id).toBe(form.view.id);
    }
    expect(form.title).toBe('New ticket');
    expect(form.text).toContain('Say it');

    await form.close();

    expect(bot.got('view_closed')).toHaveLength(1);
    await expect(ann.modal(undefined, SOON)).rejects.toThrow(
      'Waited 20 ms for a modal before ann, which did not come. Instead there was: no modal.',
    );
  });

  it('rejects actions when it is closed or covered by another modal', async () => {
    const form = await newTicket();
    await form.click('Help');
    const { trigger_id } = bot.got('block_actions')[0] ?? {};
    await bot.app.call('views.push', { trigger_id, view: { ...ticketForm, callback_id: 'above' } });
    const above = (await ann.modal('above')).view;
    await expect(form.submit()).rejects.toThrow(/is not the top one before ann\. On top is:\n┌─ New ticket/);
    await expect(slack.user('bob').submit(above)).rejects.toThrow('Nothing is open before bob.');
    await ann.closeView(above);
    await form.close();

    await expect(form.submit()).rejects.toThrow(/is not open any more: it was closed, or submitted\. It was:\n┌─ New/);
    await expect(ann.submit(undefined)).rejects.toThrow('No view is open before ann');
  });

  it('is drawn in the error of a wait that times out', async () => {
    await newTicket();

    await expect(ann.modal('Old ticket', SOON)).rejects.toThrow(
      /Waited 20 ms for a modal "Old ticket" before ann, which did not come\. Instead there was:\n┌─ New ticket/,
    );
    await expect(slack.waitForView(ann, { ...SOON, where: () => false })).rejects.toThrow(
      /Waited 20 ms for a view before ann, which did not come\. Instead there was:\n┌─ New ticket/,
    );
  });
});
