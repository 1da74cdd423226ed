import { expect } from '@jest/globals';
import type { ScenarioSuite } from '../support/scenario-suite.js';

/** The ticket form, its entry points, and the confirmation on top of it. */
export function addTicketFormScenarios(suite: ScenarioSuite): void {
  const { desk } = suite;
  const form = () => desk.modal('New ticket');
  const field = (label: string) => form().getByRole('textbox', { name: label });
  const menu = (label: string) => form().getByRole('combobox', { name: label });

  suite.scenario('opens a ticket from a command after the errors of the form are corrected', async user => {
    await user.write('/ticket');
    await user.submit(form());
    await form().getByText('What is wrong? must be filled in').waitFor();
    await user.enter(field('What is wrong?'), 'Slow');
    await user.choose(menu('Which service?'), 'web');
    await user.submit(form());
    await form().getByText('Enter at least 10 characters.').waitFor();
    await user.enter(field('What is wrong?'), 'Checkout is slow');
    await user.choose(menu('How urgent is it?'), 'high');
    await user.submit(form());
    await form().getByText('Describe what you see').waitFor();
    await user.enter(field('Anything else?'), 'Since noon');
    await user.submit(form());

    const question = desk.modal('Is it urgent?');
    await question.getByText('The on-call engineer will be paged').waitFor();
    await user.leave(question);
    await form().waitFor();
    expect(await field('Anything else?').inputValue()).toBe('Since noon');
    await user.choose(menu('How urgent is it?'), 'normal');
    await user.submit(form());
    await desk.message('Ticket 1: Checkout is slow').getByText('web, normal, from @ann').waitFor();
  });

  suite.scenario(
    'opens an urgent ticket from a global shortcut and sends direct messages about tickets',
    async user => {
      await user.shortcut('New ticket');
      await user.enter(field('What is wrong?'), 'Search is down');
      await user.choose(menu('Which service?'), 'search');
      await user.choose(menu('How urgent is it?'), 'high');
      await user.enter(field('Anything else?'), 'All of it');
      await user.submit(form());
      await user.submit(desk.modal('Is it urgent?'));
      await form().waitFor({ state: 'detached' });
      await user.goTo('desk');
      await desk.waitForMessage('No one was paged, and no ticket was opened for "Checkout is slow".');
      await desk.message('Ticket 2: Search is down').getByText('All of it').waitFor();
      await user.goTo('general');
    },
  );

  suite.scenario('opens the form from the menu of a message', async user => {
    await user.write('The search is broken');
    await desk.message('The search is broken').getByRole('button', { name: '1 reply' }).waitFor();
    await user.chooseFor(desk.message('The search is broken'), 'Make it a ticket');
    await form().waitFor();
    expect(await field('Anything else?').inputValue()).toBe('The search is broken');
    await user.leave(form());
    await form().waitFor({ state: 'detached' });
  });

  suite.scenario('shows pending work on the Home tab and opens the form from there', async user => {
    await user.goTo('desk');
    await user.press(desk.main.getByRole('tab', { name: 'Home' }));
    await desk.main.getByText('2. Search is down (search)').waitFor();
    await user.press(desk.main.getByRole('button', { name: 'New ticket' }));
    await form().waitFor();
    await user.leave(form());
    await user.goTo('general');
  });
}
