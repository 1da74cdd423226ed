import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type LintRuleName } from '../../src/index.js';
import { lintRules } from '../../src/lint/lint-rules.js';
import { isJsonObject, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;
let now: number;

async function start(options: Parameters<typeof SlackEmulator.start>[0] = {}): Promise<void> {
  now = 1_700_000_000_000;
  slack = await SlackEmulator.start({ clock: { now: () => now }, ...options });
  app = new RawApp(slack);
  connection = await app.connect();
}

async function restart(options: Parameters<typeof SlackEmulator.start>[0]): Promise<void> {
  app.close();
  await slack.close();
  await start(options);
}

const rules = (): LintRuleName[] => slack.lint.findings.map(({ rule }) => rule);
const general = (): string => slack.channel('general').id;
const post = (args: JsonObject): Promise<unknown> => app.call('chat.postMessage', { channel: general(), ...args });

async function postTimes(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await post({ text: `Number ${index}` });
}

/** What the last payload carries under this name. */
function carried(name: string): string {
  const payload = connection.envelopes.at(-1)?.payload;
  return (isJsonObject(payload) ? stringAt(payload, name) : undefined) ?? '';
}

async function respond(fields: JsonObject, url = carried('response_url')): Promise<void> {
  await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
}

const section = (text: string): JsonObject => ({ type: 'section', text: { type: 'plain_text', text } });
const modal = (more: JsonObject = {}): JsonObject => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'Ticket' },
  blocks: [
    { ...section('Well?'), accessory: { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } } },
  ],
  ...more,
});

/** Has ann open a modal. */
async function openModal(view: JsonObject = modal()): Promise<string> {
  await slack.user('ann').command('/ticket');
  const { body } = await app.call('views.open', { trigger_id: carried('trigger_id'), view });
  return isJsonObject(body.view) ? (stringAt(body.view, 'id') ?? '') : '';
}

beforeEach(async () => {
  await start();
  connection.acknowledgeAll();
});

afterEach(async () => {
  app.close();
  await slack.close();
});

describe('a bot that does well', () => {
  it('is found nothing of', async () => {
    const ann = slack.user('ann');
    const view = await openModal(modal({ private_metadata: 'x'.repeat(2000) }));
    await app.call('views.update', { view_id: view, view: modal() });
    await ann.say('general', 'hello @app, ask bob@example.com');
    await post({ text: `Hello <@${ann.id}>, mail ann@local.test`, blocks: [section('Hello')] });
    await post({ markdown_text: '**Hello**' });
    await post({ text: 'Hello', team_id: slack.teamId });
    await post({ text: 'x'.repeat(4000) });
    for (let second = 0; second < 10; second += 1) {
      now += 1000;
      await post({ text: `After ${second} s` });
    }
    await ann.command('/deploy');
    for (let use = 0; use < 5; use += 1) await respond({ text: 'Deployed', blocks: [section('Deployed')] });

    expect(slack.lint.findings).toEqual([]);
    expect(slack.lint.toString()).toBe('');
  });
});

