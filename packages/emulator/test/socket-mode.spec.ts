import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../src/index.js';
import { RawApp } from './raw-app.js';

let slack: SlackEmulator;
let app: RawApp;

beforeEach(async () => {
  slack = await SlackEmulator.start({ ackTimeoutMs: 150, redeliveryDelaysMs: [0, 10] });
  app = new RawApp(slack);
});

afterEach(async () => {
  app.close();
  await slack.close();
});

describe('a Socket Mode connection', () => {
  it('is greeted with its number, its app and its expected lifetime', async () => {
    await app.connect();
    const second = await app.connect();

    expect(second.frames[0]).toMatchObject({
      type: 'hello',
      num_connections: 2,
      connection_info: { app_id: slack.app().appId },
      debug_info: { approximate_connection_time: 18_060 },
    });
  });

  it('takes a command, whose ack shows a message to its author alone', async () => {
    const connection = await app.connect();
    connection.acknowledgeAll({ text: 'Deploying prod' });

    const exchange = await slack.user('ann').command('/deploy', 'prod');

    expect(exchange.ack).toMatchObject({ status: 'in_time', payload: { text: 'Deploying prod' } });
    expect(exchange.problem).toBeUndefined();
    expect(exchange.message).toMatchObject({ text: 'Deploying prod', ephemeralTo: slack.user('ann').id });
  });
});
