import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { startDesk } from '../bolt-desk/desk.js';
import { describeInBrowser } from '../page/support/chromium.js';
import { PageTest } from '../page/support/page-test.js';
import { casesOn, startEcho } from './echo-bot.js';
import { ExportFolder } from '../support/export-folder.js';

const manifest = fileURLToPath(new URL('../bolt-desk/manifest.yml', import.meta.url));
const HOSTILE = `It's "odd" \`\${x}\` \\ </script> \u202e \u2028 [^.*]/`;

let folder: ExportFolder;
let source: string;

beforeAll(async () => {
  [source, folder] = await Promise.all([session(), ExportFolder.make()]);
  await folder.addBot('echo', `import { startEcho } from './echo-bot.js'; startEcho(process.env);`);
  await folder.addBot(
    'desk',
    `import { startDesk } from '../bolt-desk/desk.js';
import { casesOn, startEcho } from './echo-bot.js';
import { ExportFolder } from '../support/export-folder.js'; startDesk(process.env);`,
  );
});

afterAll(() => folder.remove());

/** What people do in a help desk. @returns the test of it */
async function session(): Promise<string> {
  const slack = await SlackEmulator.start({ manifest });
  const desk = await startDesk(slack.env);
  await slack.waitForConnections(1);
  const [ann, bob, carol] = [slack.user('ann'), slack.user('bob'), slack.user('carol')];
  const support = slack.channel('support');

  await ann.command('/ticket', 'open Printer is on fire');
  const form = await ann.modal();
  await form.fill({ Priority: 'High' });
  await slack.waitFor('the question why', () => form.values['Why can it not wait?']);
  await form.fill({ 'Why can it not wait?': 'It burns', System: 'Mail' }).submit();
  const card = await support.message(/Printer is on fire/);
  await ann.click(card, 'Close');
  await support.thread(card).message('Closed by @ann.');
  await support.message('Ticket 1, closed: Printer is on fire');

  await ann.shortcut('new_ticket');
  const second = await ann.modal('New ticket');
  await second.fill({ Title: 'Lamp', Due: '2001-01-01' }).submit();
  await second.fill({ Title: 'Lamp flickers', Due: '2999-01-01', Watchers: ['bob', 'carol'] }).submit();
  await carol.channel('@helpdesk').message('You watch ticket 2: Lamp flickers');
  const lamp = await support.message(/Lamp flickers/);
  for (let count = 0; count < 2; count += 1) {
    const before = carol.messages.length;
    await carol.click(lamp, 'Close');
    await slack.waitFor('the refusal', () => carol.messages[before]);
  }
  await ann.select(lamp, 'Assign to', 'bob');
  await bob.channel('@helpdesk').message(/is yours/);
  await bob.click(lamp, 'Details');
  await (await bob.modal(/^Ticket/)).click('Comment');
  await (await bob.modal('Comment')).fill({ Comment: HOSTILE }).submit();
  await support.thread(lamp).message(/odd/);

  const complaint = await bob.say('general', HOSTILE);
  await bob.messageShortcut('ticket_of_message', complaint);
  await (await bob.modal()).submit();
  await support.message(/^Ticket 3/);
  await bob.shortcut('new_ticket');
  await (await bob.modal()).close();
  await bob.channel('@helpdesk').message('No ticket, then.');
  carol.channels.create('plans');
  await carol.say('plans', 'What now?');
  await ann.openHome();
  await ann.homeTab(/Tickets of/);
  const pane = await ann.openAssistant({ beside: 'support' });
  await slack.waitFor('a prompt', () => pane.thread.prompts[0]);
  await pane.choosePrompt('Open tickets');
  const answer = await ann.message(({ text, streaming }) => streaming === false && text.startsWith('Open:'));
  await ann.click(answer, 'Good');
  await ann.ephemeral('I am glad.');
  await ann.command('/ticket', 'close 99');
  await ann.channel('@helpdesk').message('There is no ticket 99.');

  const test = slack.history.exportTest({ runner: 'node' });
  await desk.stop();
  await slack.close();
  return test;
}

/** Somebody uses every element in a message, in a form and in the Home tab. @returns the test of it */
async function everyElement(): Promise<string> {
  const slack = await SlackEmulator.start();
  const bot = await startEcho(slack.env);
  await slack.waitForConnections(1);
  const ann = slack.user('ann');
  const told = (): number => slack.messages.filter(({ text }) => text.startsWith('Got')).length;
  const isTold = (count: number): Promise<unknown> =>
    slack.waitFor(`answer ${count}`, () => (told() === count ? true : undefined));

  await ann.command('/message');
  const message = await slack.waitForMessage('All of them');
  for (const [type, { enters, clicks = '' }] of casesOn('message')) {
    const before = told();
    if (enters === undefined) await ann.click(message, { blockId: `in_${type}`, text: clicks });
    else await ann.select(message, { blockId: `in_${type}` }, enters);
    await isTold(before + 1);
  }
  await ann.command('/modal');
  const form = await ann.modal('All');
  const cases = casesOn('modal').filter(([, { enters }]) => enters !== undefined);
  const before = told();
  await form.fill(Object.fromEntries(cases.map(([type, { enters = null }]) => [`Label of ${type}`, enters]))).submit();
  await isTold(before + cases.length);
  await ann.openHome();
  const home = await ann.homeTab('At home');
  for (const [type, { enters, clicks = '' }] of casesOn('home')) {
    const sofar = told();
    if (enters === undefined) await home.click({ blockId: `in_${type}`, text: clicks });
    else await home.select({ blockId: `in_${type}` }, enters);
    await isTold(sofar + 1);
  }
  const test = slack.history.exportTest();
  await bot.stop();
  await slack.close();
  return test;
}