describe('a rule finds', () => {
  /** What each rule is broken by. */
  const offences: [LintRuleName, () => Promise<unknown>][] = [
    ['unknown-method', () => app.call('chat.postMesage', { channel: general(), text: 'Hi' })],
    ['unknown-argument', () => post({ text: 'Hi', chanel: 'x' })],
    ['deprecated-method', () => app.call('files.upload', { content: 'x' })],
    ['numeric-ts', () => app.call('conversations.history', { channel: general(), oldest: 1_700_000_000.0001 })],
    ['blocks-over-limit', () => post({ text: 'Hi', blocks: Array.from({ length: 51 }, () => section('x')) })],
    ['blocks-over-limit', () => post({ text: 'Hi', blocks: [section('x'.repeat(3001))] })],
    ['invalid-blocks', () => post({ text: 'Hi', blocks: [{ type: 'sectoin' }] })],
    ['invalid-blocks', () => post({ text: 'Hi', blocks: 'no list' })],
    ['api-error', () => app.call('chat.postMessage', { channel: 'C0NOWHERE', text: 'Hi' })],
    ['missing-text', () => post({ blocks: [section('Hi')] })],
    ['missing-text', () => post({ text: '', blocks: JSON.stringify([section('Hi')]) })],
    ['long-text', () => post({ text: 'x'.repeat(4001) })],
    ['plain-mention', () => post({ text: 'Well done, @ann.' })],
    ['secret-in-message', () => post({ text: 'Hi', blocks: [section(`It is ${slack.botToken}`)] })],
    ['private-metadata', () => openModal(modal({ private_metadata: 'x'.repeat(2901) }))],
    [
      'expired-trigger',
      async () => {
        await slack.user('ann').command('/ticket');
        const trigger = carried('trigger_id');
        now += 4000;
        await slack.user('ann').command('/later');
        await app.call('views.open', { trigger_id: trigger, view: modal() });
      },
    ],
    [
      'used-trigger',
      async () => {
        await openModal();
        await app.call('views.open', { trigger_id: carried('trigger_id'), view: modal() });
      },
    ],
    [
      'response-url-overused',
      async () => {
        await slack.user('ann').command('/deploy');
        for (let use = 0; use < 6; use += 1) await respond({ text: 'Deployed' });
      },
    ],
    [
      'response-url-overused',
      async () => {
        await slack.user('ann').command('/deploy');
        const url = carried('response_url');
        now += 1_900_000;
        await slack.user('ann').command('/later');
        await respond({ text: 'Deployed' }, url);
      },
    ],
    [
      'missing-text',
      async () => {
        await slack.user('ann').command('/deploy');
        await respond({ blocks: [section('Deployed')] });
      },
    ],
    [
      'missing-text',
      () => {
        connection.acknowledgeAll({ blocks: [section('Deployed')] });
        return slack.user('ann').command('/deploy');
      },
    ],
    [
      'unusable-ack',
      () => {
        connection.acknowledgeAll({ text: 'Hi' });
        return slack.deliverEvent({ type: 'team_join' });
      },
    ],
    ['message-rate', () => postTimes(10)],
    [
      'ignored-rate-limit',
      async () => {
        slack.faults.refuseNextCalls('chat.postMessage', 1, { retryAfterSeconds: 2 });
        await post({ text: 'Hi' });
        now += 1900;
        await post({ text: 'Hi' });
        now += 5000;
        await post({ text: 'Hi' });
      },
    ],
    [
      'unhashed-update',
      async () => {
        const view = await openModal();
        const [shown] = slack.user('ann').views;
        if (!shown) throw new Error('No modal is open.');
        await slack.user('ann').click(shown, 'go');
        await slack.user('ann').click(shown, 'go');
        await app.call('views.update', { view_id: view, view: modal(), hash: slack.user('ann').views[0]?.hash });
        await app.call('views.update', { view_id: view, view: modal() });
      },
    ],
  ];

  it.each(offences)('%s, once', async (rule, offend) => {
    await offend();
    await slack.waitFor('a finding', () => slack.lint.findings[0]);

    expect(rules()).toEqual([rule]);
    const [finding] = slack.lint.findings;
    const { severity, page } = lintRules[rule];
    expect(finding).toMatchObject({ app: 'app', rule, severity, page });
    // What happened, and what to do.
    expect(finding?.text).toMatch(/^\w.*[.:] .*\.$/s);
    const about = slack.timeline.entries.find(({ id }) => id === finding?.entryId);
    expect(about?.app).toBe('app');
    expect(slack.timeline.entries.filter(({ kind }) => kind === 'finding')).toMatchObject([
      { cause: about?.id, rule, severity, text: expect.stringContaining(`${rule}: `) },
    ]);
  });

  it('acks that are slow, or that never come', async () => {
    const ackAfter = async (ms: number): Promise<void> => {
      connection.stayQuiet();
      const { length } = connection.envelopes;
      const exchange = slack.user('ann').command('/deploy');
      const envelope = await slack.waitFor('the envelope', () => connection.envelopes[length]);
      await slack.time.advance(ms);
      connection.acknowledge(envelope);
      await exchange;
    };
    slack.time.freeze();
    await ackAfter(2000);
    expect(rules()).toEqual([]);
    await ackAfter(2001);
    expect(rules()).toEqual(['slow-ack']);
    await ackAfter(3000);
    expect(rules()).toEqual(['slow-ack', 'missed-ack']);

    await restart({ lint: { slowAckMs: 500 } });
    slack.time.freeze();
    await ackAfter(501);
    expect(rules()).toEqual(['slow-ack']);
  });

  it('nothing in a refusal that a fault has made', async () => {
    slack.faults.refuseNextCalls('chat.postMessage', 2, { error: 'fatal_error' });
    await post({ text: 'Hi' });
    await post({ text: 'Hi' });

    expect(rules()).toEqual([]);
  });

  it('nothing in what people say', async () => {
    await slack.user('bob').say('general', `@ann, it is ${slack.botToken}${'x'.repeat(4001)}`);

    expect(rules()).toEqual([]);
  });
});

describe('the lint', () => {
  it('leaves out the rules that are off, and takes the others as they are told', async () => {
    await restart({ lint: { 'missing-text': 'off', 'long-text': 'error' } });
    await post({ blocks: [section('Hi')] });
    await post({ text: 'x'.repeat(4001) });

    expect(slack.lint.findings).toMatchObject([{ rule: 'long-text', severity: 'error' }]);
  });

  it('is silent where it is switched off', async () => {
    await restart({ lint: false });
    await post({ blocks: [section('Hi')] });

    expect(rules()).toEqual([]);
  });

  it('tells as it happens, sums up, and keeps secrets to itself', async () => {
    const heard: string[] = [];
    const stop = slack.lint.on(({ rule }) => heard.push(rule));
    await post({ blocks: [section('Hi')] });
    await post({ blocks: [section('Hi')] });
    await app.call(slack.botToken, {});
    stop();
    await post({ blocks: [section('Hi')] });

    expect(heard).toEqual(['missing-text', 'missing-text', 'unknown-method']);
    const summary = slack.lint.toString().split('\n');
    expect(summary).toHaveLength(2);
    expect(summary[0]).toMatch(/^3 × missing-text \(warning\): chat\.postMessage .* https:\/\/docs\.slack\.dev\//);
    expect(summary[1]).not.toContain(slack.botToken);
  });

  it('counts the pace of messages by their channel, and tells of it again only after a rest', async () => {
    await postTimes(8);
    await app.call('chat.postMessage', { channel: slack.channel('support').id, text: 'Elsewhere' });
    now += 2000;
    await postTimes(8);
    expect(rules()).toEqual(['message-rate']);

    now += 60_000;
    await postTimes(8);

    expect(rules()).toEqual(['message-rate', 'message-rate']);
  });
});
