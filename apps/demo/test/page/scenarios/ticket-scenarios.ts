import { expect } from '@jest/globals';
import type { ScenarioSuite } from '../support/scenario-suite.js';

const LOG = { name: 'error.log', mimeType: 'text/plain', buffer: Buffer.from('It broke.') };

/** The life of a ticket. Ann opened the first one in #general. */
export function addTicketScenarios(suite: ScenarioSuite): void {
  const { desk } = suite;
  const card = () => desk.message('Ticket 1: Checkout is slow');

  suite.scenario('assigns a ticket and adds messages and files of its thread as notes', async user => {
    await user.choose(card().getByRole('combobox', { name: 'Assign' }), 'carol');
    await card().getByText('assigned to @carol').waitFor();
    await user.openThread(card());
    await user.write('@desk the cache was full', 'Reply');
    await desk.waitForMessage('Noted in ticket 1.', desk.sidePane);
    await user.attach(LOG, desk.sidePane);
    await desk.sidePane.getByText('error.log').waitFor();
    await user.write('This is it', 'Reply');
    await card().getByText('📝 2').waitFor();
    await user.closeSidePane();
  });

  suite.scenario('closes a ticket with a reaction and a button and asks for a rating', async user => {
    const question = () => desk.message('closed your ticket 1. Is it solved?');

    await user.actAs('bob');
    await user.react(card(), 'white_check_mark');
    await card().getByText('Closed by @bob').waitFor();
    await user.react(card(), 'white_check_mark');
    await card().getByText('assigned to @carol').waitFor();
    await user.press(card().getByRole('button', { name: 'Close' }));
    await card().getByText('Closed by @bob').waitFor();

    await user.actAs('ann');
    await user.goTo('desk');
    await user.press(question().getByRole('button', { name: 'Not solved' }));
    await desk.waitForMessage('Sorry to hear that: ticket 1 is open again.');
    await user.press(question().getByRole('button', { name: 'Solved', exact: true }));
    await desk.waitForMessage('Thank you: ticket 1 is solved.');
    await user.goTo('general');
  });

  suite.scenario('lists, assigns and closes tickets with commands and explains invalid ones', async user => {
    await user.write('/ticket list search');
    await desk.waitForMessage('2. Search is down (search), unassigned');
    await user.write('/ticket list serach');
    await desk.waitForMessage('Unknown service "serach".');
    await user.write('/ticket assign 2 @carol');
    await desk.waitForMessage('Ticket 2 is assigned to @carol.');
    await user.write('/ticket close it');
    await desk.waitForMessage('Enter the number of a ticket.');
    await user.write('/ticket close 7');
    await desk.waitForMessage('There is no ticket 7.');
    await user.write('/ticket close 1');
    await desk.waitForMessage('Ticket 1 is closed.');
    await user.write('/ticket help');
    await desk.waitForMessage('/ticket assign <id> <user>');
    expect(await card().getByRole('button', { name: 'Close' }).count()).toBe(0);
  });

  suite.scenario('does not update the messages of an archived channel', async user => {
    const { slack, log } = desk.desk;

    await user.goTo('support');
    await user.write('/ticket');
    const form = desk.modal('New ticket');
    await user.enter(form.getByRole('textbox', { name: 'What is wrong?' }), 'Invoices are late');
    await user.choose(form.getByRole('combobox', { name: 'Which service?' }), 'billing');
    await user.submit(form);
    await desk.message('Ticket 3: Invoices are late').waitFor();
    await user.chooseIn(desk.main.getByRole('button', { name: 'Channel actions' }), 'Archive channel');
    await slack.waitFor('the log', () => log.logged.find(entry => entry.startsWith('Forgot the ticket cards')));
    await user.press(desk.main.getByRole('button', { name: 'Unarchive' }));
    await user.goTo('general');
    await user.write('/ticket close 3');
    await desk.waitForMessage('Ticket 3 is closed.');
  });
}
