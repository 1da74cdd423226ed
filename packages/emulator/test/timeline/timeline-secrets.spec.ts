import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  assert,
  constantFrom,
  dictionary,
  letrec,
  oneof,
  property,
  string,
  tuple,
  uuid,
  type Arbitrary,
} from 'fast-check';
import { SlackEmulator } from '../../src/index.js';
import { isJsonObject, stringAt, type JsonObject, type JsonValue } from '../../src/json.js';
import { summarizeAction } from '../../src/timeline/action-summary.js';
import {
  createAckDraft,
  createCallDraft,
  createEnvelopeDraft,
  createFaultDraft,
  createProblemDraft,
  createResponseDraft,
} from '../../src/timeline/entry-drafts.js';
import { toSingleLine } from '../../src/timeline/payload-summary.js';
import { containsSecret } from '../../src/timeline/redact.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

const KEY = 'ABCDEFGHIJKLMNOPQRSTUVWX';
const UUID = '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9';

/** Each secret, and the part of it that nobody may read. */
const secrets: readonly (readonly [string, string])[] = [
  ...['xoxb-local-', 'xoxp-local-', 'xoxe.xoxp-1-', 'xwfp-local-', 'xapp-1-A0123456789-', 'xoxb-1764-1987-'].map(
    token => [token + KEY, KEY] as const,
  ),
  [`1700000000000.${UUID}`, UUID],
  ['13345224609.738474920.8088930838d88f008e08088930838d88', '8088930838d88f008e08088930838d88'],
  [`http://127.0.0.1:7522/responses/${UUID}`, UUID],
  [`http://127.0.0.1:7522/uploads/F0123456789-${UUID}`, UUID],
  [`ws://127.0.0.1:7522/link/?ticket=${UUID}&app_id=A0123456789`, UUID],
  ['https://hooks.slack.com/services/T0/B0/AbCdEfGhIjKl', 'AbCdEfGhIjKl'],
];

const planted = tuple(
  constantFrom(...secrets),
  constantFrom('', ' ', '_', '*', '`', '"', '<', '|', ' '.repeat(200), 'x', '7', '-', '/'),
  constantFrom('', ' ', '_', '*', '`', '"', '>', '|', 'z', '/'),
  constantFrom(
    (text: string) => text,
    encodeURIComponent,
    (text: string) => JSON.stringify({ text }),
    (text: string) => text.replaceAll('/', String.raw`\/`),
  ),
).map(([[secret], before, after, written]) => `${before}${written(secret)}${after}`);

/** What the timeline reads in payloads, arguments and acks. */
const members = constantFrom(
  'text',
  'command',
  'channel',
  'channel_id',
  'user',
  'user_id',
  'name',
  'value',
  'view',
  'title',
  'type',
  'event',
  'actions',
  'action_id',
  'callback_id',
  'blocks',
  'message',
  'item',
  'reaction',
  'subtype',
  'errors',
  'options',
  'response_action',
  'selected_option',
  'selected_options',
  'selected_date',
  'markdown_text',
  'method',
  'view_id',
);

const { content }: { readonly content: Arbitrary<JsonObject> } = letrec<{ content: JsonObject; value: JsonValue }>(
  tie => ({
    content: dictionary(oneof({ weight: 9, arbitrary: members }, planted), tie('value'), { maxKeys: 6 }),
    value: oneof(
      { maxDepth: 4, depthSize: 'small' },
      { weight: 4, arbitrary: planted },
      string({ maxLength: 300 }),
      tie('content'),
      tie('content').map(one => [one]),
      tuple(planted).map(list => [...list]),
    ),
  }),
);

const nameOf = (id: string): string => id;
const keyIn = (text: string): string | undefined => secrets.map(([, key]) => key).find(key => text.includes(key));

