import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import type { JsonObject } from '../../src/json.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;

async function start(options: Parameters<typeof SlackEmulator.start>[0] = {}): Promise<void> {
  slack = await SlackEmulator.start({ ackTimeoutMs: 250, redeliveryDelaysMs: [0, 10], ...options });
  app = new RawApp(slack);
  connection = await app.connect();
}

function envelope(index: number): Promise<JsonObject> {
  return slack.waitFor(`envelope ${index}`, () => connection.envelopes[index]);
}

const problems = (): string[] => slack.problems.map(({ kind }) => kind);

beforeEach(() => start());

afterEach(async () => {
  app.close();
  await slack.close();
});

describe('an ack', () => {
  it('records the response and the latency when it arrives in time', async () => {
    connection.acknowledgeAll({ text: 'done' });

    const { ack, attempts, problem } = await slack.user('ann').command('/deploy');

    expect(ack).toMatchObject({ type: 'slash_commands', app: 'app', status: 'in_time', payload: { text: 'done' } });
    expect(String(ack?.latencyMs)).toMatch(/^\d+(\.\d{1,3})?$/); // ms
    expect(attempts).toEqual([expect.objectContaining({ outcome: 'acked', retryAttempt: 0 })]);
    expect(problem).toBeUndefined();
  });

  it('is ignored after the deadline, and the command fails', async () => {
    const exchange = await slack.user('ann').command('/deploy');
    expect(exchange).toMatchObject({ ack: null, problem: expect.stringContaining('operation_timeout') });

    connection.acknowledge(await envelope(0), { text: 'too late' });

    expect(await slack.waitForAck()).toMatchObject({ status: 'late' });
    expect(slack.messages).toEqual([]);
    expect(connection.envelopes).toHaveLength(1);
  });

  it('counts once when it arrives twice', async () => {
    connection.acknowledgeAll({ text: 'done' });
    await slack.user('ann').command('/deploy');

    connection.acknowledge(await envelope(0), { text: 'again' });

    expect(await slack.waitForAck(({ status }) => status === 'duplicate')).toMatchObject({ app: 'app' });
    expect(slack.messages).toHaveLength(1);
  });

  it('is accepted from a sibling connection', async () => {
    const sibling = await app.connect();
    const exchange = slack.user('ann').command('/deploy');

    sibling.acknowledge(await envelope(0));

    expect((await exchange).ack).not.toBeNull();
  });

  it('is ignored from a sibling connection when that option is off', async () => {
    app.close();
    await slack.close();
    await start({ acceptAcksFromSiblings: false });
    const sibling = await app.connect();
    const exchange = slack.user('ann').command('/deploy');

    sibling.acknowledge(await envelope(0));

    expect((await exchange).ack).toBeNull();
    expect(problems()).toEqual(['foreign_ack', 'operation_timeout']);
  });

  it('is ignored from another app', async () => {
    slack.addApp('second');
    const other = new RawApp(slack, 'second');
    const stranger = await other.connect();
    const exchange = slack.user('ann').command('/deploy');

    stranger.acknowledge(await envelope(0));

    expect((await exchange).ack).toBeNull();
    expect(problems()).toContain('foreign_ack');
    other.close();
  });

  it('never arrives when there is no connection', async () => {
    app.close();
    await slack.waitForConnections(0);

    const { problem, attempts } = await slack.user('ann').command('/deploy');

    expect(problem).toContain('dispatch_failed');
    expect(attempts).toEqual([expect.objectContaining({ outcome: 'no_connection', connectionId: null })]);
  });
});

describe('the ack of an event', () => {
  it.each([[{ text: 'hello' }], ['hello']])('must be empty, unlike %j', async payload => {
    connection.acknowledgeAll(payload);

    const { ack } = await slack.deliverEvent({ type: 'team_join' });

    expect(ack?.status).toBe('in_time');
    expect(slack.problems).toMatchObject([{ kind: 'invalid_answer', text: expect.stringContaining('must be bare') }]);
  });

  it('accepts an empty object', async () => {
    connection.acknowledgeAll({});

    await slack.deliverEvent({ type: 'team_join' });

    expect(slack.problems).toEqual([]);
  });
});

