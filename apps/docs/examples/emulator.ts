import { type Person, SlackEmulator, timelineLine } from '@nest-slack/emulator';
import { expect } from '@jest/globals';

export async function startFromSeed() {
  // #region seed
  const slack = await SlackEmulator.start({ seed: 'team.yaml' });
  const finn = slack.workspace('Globex').user('finn');
  await slack.save('state.yaml');
  await slack.reset();
  // #endregion
  return finn;
}

export async function startWithManifest() {
  // #region manifest
  const slack = await SlackEmulator.start({ manifest: 'manifest.yaml' });
  // #endregion
  return slack;
}

export async function act(slack: SlackEmulator) {
  // #region act
  const ann = slack.user('ann');
  await ann.command('/deploy', 'prod', { channel: 'support' });
  await ann.say('general', 'hello @app');

  const message = await slack.waitForMessage(/deploy/i);
  await ann.click(message, 'Approve');
  await ann.select(message, 'assignee', 'bob');
  await ann.react(message, 'eyes');
  await ann.say('general', 'Done', { threadTs: message.ts, broadcast: true });
  await ann.share('general', { name: 'error.log', content: 'It broke.' }, { text: 'Have a look' });

  await ann.shortcut('new_ticket');
  await ann.messageShortcut('file_ticket', message);
  await ann.openHome();
  // #endregion
}

export async function fillForm(ann: Person) {
  // #region form
  const form = await ann.modal('New ticket');
  await form
    .fill({
      Title: 'Printer',
      Priority: 'High',
      Owner: 'bob',
      Due: new Date('2027-01-15'),
      Log: { name: 'error.log', content: 'It broke.' },
    })
    .submit();
  console.log(form.errors); // { Title: 'Say a little more.' }
  console.log(form.values); // { Title: 'Printer', Priority: 'High', … }
  await form.click('Help');
  // #endregion
}

export async function look(slack: SlackEmulator, ann: Person) {
  // #region look
  const support = slack.channel('support');
  const card = await support.message(/Printer/);
  await support.thread(card).message('Looking into it');
  await ann.ephemeral('Only you');
  await ann.channel('@app').message('Hello');
  const home = await ann.homeTab(/Open tickets/);
  await ann.click(card, { kind: 'button', text: /^Close/, label: 'Ticket 2' });
  // #endregion
  return home;
}

export async function useAssistant(slack: SlackEmulator, ann: Person) {
  // #region assistant
  const pane = await ann.openAssistant({ beside: 'general' });
  await pane.say('What was decided here?');
  await pane.lookAt('support');
  await pane.choosePrompt('Sum up');
  await pane.message(/Nothing/);
  console.log(pane.thread); // { status, loadingMessages, title, prompts, … }

  const { execution } = await ann.runFunction('provision', { name: 'db' });
  await slack.waitForOutcome(execution); // { status: 'completed', outputs } or { status: 'failed', error }
  // #endregion
}

export async function controlTime(slack: SlackEmulator, ann: Person) {
  // #region time
  const exchange = ann.command('/slow');
  await slack.waitFor('the payload', () => slack.deliveries[0]);
  await slack.time.advance('3s'); // or milliseconds, '5m', '1h', '1d'
  console.log((await exchange).problem); // The app did not ack /slow in time (operation_timeout).

  slack.time.freeze();
  slack.time.resume();
  console.log(slack.time.now); // a Date
  // #endregion
}

export async function expectFailure() {
  // #region failures
  await SlackEmulator.run({}, async slack => {
    slack.failures.expect('channel_not_found'); // a part of the text, a regular expression or a condition
    await slack.user('ann').command('/archive');
  });
  // #endregion
}

export async function readTimeline(slack: SlackEmulator) {
  const message = await slack.waitForMessage(/deploy/i);
  // #region timeline
  console.log(slack.timeline.toString());
  slack.timeline.tail(20); // entries: { kind: 'ack', app, who, cause, latencyMs, … }
  slack.timeline.on(entry => console.log(timelineLine(entry)));
  // #endregion
  // #region history
  slack.history.details(5); // { kind: 'ack', payload: { text: 'Deploying' }, latencyMs: 8, … }
  slack.history.entries({ about: message }); // everything about a message; or { viewId }
  await slack.history.replay(4, { as: 'same_envelope' }); // or 'new_envelope'
  // #endregion
}

export async function lint(slack: SlackEmulator) {
  // #region lint
  expect(slack.lint.findings).toEqual([]);
  slack.lint.on(({ rule, text, page }) => console.warn(rule, text, page));
  console.log(slack.lint.toString());

  await SlackEmulator.start({ lint: { 'missing-text': 'off', 'slow-ack': 'error', slowAckMs: 500 } }); // or lint: false
  // #endregion
}

export async function sendPayload(slack: SlackEmulator) {
  // #region payloads
  const { type, payload } = slack.payloads.example('reaction_added', { person: 'ann', channel: 'support' });
  const draft = { type, payload: { ...payload, reaction: 'rocket' } };
  console.log(slack.payloads.check(draft).findings); // [{ at: '/item/channel', severity: 'note', text: … }, …]
  const { ack } = await slack.payloads.send(draft);
  // #endregion
  return ack;
}

export async function injectFaults(slack: SlackEmulator) {
  // #region faults
  await slack.faults.refresh(); // Slack asks the app to reconnect
  slack.faults.cut(); // TCP connections end without a close frame
  slack.faults.halfOpen({ connection: 0 }); // packets disappear without a signal
  slack.faults.heal();
  // #endregion
}

export async function testAnyBot(startMyBot: (env: Readonly<Record<string, string>>) => Promise<void>) {
  // #region front-page
  const slack = await SlackEmulator.start();
  await startMyBot(slack.env); // SLACK_API_URL, SLACK_APP_TOKEN, SLACK_BOT_TOKEN

  const ann = slack.user('ann');
  await ann.command('/ticket', 'open Printer is on fire');
  await (await ann.modal()).fill({ Title: 'Printer', Priority: 'High' }).submit();
  const message = await slack.channel('support').message(/Printer/);
  await ann.click(message, 'Close');

  await slack.close();
  // #endregion
}
