import type { ScenarioSuite } from '../support/scenario-suite.js';

/** Messages to the bot: in channels, in direct messages and in the assistant. */
export function addChatScenarios(suite: ScenarioSuite): void {
  const { desk } = suite;
  suite.scenario('answers channel messages in threads, and direct messages', async user => {
    await user.write('@desk any news?');
    await desk.message('any news?').getByRole('button', { name: '1 reply' }).waitFor();
    await user.openThread(desk.message('any news?'));
    await desk.message('pending deploys: 0, open tickets: 1.', desk.sidePane).getByText('Search is down').waitFor();
    await user.closeSidePane();
    await user.write('status of search');
    await user.press(desk.message('status of search').getByRole('button', { name: '1 reply' }));
    await desk.waitForMessage('2. Search is down (search), assigned to @carol', desk.sidePane);
    await user.closeSidePane();

    await user.goTo('desk');
    await user.press(desk.main.getByRole('tab', { name: 'Messages' }));
    await user.write('Hello');
    await desk.waitForMessage('I am the desk bot.');
    await user.goTo('general');
  });

  suite.scenario('answers in the assistant, also about the open channel', async user => {
    await user.press(desk.page.getByRole('button', { name: '✦ desk' }));
    await desk.waitForMessage('What do you want to know about tickets and deploys?', desk.sidePane);
    await user.press(desk.sidePane.getByRole('button', { name: 'Open tickets' }));
    await desk.message('Open tickets: 1.', desk.sidePane).getByText('Search is down').waitFor();
    await desk.sidePane.getByText('Which tickets are open?').first().waitFor();
    await user.goTo('support');
    await user.write('What is open here?', 'Ask desk');
    await desk.waitForMessage('Open tickets in this channel: none.', desk.sidePane);
    await user.press(desk.sidePane.getByRole('button', { name: 'New chat' }));
    await user.press(desk.sidePane.getByRole('button', { name: 'This channel' }));
    await desk.waitForMessage('Open tickets in this channel: none.', desk.sidePane);
    await user.closeSidePane();
    await user.goTo('general');
  });

  suite.scenario('hands over the desk with a form whose handler takes longer than Slack waits', async user => {
    const form = desk.modal('Hand over');

    await user.shortcut('Hand over the desk');
    await user.choose(form.getByRole('combobox', { name: 'Who is next?' }), 'bob');
    await user.enter(form.getByRole('textbox', { name: 'What else should they know?' }), 'Mind the <cache>');
    await user.submit(form);
    await desk.page.getByRole('dialog').getByText('One moment…').waitFor();
    const result = desk.modal('Handed over');
    await result.getByText('worker is up').waitFor();
    await user.leave(result);
    await user.actAs('bob');
    await user.goTo('desk');
    await desk.message('Handover from @ann to @bob').getByText('Mind the <cache>').waitFor();
    await user.actAs('ann');
    await user.goTo('general');
  });
}
