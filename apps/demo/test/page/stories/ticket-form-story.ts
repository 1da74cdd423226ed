import { expect } from '@jest/globals';
import type { Scene } from '../support/scene.js';

/** The form that opens a ticket, the ways to it, and the question on top of it. */
export function ticketFormStory(scene: Scene): void {
  const { there } = scene;
  const form = () => there.modal('New ticket');
  const field = (label: string) => form().getByRole('textbox', { name: label });
  const menu = (label: string) => form().getByRole('combobox', { name: label });

  scene.part('opens a ticket by a command and a form, once all that is wrong with it is mended', async by => {
    await by.write('/ticket');
    await by.submit(form());
    await form().getByText('What is wrong? must be filled in').waitFor();
    await by.enter(field('What is wrong?'), 'Slow');
    await by.choose(menu('Which service?'), 'web');
    await by.submit(form());
    await form().getByText('Say a little more: 10 characters at least.').waitFor();
    await by.enter(field('What is wrong?'), 'Checkout is slow');
    await by.choose(menu('How urgent is it?'), 'high');
    await by.submit(form());
    await form().getByText('tell them what you see').waitFor();
    await by.enter(field('Anything else?'), 'Since noon');
    await by.submit(form());

    const question = there.modal('Is it urgent?');
    await question.getByText('Somebody will be called for this').waitFor();
    await by.leave(question);
    await form().waitFor();
    expect(await field('Anything else?').inputValue()).toBe('Since noon');
    await by.choose(menu('How urgent is it?'), 'normal');
    await by.submit(form());
    await there.message('Ticket 1: Checkout is slow').getByText('web, normal, from @ann').waitFor();
  });

  scene.part(
    'opens one that is urgent by a global shortcut, and tells of it and of the other in the messages',
    async by => {
      await by.shortcut('New ticket');
      await by.enter(field('What is wrong?'), 'Search is down');
      await by.choose(menu('Which service?'), 'search');
      await by.choose(menu('How urgent is it?'), 'high');
      await by.enter(field('Anything else?'), 'All of it');
      await by.submit(form());
      await by.submit(there.modal('Is it urgent?'));
      await form().waitFor({ state: 'detached' });
      await by.goTo('desk');
      await there.sees('Nobody was called, and "Checkout is slow" is no ticket yet.');
      await there.message('Ticket 2: Search is down').getByText('All of it').waitFor();
      await by.goTo('general');
    },
  );

  scene.part('makes a ticket of a message, by its menu', async by => {
    await by.write('The search is broken');
    await there.message('The search is broken').getByRole('button', { name: '1 reply' }).waitFor();
    await by.chooseFor(there.message('The search is broken'), 'Make it a ticket');
    await form().waitFor();
    expect(await field('Anything else?').inputValue()).toBe('The search is broken');
    await by.leave(form());
    await form().waitFor({ state: 'detached' });
  });

  scene.part('shows the work that waits on the Home tab, and opens a ticket from there', async by => {
    await by.goTo('desk');
    await by.press(there.main.getByRole('tab', { name: 'Home' }));
    await there.main.getByText('2. Search is down (search)').waitFor();
    await by.press(there.main.getByRole('button', { name: 'New ticket' }));
    await form().waitFor();
    await by.leave(form());
    await by.goTo('general');
  });
}
