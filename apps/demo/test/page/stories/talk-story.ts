import type { Scene } from '../support/scene.js';

/** What is said to the bot: in channels, in its messages, as an assistant. */
export function talkStory(scene: Scene): void {
  const { there } = scene;
  scene.part('answers in threads what is said in a channel, and in its messages', async by => {
    await by.write('@desk any news?');
    await there.message('any news?').getByRole('button', { name: '1 reply' }).waitFor();
    await by.openThread(there.message('any news?'));
    await there.message('deploys that wait: 0, open tickets: 1.', there.beside).getByText('Search is down').waitFor();
    await by.closeBeside();
    await by.write('status of search');
    await by.press(there.message('status of search').getByRole('button', { name: '1 reply' }));
    await there.sees('2. Search is down (search), @carol has it', there.beside);
    await by.closeBeside();

    await by.goTo('desk');
    await by.press(there.main.getByRole('tab', { name: 'Messages' }));
    await by.write('Hello');
    await there.sees('I am the desk.');
    await by.goTo('general');
  });

  scene.part('helps as an assistant, also about the channel that one turns to', async by => {
    await by.press(there.page.getByRole('button', { name: '✦ desk' }));
    await there.sees('What do you want to know about tickets and deploys?', there.beside);
    await by.press(there.beside.getByRole('button', { name: 'Open tickets' }));
    await there.message('Open tickets: 1.', there.beside).getByText('Search is down').waitFor();
    await there.beside.getByText('Which tickets are open?').first().waitFor();
    await by.goTo('support');
    await by.write('What is open here?', 'Ask desk');
    await there.sees('Open tickets in this channel: none.', there.beside);
    await by.press(there.beside.getByRole('button', { name: 'New chat' }));
    await by.press(there.beside.getByRole('button', { name: 'This channel' }));
    await there.sees('Open tickets in this channel: none.', there.beside);
    await by.closeBeside();
    await by.goTo('general');
  });

  scene.part('hands over the desk by a form, which takes longer than Slack waits', async by => {
    const form = there.modal('Hand over');

    await by.shortcut('Hand over the desk');
    await by.choose(form.getByRole('combobox', { name: 'Who is next?' }), 'bob');
    await by.enter(form.getByRole('textbox', { name: 'What else should they know?' }), 'Mind the <cache>');
    await by.submit(form);
    await there.page.getByRole('dialog').getByText('One moment…').waitFor();
    const result = there.modal('Handed over');
    await result.getByText('worker is up').waitFor();
    await by.leave(result);
    await by.actAs('bob');
    await by.goTo('desk');
    await there.message('The desk goes from @ann to @bob').getByText('Mind the <cache>').waitFor();
    await by.actAs('ann');
    await by.goTo('general');
  });
}