describe('in the timeline nobody reads a secret', () => {
  it('wherever in a payload, a call, an ack or a fault it is planted', () => {
    const told = { at: 0, app: 'app' };
    const sent = { ...told, envelopeId: 'E', connectionId: 'C', retryAttempt: 0 };
    const called = { ...told, ok: true, tokenKind: 'bot' } as const;
    const acked = { ...told, envelopeId: 'E', connectionId: 'C', latencyMs: 1, status: 'in_time' } as const;
    const types = constantFrom('slash_commands', 'interactive', 'events_api');
    assert(
      property(content, planted, types, (body, text, type) => {
        const drafts = [
          createEnvelopeDraft({ ...sent, type, payload: body }, nameOf),
          createAckDraft({ ...acked, type, payload: body }, nameOf),
          createCallDraft({ ...called, method: text, args: body }, nameOf),
          createResponseDraft({ ...told, key: UUID, fields: body }, nameOf),
          createProblemDraft({ ...told, kind: 'broken_frame', text }),
          createFaultDraft({ at: 0, fault: 'refuse', details: [text, body] }),
          toSingleLine(summarizeAction(type, { user_id: 'U', ...body }, nameOf)?.text ?? ''),
        ];

        expect(keyIn(JSON.stringify(drafts))).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  it('nor half of one, at the end of what is read', () => {
    assert(
      property(uuid(), constantFrom(40, 160, 200, 220, 230, 700), (key, spaces) => {
        const line = toSingleLine(`${' '.repeat(spaces)}1700000000000.${key}${'z'.repeat(900)}`);

        expect(line).not.toContain(key.slice(0, 13));
      }),
    );
  });

  it('but the rest of a text stays as it is', () => {
    for (const text of ['https://desk.test/?ticket=5', 'https://a.test/uploads/plan.pdf', 'Take 12.5', 'a ticket']) {
      expect(toSingleLine(text)).toBe(text);
      expect(containsSecret(text)).toBe(false);
    }
    expect(containsSecret('Paste your `xoxb-your-bot-token` here')).toBe(false);
    for (const [secret] of secrets) expect(containsSecret(`_${secret}_`)).toBe(true);
  });

  it('and nothing that would steer a terminal, nor half of a character', () => {
    expect(toSingleLine('a\u001b[2J\u202eb\nc')).toBe('a [2J b c');
    expect(toSingleLine('😀'.repeat(300))).toMatch(/^(?:😀)+…$/);
  });
});

describe('what is said in the local Slack', () => {
  let slack: SlackEmulator;
  let app: RawApp;
  let connection: RawConnection;

  beforeEach(async () => {
    slack = await SlackEmulator.start();
    app = new RawApp(slack);
    connection = await app.connect();
    connection.acknowledgeAll();
  });

  afterEach(async () => {
    app.close();
    await slack.close();
  });

  /** What the first payload carries under this name. */
  const carried = (name: string): string => {
    const payload = connection.envelopes[0]?.payload;
    return (isJsonObject(payload) ? stringAt(payload, name) : undefined) ?? '';
  };

  it('is told without its secrets, whoever says them, in lines and in entries', async () => {
    const ann = slack.user('ann');
    await ann.command('/deploy');
    const url = carried('response_url');
    const upload = await app.call('files.getUploadURLExternal', { filename: 'a.txt', length: 1 });
    const given = [slack.appToken, slack.botToken, carried('trigger_id'), url, await app.connectionUrl()];
    for (const secret of [...given, stringAt(upload.body, 'upload_url') ?? '']) {
      await ann.say('general', `It is _${secret}_`);
      await app.call('chat.postMessage', { channel: 'general', text: secret, [secret]: secret });
      await app.call('chat.postMessage', {
        channel: 'general',
        text: `Look: *${secret}*`,
        username: secret,
        blocks: [{ type: 'section', text: { type: 'mrkdwn', text: secret } }],
        attachments: [{ fallback: secret, text: secret }],
      });
      await app.call(encodeURIComponent(secret), { channel: secret, user: secret, view: { title: { text: secret } } });
      await ann.command('/keep', secret);
      connection.acknowledgeAll({ text: secret, errors: { [secret]: secret } });
    }

    const text = JSON.stringify([slack.timeline.entries, slack.timeline.toString(), slack.lint.findings]);
    const keys = [...given, stringAt(upload.body, 'upload_url') ?? ''].map(secret =>
      secret.includes('ticket=')
        ? (new URL(secret).searchParams.get('ticket') ?? '')
        : (secret.split('/').at(-1) ?? ''),
    );
    for (const key of keys) {
      expect(key.length).toBeGreaterThan(20);
      expect(text).not.toContain(key);
    }
    expect(text).toContain('It is _xapp-…');
    expect(text).toContain('/responses/…');
  });
});