describeInBrowser('a session on the page', browser => {
  it('is exported there, as a test of the part that was chosen, which passes elsewhere', () =>
    PageTest.run(browser(), { manifest }, async test => {
      const { slack } = test;
      const desk = await startDesk(slack.env);
      await slack.waitForConnections(1);
      const { page } = await test.open('ann');
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      const composer = page.getByRole('combobox', { name: 'Message' });
      const timeline = page.getByRole('region', { name: 'Timeline' });
      const choose = async (text: string, end: string): Promise<void> => {
        await page.getByLabel('Search the timeline').fill(text);
        await timeline.getByRole('button').first().click();
        await page.getByRole('region', { name: 'Details' }).getByRole('button', { name: end }).click();
      };

      await composer.fill('Before all that');
      await composer.press('Enter');
      await composer.fill('/ticket open Printer is on fire');
      await composer.press('Enter');
      const form = page.getByRole('dialog', { name: 'New ticket' });
      await form.getByRole('combobox', { name: 'Priority' }).click();
      await page.getByRole('option', { name: 'High' }).click();
      await form.getByRole('textbox', { name: 'Why can it not wait?' }).fill('It burns');
      await form.locator('button[type=submit]').click();
      await page.getByRole('navigation', { name: 'Conversations' }).getByText('support').click();
      await page.getByRole('article').getByRole('button', { name: 'Close', exact: true }).click();
      await timeline.getByText('Ticket 1, closed').first().waitFor();
      await composer.fill('After all that');
      await composer.press('Enter');

      await choose('writes /ticket', 'From here');
      await choose('edits "Ticket 1, closed', 'To here');
      await page.getByRole('button', { name: 'Export as a test' }).click();
      await page.getByRole('region', { name: 'Source of the test' }).getByText('It burns').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click();
      await page.getByText('Copied').waitFor();
      const copied = String(await page.evaluate('navigator.clipboard.readText()'));
      await desk.stop();

      expect(copied).toContain(`await ann.command('/ticket', 'open Printer is on fire');`);
      expect(copied).toContain(`await ann.click(message, 'Close');`);
      expect(copied).not.toMatch(/(Before|After) all that/);
      expect(await folder.run(copied, 'desk')).toEqual({ isOk: true, output: expect.stringMatching(/pass 1\b/) });
    }));
});

describe('a session that is exported as a test', () => {
  it('passes with the same bot, started anew, and fails with one that answers otherwise', async () => {
    expect(await folder.run(source, 'desk')).toEqual({ isOk: true, output: expect.stringMatching(/pass 1\b/) });

    const other = await folder.run(source, 'desk', { DESK_CHANNEL: '#random' });
    expect(other).toEqual({ isOk: false, output: expect.stringContaining('Waited 4000 ms for a message') });
  });

  it('uses every element again, and tells the app the same', async () => {
    const test = await everyElement();
    expect(await folder.run(test, 'echo')).toEqual({ isOk: true, output: expect.stringMatching(/pass 1\b/) });
    const calls = test.split('\n').filter(line => /\.(click|select|fill)\(/.test(line));
    expect(calls.length).toBeGreaterThan(30);
  });

  it('reads as a person would write it', () => {
    const lines = [
      `await ann.command('/ticket', 'open Printer is on fire');`,
      `const form = await ann.modal('New ticket');`,
      `await form.fill({ Priority: 'High' });`,
      `await form.fill({ 'Why can it not wait?': 'It burns', System: 'Mail' }).submit();`,
      `assert.equal(form.isOpen, false);`,
      `const message = await support.message('Ticket 1: Printer is on fire');`,
      `await ann.click(message, 'Close');`,
      `assert.deepEqual(form2.errors, { Title: 'Say it in two words or more.', Due: 'That day has gone by.' });`,
      `await form2.fill({ Title: 'Lamp flickers', Due: '2999-01-01', Watchers: ['bob', 'carol'] }).submit();`,
      `await carol.channel('@helpdesk').message('You watch ticket 2: Lamp flickers');`,
      `'another "Only @ann or the owner may close it."',`,
      `await ann.select(message2, 'Assign to', 'bob');`,
      `await form5.close();`,
      `carol.channels.create('plans');`,
      `await carol.say('plans', 'What now?');`,
      `const pane = await ann.openAssistant({ beside: 'support' });`,
      `await pane.say('What is open?');`,
    ];
    const written = source.split('\n').map(line => line.trim());
    expect(lines.filter(line => !written.includes(line))).toEqual([]);
    expect(written.filter(line => line.length > 140)).toEqual([]);
    // Nothing steers an editor or a terminal.
    expect(source).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202A-\u202E]/u);
  });
});