describe('an envelope with the id of a pending envelope', () => {
  it('replaces the first envelope, which is never acked', async () => {
    const first = slack.deliver({ type: 'interactive', payload: {}, envelopeId: 'E-1' });
    const second = slack.deliver({ type: 'interactive', payload: {}, envelopeId: 'E-1' });
    expect((await first).ack).toBeNull();

    connection.acknowledge(await envelope(1));

    expect((await second).ack?.status).toBe('in_time');
  });
});

describe('a frame that is not an ack', () => {
  it.each([
    ['text that is no JSON', '{broken', 'broken_frame'],
    ['JSON that is no object', '[]', 'broken_frame'],
    ['an object without an id', '{"payload":{}}', 'broken_frame'],
    ['a binary frame', Buffer.from('{"envelope_id":"x"}'), 'broken_frame'],
    ['the id of no envelope', '{"envelope_id":"invented"}', 'unknown_envelope'],
  ])('is recorded and ignored: %s', async (_name, frame, kind) => {
    connection.socket.send(frame);

    await slack.waitFor('a problem', () => slack.problems[0]);

    expect(problems()).toEqual([kind]);
    connection.acknowledgeAll();
    expect((await slack.user('ann').command('/deploy')).ack).not.toBeNull();
  });

  it('closes the socket with 1009 when it is larger than 20,480 bytes', async () => {
    connection.socket.send('x'.repeat(20_480));
    await slack.waitFor('the first problem', () => slack.problems[0]);
    expect(problems()).toEqual(['broken_frame']);

    connection.socket.send('x'.repeat(20_481));

    expect(await slack.waitFor('the close', () => connection.closeCode)).toBe(1009);
    expect(problems()).toEqual(['broken_frame', 'oversized_frame']);
  });
});

describe('an unacked event', () => {
  it('is redelivered with retry fields until Slack gives up', async () => {
    const { envelopeId, ack } = await slack.deliverEvent({ type: 'team_join' });
    expect(ack).toBeNull();

    const delivery = await slack.waitForDelivery(envelopeId);

    expect(delivery).toMatchObject({ status: 'failed', ack: null });
    expect(connection.envelopes.map(each => [each.retry_attempt, each.retry_reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
    ]);
    expect(new Set(connection.envelopes.map(each => each.envelope_id)).size).toBe(3);
    expect(new Set(connection.envelopes.map(each => JSON.stringify(each.payload))).size).toBe(1);
  });

  it('is not redelivered after a redelivery is acked', async () => {
    const { envelopeId } = await slack.deliverEvent({ type: 'team_join' });
    connection.acknowledge(await envelope(1));

    const delivery = await slack.waitForDelivery(envelopeId);

    expect(delivery.status).toBe('acked');
    expect(delivery.attempts.map(({ outcome }) => outcome)).toEqual(['timeout', 'acked']);
  });

  it('reaches an app without a connection only by redelivery', async () => {
    app.close();
    await slack.waitForConnections(0);
    await slack.close();
    await start({ redeliveryDelaysMs: [0, 1000] });
    app.close();
    await slack.waitForConnections(0);

    const { envelopeId } = await slack.deliverEvent({ type: 'team_join' });
    connection = await app.connect();
    connection.acknowledgeAll();

    const delivery = await slack.waitForDelivery(envelopeId);
    expect(delivery.attempts.map(({ outcome }) => outcome)).toEqual(['no_connection', 'no_connection', 'acked']);
    expect(connection.envelopes[0]).toMatchObject({ retry_attempt: 2, retry_reason: 'timeout' });
  });

  it('starts with the given retry attempt', async () => {
    connection.acknowledgeAll();

    await slack.deliverEvent({ type: 'team_join' }, { retryAttempt: 2 });

    expect(connection.envelopes[0]).toMatchObject({ retry_attempt: 2, retry_reason: 'timeout' });
  });
});
