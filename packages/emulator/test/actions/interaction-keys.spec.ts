import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { isJsonObject, objectAt, parseJson, stringAt, type JsonObject } from '../../src/json.js';
import { isPayloadsThere } from '../support/reference.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';
import { plain } from '../support/rendered-parts.js';

const repository = resolve(import.meta.dirname, '../../../..');
const recorded = resolve(repository, process.env['SLACK_PAYLOADS'] ?? '../shared/payloads', 'interactive.ndjson');

/** Of functions' own tokens, of organisations and of what Slack has given up: told elsewhere, or no more. */
const OF_OTHERS = [
  'bot_access_token',
  'function_data',
  'interactivity',
  'workflow_step',
  'view.submit_disabled',
  'team.enterprise_id',
  'team.enterprise_name',
  'team.name',
];
/** What one maker of tests has written of a form, where Slack tells it within the view. */
const WRITTEN = [
  'view_submission channel',
  'view_submission hash',
  'view_closed trigger_id',
  'view_closed response_urls',
];

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;

beforeAll(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  connection = await app.connect();
  connection.acknowledgeAll(({ type }: JsonObject) => (type === 'interactive' ? {} : undefined));
});

afterAll(async () => {
  app.close();
  await slack.close();
});

const blocks: JsonObject[] = [
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'go', text: plain('Go') },
      { type: 'external_select', action_id: 'who', min_query_length: 1 },
    ],
  },
];
const view: JsonObject = {
  type: 'modal',
  title: plain('Form'),
  submit: plain('Send'),
  notify_on_close: true,
  blocks,
};

const payloads = (): JsonObject[] =>
  connection.envelopes.flatMap(({ type, payload }) =>
    type === 'interactive' && isJsonObject(payload) ? [payload] : [],
  );

/** What somebody did, and where. */
function kindOf(payload: JsonObject): string {
  const { container, view: shown } = payload;
  const where = isJsonObject(container) ? container : {};
  const marks = [
    stringAt(where, 'type') ?? '',
    where.is_ephemeral === true ? 'ephemeral' : '',
    where.thread_ts === undefined ? '' : 'thread',
    where.is_app_unfurl === true ? 'unfurl' : '',
    where.type === 'view' && isJsonObject(shown) ? (stringAt(shown, 'type') ?? '') : '',
  ];
  return [stringAt(payload, 'type') ?? '', ...marks].filter(mark => mark !== '').join(' ');
}

/** The names of a payload's members, and of those within them that tell who and where. */
function keysOf(payload: JsonObject): string[] {
  const within = ['container', 'user', 'team', 'channel', 'view'].flatMap(name =>
    Object.keys(objectAt(payload, name) ?? {}).map(key => `${name}.${key}`),
  );
  return [...Object.keys(payload), ...within].filter(key => !OF_OTHERS.includes(key));
}

/** Does everything that makes an interaction, everywhere. */
async function actEverywhere(): Promise<void> {
  const ann = slack.user('ann');
  const say = async (method: string, more: JsonObject): Promise<void> => {
    const { body } = await app.call(method, { channel: 'general', text: 'Choose', ...more });
    const message = await ann.message(({ ts }) => ts === (body.ts ?? body.message_ts));
    await ann.click(message, 'Go');
    await ann.suggest(message, 'who', 'a');
  };
  const root = await ann.say('general', 'Root');
  await ann.messageShortcut('file_ticket', root);
  await say('chat.postMessage', { blocks });
  await say('chat.postMessage', { blocks, thread_ts: root.ts });
  await say('chat.postMessage', { attachments: [{ blocks }] });
  for (const more of [{}, { thread_ts: root.ts }]) {
    await say('chat.postEphemeral', { blocks, user: ann.id, ...more });
  }
  const actions = [{ type: 'select', name: 'size', options: [{ text: 'Big', value: 'big' }] }];
  await app.call('chat.postMessage', {
    channel: 'general',
    text: 'Old',
    attachments: [{ callback_id: 'old', actions }],
  });
  await ann.select(await slack.waitForMessage('Old'), 'size', 'big');

  await app.call('views.publish', { user_id: ann.id, view: { type: 'home', blocks } });
  const home = await ann.homeTab();
  await home.click('Go');
  for (const end of ['submit', 'close'] as const) {
    await ann.shortcut('form');
    await app.call('views.open', { trigger_id: payloads().at(-1)?.trigger_id, view });
    const modal = await ann.modal('Form');
    await modal.click('Go');
    await modal.suggest('who', 'a');
    await modal[end]();
  }
}

function recordedPayloads(): JsonObject[] {
  const lines = readFileSync(recorded, 'utf8').split('\n').map(parseJson).filter(isJsonObject);
  return lines.flatMap(({ body }) => (isJsonObject(body) ? [body] : []));
}

(isPayloadsThere ? describe : describe.skip)('what people do (SLACK_PAYLOADS)', () => {
  it('is told with all that Slack has told of it, wherever it was done', async () => {
    await actEverywhere();
    const ours = new Map<string, Set<string>>();
    for (const payload of payloads()) {
      const keys = ours.get(kindOf(payload)) ?? new Set(keysOf(payload));
      ours.set(kindOf(payload), new Set(keysOf(payload).filter(key => keys.has(key))));
    }
    const compared = new Set<string>();
    const lacking = recordedPayloads().flatMap(payload => {
      const kind = kindOf(payload);
      const keys = ours.get(kind);
      if (!keys) return [];
      compared.add(kind);
      return keysOf(payload).flatMap(key => (keys.has(key) ? [] : [`${kind} ${key}`]));
    });

    expect([...new Set(lacking)].filter(each => !WRITTEN.some(known => each.startsWith(known)))).toEqual([]);
    expect(compared.size).toBeGreaterThan(10);
  });
});
