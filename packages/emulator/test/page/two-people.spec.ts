import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { RawApp } from '../support/raw-app.js';
import { describeInBrowser } from './support/chromium.js';
import { PageTest } from './support/page-test.js';

const conversations = (page: Page): Locator => page.getByRole('navigation', { name: 'Conversations' });
const composer = (page: Page): Locator => page.getByRole('combobox', { name: 'Message' });
const message = (page: Page, text: string): Locator =>
  page.getByRole('main').getByRole('article').filter({ hasText: text });

describeInBrowser('two people in two tabs on one channel', browser => {
  it('are told each what they have not read', () =>
    PageTest.run(browser(), {}, async test => {
      const { slack } = test;
      const { page: anns } = await test.open('ann');
      const { page: bobs } = await test.open('bob');
      await conversations(bobs).getByRole('button', { name: 'random' }).click();

      await composer(anns).fill('Anybody there?');
      await composer(anns).press('Enter');
      await conversations(bobs).getByRole('button', { name: 'general, 1 unread', exact: true }).waitFor();
      await composer(anns).fill('@bob, I mean you');
      await composer(anns).press('Enter');
      await conversations(bobs).getByRole('button', { name: 'general, 1 unread for you' }).click();

      await message(bobs, 'Anybody there?').waitFor();
      await message(bobs, '@bob, I mean you').waitFor();
      await bobs.getByText('New', { exact: true }).waitFor();
      await conversations(bobs).getByRole('button', { name: 'general', exact: true }).waitFor();
      await composer(bobs).fill('Here I am');
      await composer(bobs).press('Enter');
      await message(anns, 'Here I am').waitFor();
      expect(await anns.getByText('New', { exact: true }).count()).toBe(0);
      // That it is read is known to the emulator, and so to another tab.
      const { page: later } = await test.open('bob');
      await conversations(later).getByRole('button', { name: 'general', exact: true }).waitFor();
      expect(slack.user('bob').messages.map(({ text }) => text)).toContain('Here I am');

      await message(bobs, 'Anybody there?').hover();
      await message(bobs, 'Anybody there?').getByRole('button', { name: 'More actions' }).click();
      await bobs.getByRole('menuitem', { name: 'Mark unread' }).click();
      await conversations(bobs).getByRole('button', { name: 'general, 1 unread for you' }).waitFor();
      await conversations(later).getByRole('button', { name: 'general, 1 unread for you' }).waitFor();
      // It stays so until one comes back, in whichever tab: the other one looks elsewhere.
      await conversations(later).getByRole('button', { name: 'random', exact: true }).click();
      await later.getByRole('heading', { name: 'random' }).first().waitFor();
      await composer(anns).fill('@bob, still there?');
      await composer(anns).press('Enter');
      await message(bobs, 'still there?').waitFor();
      await conversations(bobs).getByRole('button', { name: 'general, 2 unread for you' }).waitFor();
    }));

  it('see at once what the other does, and alone what is for them, and are not disturbed in what they write', () =>
    PageTest.run(browser(), {}, async test => {
      const { slack } = test;
      const app = new RawApp(slack);
      const channel = slack.channel('general').id;
      const { page: anns } = await test.open('ann');
      const { page: bobs } = await test.open('bob');

      await composer(anns).click();
      await anns.keyboard.type('Shall we ');
      await composer(bobs).click();
      await bobs.keyboard.type('Good morning');
      await bobs.keyboard.press('Enter');
      await message(anns, 'Good morning').waitFor();
      await app.call('chat.postMessage', { channel, text: 'A deploy waits' });
      await message(anns, 'A deploy waits').waitFor();
      await anns.keyboard.type('begin?');
      await anns.keyboard.press('Enter');
      await message(bobs, 'Shall we begin?').getByText('ann', { exact: true }).waitFor();

      await app.call('chat.postEphemeral', { channel, user: slack.user('ann').id, text: 'A secret for ann' });
      await message(anns, 'A secret for ann').getByText('Only visible to you').waitFor();
      await app.call('chat.postMessage', { channel, text: 'Nothing for bob' });
      await message(bobs, 'Nothing for bob').waitFor();
      expect(await message(bobs, 'A secret for ann').count()).toBe(0);

      await anns.keyboard.press('ArrowUp');
      await anns.keyboard.press('ControlOrMeta+a');
      await anns.keyboard.type('Shall we start?');
      await anns.keyboard.press('Enter');
      await message(bobs, 'Shall we start?').getByText('(edited)').waitFor();
      expect(await message(bobs, 'Shall we begin?').count()).toBe(0);

      await message(bobs, 'Shall we start?').hover();
      await message(bobs, 'Shall we start?').getByRole('button', { name: 'React with eyes' }).click();
      await message(anns, 'Shall we start?').getByRole('button', { name: 'eyes: 1', pressed: false }).click();
      await message(bobs, 'Shall we start?').getByRole('button', { name: 'eyes: 2', pressed: true }).click();
      await message(anns, 'Shall we start?').getByRole('button', { name: 'eyes: 1', pressed: true }).waitFor();

      await message(bobs, 'Shall we start?').getByRole('button', { name: 'Reply in thread' }).click();
      await bobs.keyboard.type('In a minute');
      await bobs.keyboard.press('Enter');
      await message(anns, 'Shall we start?').getByRole('button', { name: '1 reply' }).waitFor();
      await message(anns, 'Shall we start?').focus();
      await anns.keyboard.press('Delete');
      await anns.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
      await message(bobs, 'Shall we start?').waitFor({ state: 'detached' });
    }));
});
