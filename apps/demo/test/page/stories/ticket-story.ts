import { expect } from '@jest/globals';
import type { Scene } from '../support/scene.js';

const LOG = { name: 'error.log', mimeType: 'text/plain', buffer: Buffer.from('It broke.') };

/** What becomes of a ticket. The first one is ann's, and shown in #general. */
export function ticketStory(scene: Scene): void {
  const { there } = scene;
  const card = () => there.message('Ticket 1: Checkout is slow');

  scene.part('gives a ticket to somebody, and notes what is said and shared under it', async by => {
    await by.choose(card().getByRole('combobox', { name: 'Assign' }), 'carol');
    await card().getByText('@carol has it').waitFor();
    await by.openThread(card());
    await by.write('@desk the cache was full', 'Reply');
    await there.sees('Noted in ticket 1.', there.beside);
    await by.attach(LOG, there.beside);
    await there.beside.getByText('error.log').waitFor();
    await by.write('This is it', 'Reply');
    await card().getByText('📝 2').waitFor();
    await by.closeBeside();
  });

  scene.part('closes a ticket by a check mark and by a button, and asks whether it is solved', async by => {
    const question = () => there.message('closed your ticket 1. Is it solved?');

    await by.actAs('bob');
    await by.react(card(), 'white_check_mark');
    await card().getByText('Closed by @bob').waitFor();
    await by.react(card(), 'white_check_mark');
    await card().getByText('@carol has it').waitFor();
    await by.press(card().getByRole('button', { name: 'Close' }));
    await card().getByText('Closed by @bob').waitFor();

    await by.actAs('ann');
    await by.goTo('desk');
    await by.press(question().getByRole('button', { name: 'Not solved' }));
    await there.sees('Sorry to hear that: ticket 1 is open again.');
    await by.press(question().getByRole('button', { name: 'Solved', exact: true }));
    await there.sees('Thank you: ticket 1 is solved.');
    await by.goTo('general');
  });

  scene.part('lists, assigns and closes tickets by commands, and says what is wrong with those', async by => {
    await by.write('/ticket list search');
    await there.sees('2. Search is down (search), nobody has it yet');
    await by.write('/ticket list serach');
    await there.sees('No service is called "serach".');
    await by.write('/ticket assign 2 @carol');
    await there.sees('@carol has ticket 2.');
    await by.write('/ticket close it');
    await there.sees('Which ticket? Write its number.');
    await by.write('/ticket close 7');
    await there.sees('There is no ticket 7.');
    await by.write('/ticket close 1');
    await there.sees('Ticket 1 is closed.');
    await by.write('/ticket help');
    await there.sees('/ticket assign <id> <user>');
    expect(await card().getByRole('button', { name: 'Close' }).count()).toBe(0);
  });

  scene.part('forgets what a channel shows that is put away', async by => {
    const { slack, log } = there.desk;

    await by.goTo('support');
    await by.write('/ticket');
    const form = there.modal('New ticket');
    await by.enter(form.getByRole('textbox', { name: 'What is wrong?' }), 'Invoices are late');
    await by.choose(form.getByRole('combobox', { name: 'Which service?' }), 'billing');
    await by.submit(form);
    await there.message('Ticket 3: Invoices are late').waitFor();
    await by.chooseIn(there.main.getByRole('button', { name: 'Channel actions' }), 'Archive channel');
    await slack.waitFor('the log', () => log.logged.find(line => line.startsWith('The cards in')));
    await by.press(there.main.getByRole('button', { name: 'Unarchive' }));
    await by.goTo('general');
    await by.write('/ticket close 3');
    await there.sees('Ticket 3 is closed.');
  });
}
