import { expect, it } from '@jest/globals';
import { type JsonObject, objectAt, objectsAt } from '../../src/json.js';
import { option, plain } from '../support/ticket-bot.js';
import { AnsweringApp } from './support/answering-app.js';
import { describeInBrowser } from './support/chromium.js';
import { PageTest } from './support/page-test.js';

const input = (label: string, element: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'input',
  block_id: label,
  label: plain(label),
  element: { action_id: 'in', ...element },
  ...more,
});
const row = (...elements: JsonObject[]): JsonObject => ({ type: 'actions', block_id: 'row', elements });
/** A message with a menu below it. */
const menuBelow = (text: string): JsonObject => ({
  text,
  blocks: [
    { type: 'section', text: plain(text) },
    row({
      type: 'static_select',
      action_id: 'pet',
      options: [option('Dog'), option('Cat')],
      initial_option: option('Dog'),
    }),
  ],
});
const button = (text: string): JsonObject => ({ type: 'button', action_id: text, text: plain(text) });
const valuesIn = (payload: JsonObject): JsonObject =>
  objectAt(objectAt(objectAt(payload, 'view') ?? payload, 'state') ?? {}, 'values') ?? {};

describeInBrowser('an element', browser => {
  it('of an app that does not ack is busy, and then says what Slack says; what was typed is still there', () =>
    PageTest.run(browser(), {}, async test => {
      const app = await AnsweringApp.in(test);
      const ann = await test.open('ann');
      const blocks = [input('Note', { type: 'plain_text_input' }), row(button('Tell it'))];
      const shown = await app.show('message', blocks, ann);
      app.connection.stayQuiet();
      test.slack.time.freeze();

      await shown.getByLabel('Note').fill('Kept');
      await shown.getByRole('button', { name: 'Tell it' }).click();
      await shown.getByLabel('Waiting for the app').waitFor();
      expect(valuesIn(await app.next(0))).toMatchObject({ Note: { in: { value: 'Kept' } } });
      await test.slack.time.advance(3001);

      await shown.getByRole('alert').waitFor();
      expect(await shown.getByLabel('Waiting for the app').count()).toBe(0);
      expect(await shown.getByLabel('Note').inputValue()).toBe('Kept');
      app.connection.acknowledgeAll();
      await shown.getByRole('button', { name: 'Tell it' }).click();
      await shown.getByRole('alert').waitFor({ state: 'hidden' });
    }));

  it('keeps what is typed while the view is updated, what was emptied, and what was entered after a reload', () =>
    PageTest.run(browser(), {}, async test => {
      const app = await AnsweringApp.in(test);
      const ann = await test.open('ann');
      const view = { type: 'modal', callback_id: 'form', title: plain('All'), submit: plain('Send') };
      const where = { type: 'conversations_select', default_to_current_conversation: true };
      const blocks = [input('Where', where, { optional: true }), input('Note', { type: 'plain_text_input' })];
      const shown = await app.show('modal', blocks, ann);
      const place = shown.getByRole('combobox', { name: 'Where' });
      expect(await place.inputValue()).toBe('#general');
      await shown.getByRole('button', { name: 'Clear' }).click();
      const looks = ['bob', 'ann'].map(name => `/${test.slack.workspace().id}/${test.slack.user(name).id}`);
      await ann.page.evaluate(`location.hash = ${JSON.stringify(looks[0])}`);
      await shown.waitFor({ state: 'detached' });
      await ann.page.evaluate(`location.hash = ${JSON.stringify(looks[1])}`);
      expect(await place.inputValue()).toBe('');
      const note = shown.getByLabel('Note');
      await note.focus();
      await ann.page.keyboard.type('What is ty');
      const more = [{ type: 'section', text: plain('Updated') }, ...blocks];
      const [{ id } = { id: '' }] = test.slack.user('ann').views;
      await app.call('views.update', { view_id: id, view: { ...view, blocks: more } });
      await shown.getByText('Updated').waitFor();
      await ann.page.keyboard.type('ped');

      expect(await note.inputValue()).toBe('What is typed');
      await shown.getByRole('button', { name: 'Send' }).focus();
      await test.slack.waitFor('what was typed', () => {
        const [open] = test.slack.user('ann').views;
        return open?.state['Note']?.['in']?.value === 'What is typed' ? open : undefined;
      });
      await ann.page.reload();
      expect(await note.inputValue()).toBe('What is typed');
    }));

  it('tells the app of each pause in typing, or when Enter is pressed, as it says itself', () =>
    PageTest.run(browser(), {}, async test => {
      const app = await AnsweringApp.in(test);
      const ann = await test.open('ann');
      const dispatch_action_config = { trigger_actions_on: ['on_character_entered'] };
      const blocks = [
        input('Search', { type: 'plain_text_input', dispatch_action_config }, { dispatch_action: true }),
        input('Name', { type: 'plain_text_input', multiline: true }, { dispatch_action: true }),
      ];
      const shown = await app.show('message', blocks, ann);

      await shown.getByLabel('Search').fill('La');
      expect(objectsAt(await app.next(0), 'actions')).toMatchObject([{ block_id: 'Search', value: 'La' }]);
      await shown.getByLabel('Name').focus();
      await ann.press('a', 'Shift+Enter', 'b');
      await ann.press('Enter');
      const payload = await app.next(1);
      expect(objectsAt(payload, 'actions')).toMatchObject([{ block_id: 'Name', value: 'a\nb' }]);
      expect(app.told()).toHaveLength(2);
    }));

  it('of the app’s own menus says when it has nothing, and lists its groups', () =>
    PageTest.run(browser(), {}, async test => {
      const groups = [{ label: plain('Animals'), options: [option('Cat')] }];
      const app = await AnsweringApp.in(test, ({ type, value }) =>
        type === 'block_suggestion' ? (value === 'cat' ? { option_groups: groups } : { options: [] }) : undefined,
      );
      const ann = await test.open('ann');
      const menu = { type: 'external_select', action_id: 'who', placeholder: plain('Who') };
      const shown = await app.show('message', [row(menu)], ann);
      const field = shown.getByRole('combobox', { name: 'Who' });

      await field.click();
      await ann.page.getByText('Type 3 characters to search.').waitFor();
      await field.fill('dog');
      await ann.page.getByText('The app returned no options for “dog”.').waitFor();
      await field.fill('cat');
      await ann.page.getByRole('group', { name: 'Animals' }).getByRole('option', { name: 'Cat' }).click();

      expect(objectsAt(await app.next(0), 'actions')).toMatchObject([{ selected_option: option('Cat') }]);
      expect(app.told('block_suggestion').map(({ value }) => value)).toEqual(['dog', 'cat']);
    }));

  it('asks the app at the first character that opens it, where one is enough', () =>
    PageTest.run(browser(), {}, async test => {
      const app = await AnsweringApp.in(test, ({ type }) =>
        type === 'block_suggestion' ? { options: [option('Cat')] } : undefined,
      );
      const ann = await test.open('ann');
      const menu = { type: 'external_select', action_id: 'who', placeholder: plain('Who'), min_query_length: 1 };
      const field = (await app.show('message', [row(menu)], ann)).getByRole('combobox', { name: 'Who' });

      await field.focus();
      await ann.press('c');
      await ann.page.getByRole('option', { name: 'Cat' }).waitFor();

      expect(app.told('block_suggestion').map(({ value }) => value)).toEqual(['c']);
    }));

  it('keeps what is being typed into a menu when its message is sent anew', () =>
    PageTest.run(browser(), {}, async test => {
      const app = await AnsweringApp.in(test);
      const ann = await test.open('ann');
      const channel = test.slack.channel('general').id;
      const { ts } = await app.call('chat.postMessage', { channel, ...menuBelow('One') });
      const field = ann.page.getByRole('main').getByRole('combobox', { name: 'Select an item' });

      await field.focus();
      await ann.press('ControlOrMeta+a', 'C');
      await app.call('chat.update', { channel, ts: ts ?? '', ...menuBelow('Two') });
      await ann.page.getByRole('main').getByText('Two', { exact: true }).waitFor();

      expect(await field.inputValue()).toBe('C');
      await ann.press('Enter');
      expect(objectsAt(await app.next(0), 'actions')).toMatchObject([{ selected_option: option('Cat') }]);
    }));

  it('takes no more than it asks for, and only files of its kinds', () =>
    PageTest.run(browser(), {}, async test => {
      const app = await AnsweringApp.in(test);
      const ann = await test.open('ann');
      const options = [option('One'), option('Two'), option('Three')];
      const blocks = [
        input('Some', { type: 'multi_static_select', options, max_selected_items: 2 }),
        input('Logs', { type: 'file_input', filetypes: ['log'], max_files: 1 }),
        input('Short', { type: 'plain_text_input', max_length: 3 }),
        input('Mail', { type: 'email_text_input' }),
      ];
      const shown = await app.show('modal', blocks, ann);
      const some = shown.getByRole('combobox', { name: 'Some' });

      await some.click();
      for (const name of ['One', 'Two', 'Three']) await ann.page.getByRole('option', { name }).click();
      await ann.page.getByText('You can select up to 2.').waitFor();
      await some.press('Escape');
      const files = shown.getByLabel('Logs', { exact: true });
      await files.setInputFiles({ name: 'a.exe', mimeType: 'text/plain', buffer: Buffer.from('x') });
      await shown.getByText('a.exe is not an allowed file type: log.').waitFor();
      await files.setInputFiles({ name: 'a.log', mimeType: 'text/plain', buffer: Buffer.from('x') });
      await shown.getByText('a.log', { exact: true }).waitFor();
      await shown.getByLabel('Short').fill('Long');
      await shown.getByLabel('Mail').fill('nobody');
      await shown.getByRole('button', { name: 'Send' }).click();
      await shown.getByText('Short must have 3 characters at most').waitFor();
      await shown.getByText('Mail must be an email address').waitFor();
      expect(app.told('view_submission')).toEqual([]);
      await shown.getByLabel('Short').fill('Yes');
      await shown.getByText('Short must have 3 characters at most').waitFor({ state: 'hidden' });
      await shown.getByLabel('Mail').fill('a@b.test');
      await shown.getByRole('button', { name: 'Send' }).click();

      expect(valuesIn(await app.next(0, 'view_submission'))).toMatchObject({
        Some: { in: { selected_options: options.slice(0, 2) } },
        Logs: { in: { files: [{ name: 'a.log' }] } },
        Short: { in: { value: 'Yes' } },
        Mail: { in: { value: 'a@b.test' } },
      });
    }));

  it('for feedback stays pressed, after a reload too, and the other one can be pressed instead', () =>
    PageTest.run(browser(), {}, async test => {
      const app = await AnsweringApp.in(test);
      const ann = await test.open('ann');
      const [positive_button, negative_button] = ['Good', 'Bad'].map(text => ({ text: plain(text), value: text }));
      const feedback = { type: 'feedback_buttons', action_id: 'rate', positive_button, negative_button };
      const shown = await app.show('message', [{ type: 'context_actions', elements: [feedback] }], ann);
      const pressed = (name: string) => shown.getByRole('button', { name, exact: true, pressed: true });

      await shown.getByRole('button', { name: 'Good', exact: true }).click();
      await pressed('Good').waitFor();
      expect(await app.next(0)).toMatchObject({ actions: [{ value: 'Good' }], state: { values: {} } });
      await ann.page.reload();
      await pressed('Good').waitFor();
      await shown.getByRole('button', { name: 'Bad', exact: true }).click();
      await pressed('Bad').waitFor();
      expect(await pressed('Good').count()).toBe(0);
    }));

  it('of an attachment tells the app as it was told before there were blocks', () =>
    PageTest.run(browser(), {}, async test => {
      const app = await AnsweringApp.in(test);
      const ann = await test.open('ann');
      const games = ['Chess', 'Dice'].map(text => ({ type: 'button', name: 'game', text, value: text }));
      const menu = { type: 'select', name: 'size', text: 'Size', options: [{ text: 'Big', value: 'big' }] };
      const confirm = { title: 'Sure?', text: 'It is *theirs* then.', ok_text: 'Give', dismiss_text: 'Keep' };
      const owner = { type: 'select', name: 'owner', text: 'Owner', data_source: 'users', confirm };
      const listed = { selected_options: [{ text: 'general', value: test.slack.channel('general').id }] };
      const place = { type: 'select', name: 'place', text: 'Place', data_source: 'channels', ...listed };
      const attachments = [{ callback_id: 'old', fallback: 'Old', actions: [...games, menu, owner, place] }];
      await app.call('chat.postMessage', { channel: test.slack.channel('general').id, text: 'Old', attachments });
      const main = ann.page.getByRole('main');

      await main.getByRole('button', { name: 'Dice' }).click();
      expect(await app.next(0, 'interactive_message')).toMatchObject({ actions: [{ name: 'game', value: 'Dice' }] });
      await main.getByRole('combobox', { name: 'Size' }).click();
      await ann.page.getByRole('option', { name: 'Big' }).click();
      expect(await app.next(1, 'interactive_message')).toMatchObject({
        actions: [{ name: 'size', selected_options: [{ value: 'big' }] }],
      });
      expect(await main.getByRole('combobox', { name: 'Place' }).inputValue()).toBe('#general');
      await main.getByRole('combobox', { name: 'Owner' }).click();
      await ann.page.getByRole('option', { name: 'bob' }).click();
      await ann.page.getByText('It is *theirs* then.').waitFor();
      await ann.page.getByRole('button', { name: 'Give' }).click();
      expect(await app.next(2, 'interactive_message')).toMatchObject({
        actions: [{ name: 'owner', selected_options: [{ value: test.slack.user('bob').id }] }],
      });
    }));
});
