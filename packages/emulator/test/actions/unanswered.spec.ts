import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Exchange, type Message, type Person } from '../../src/index.js';
import { objectAt, type JsonObject } from '../../src/json.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';
import { choices, ticketForm } from '../support/rendered-parts.js';

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;
let ann: Person;
let message: Message;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  ann = slack.user('ann');
  connection = await app.connect();
  connection.acknowledgeAll();
  const blocks = [{ type: 'actions', block_id: 'row', elements: choices }];
  await app.call('chat.postMessage', { channel: 'general', text: 'Choose', blocks });
  message = await slack.waitForMessage('Choose');
  await ann.shortcut('form');
  const { trigger_id } = objectAt(connection.envelopes.at(-1) ?? {}, 'payload') ?? {};
  const view: JsonObject = { ...ticketForm, notify_on_close: true };
  await app.call('views.open', { trigger_id, view });
  await ann.modal('Ticket');
  connection.stayQuiet();
});

afterEach(async () => {
  app.close();
  await slack.close();
});

const acts: readonly [string, () => Promise<Exchange | undefined>][] = [
  ['/deploy prod', () => ann.command('/deploy', 'prod')],
  ['block_actions approve', () => ann.click(message, 'Approve')],
  ['block_actions size', () => ann.select(message, 'size', 'Big')],
  ['block_actions size', () => ann.enter(message, 'size', 'big')],
  ['block_suggestion who "a"', () => ann.suggest(message, 'who', 'a')],
  ['shortcut new_ticket', () => ann.shortcut('new_ticket')],
  ['message_action file_ticket', () => ann.messageShortcut('file_ticket', message)],
  ['view_submission ticket', () => ann.submit(ann.views[0], { title: 'Lamp' })],
  ['view_closed ticket', () => ann.closeView(ann.views[0])],
];

describe('an act that the app does not answer in time', () => {
  it.each(acts)('is told of as such: %s', async (what, act) => {
    slack.time.freeze();
    const acting = act();
    await slack.waitFor('the payload', () => slack.deliveries.find(({ ack, type }) => !ack && type !== 'events_api'));
    await slack.time.advance('3s');

    expect(await acting).toMatchObject({
      ack: null,
      problem: `The app did not ack ${what} in time (operation_timeout).`,
    });
  });
});
