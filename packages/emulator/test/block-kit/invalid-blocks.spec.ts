import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { findAttachmentIssues, findViewIssues } from '../../src/block-kit/view.rules.js';
import { blockLists } from '../../src/block-kit/block.rules.js';
import { MAX_ISSUES } from '../../src/block-kit/validation-issue.js';
import { SlackEmulator } from '../../src/index.js';
import type { JsonObject, JsonValue } from '../../src/json.js';
import { RawApp, readAnswer, type ApiAnswer } from '../support/raw-app.js';
import { many, SURFACES } from './find-issues.js';
import { inlines } from './inline-samples.js';
import { blockOf, blocks as blockSamples, elementOf, elements, plain } from './samples.js';

let slack: SlackEmulator;
let app: RawApp;

beforeAll(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
});

afterAll(async () => {
  app.close();
  await slack.close();
});

/** Calls a method with a body that is written already. */
async function post(method: string, body: string): Promise<ApiAnswer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${slack.botToken}` };
  return readAnswer(await fetch(slack.apiUrl + method, { method: 'POST', headers, body }));
}

/** What a form carries is text: structures come as JSON. */
const asForm = (args: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );

/** A value within itself, so many times, as JSON. */
const deep = (open: string, close: string, times: number): string => `${open.repeat(times)}1${close.repeat(times)}`;

/** Something odd in the place of a member, of a block, or of a whole list. */
const odd: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(null, true, -1, 1.5, 1e308, '', 'constructor', '__proto__', '\uD83D', [], {}, [[]], {
    type: 'image',
  }),
  fc.string({ maxLength: 20 }),
  fc.integer(),
);
const samples = [
  ...Object.keys(blockSamples).map(type => blockOf(type)),
  ...Object.keys(elements).flatMap(type => [
    { type: 'section', text: plain('a'), accessory: elementOf(type) },
    { type: 'actions', elements: [elementOf(type)] },
    { type: 'input', label: plain('a'), element: elementOf(type) },
  ]),
  ...Object.keys(inlines).map(type => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type, ...inlines[type]?.whole }] }],
  })),
];

/** The value with something else in one place of it, however deep. */
function spoilt(value: JsonValue, path: readonly number[], by: JsonValue): JsonValue {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return by;
  if (Array.isArray(value)) {
    const at = step % (value.length + 1);
    return [...value.slice(0, at), spoilt(value[at] ?? null, rest, by), ...value.slice(at + 1)];
  }
  const names = Object.keys(value);
  const name = names[step % (names.length + 1)] ?? 'sofa';
  return { ...value, [name]: spoilt(value[name] ?? null, rest, by) };
}

const almost = fc
  .tuple(fc.constantFrom(...samples), fc.array(fc.nat(20), { maxLength: 6 }), odd)
  .map(([sample, path, by]) => spoilt(sample, path, by));

const isPointer = /^(\/[^/]*)*$/;

describe('absurd blocks', () => {
  it('are judged by a list that is never longer than it says, each fault with a place', () => {
    fc.assert(
      fc.property(fc.array(almost, { maxLength: 4 }), given => {
        const views = ['modal', 'home'].map((type): JsonObject => ({ type, title: plain('x'), blocks: given }));
        const faults = [
          ...SURFACES.map(surface => blockLists[surface](given, '/blocks')),
          ...views.map(view => findViewIssues(view)),
          findAttachmentIssues([{ blocks: given }, ...given]),
        ];
        expect(Math.max(...faults.map(each => each.length))).toBeLessThanOrEqual(MAX_ISSUES);
        expect(faults.flat().every(({ message, pointer }) => message !== '' && isPointer.test(pointer))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, JsonValue]>([
    ['too many of them', many(100_000, { type: 'divider' })],
    ['too many members', [Object.fromEntries(many(10_000, 0).map((_, index) => [`m${index}`, 1]))]],
    ['too many elements', [{ type: 'actions', elements: many(100_000, 1) }]],
    ['many things wrong', many(50, { type: 'section', fields: many(10, { type: 'sofa', text: 1 }) })],
    ['long rich text', [{ type: 'rich_text', elements: many(100_000, { type: 'sofa' }) }]],
  ])('are refused with so many faults and no more: %s', (_what, given) => {
    const faults = blockLists.message(given, '/blocks');

    expect(faults).not.toHaveLength(0);
    expect(faults.length).toBeLessThanOrEqual(MAX_ISSUES);
  });

  it('that go round in circles are refused', () => {
    const round: JsonObject = { type: 'container', title: plain('a') };
    round.child_blocks = [round];
    const rich: JsonObject = { type: 'rich_text_section' };
    rich.elements = [rich];

    expect(blockLists.message([round, { type: 'rich_text', elements: [rich] }], '/blocks')).toMatchObject([
      { message: 'unsupported type: container' },
      { message: 'unsupported type: rich_text_section' },
    ]);
  });

  it.each([
    ['lists', (times: number) => deep('[', ']', times)],
    ['objects', (times: number) => deep('{"type":"section","text":', '}', times)],
    ['containers', (times: number) => deep('[{"type":"container","child_blocks":', '}]', times)],
    ['rich text', (times: number) => deep('[{"type":"rich_text","elements":', '}]', times)],
  ])('that are deep are refused, wherever they come: %s', async (_what, nested) => {
    const { id } = slack.user('ann');
    const answers = await Promise.all(
      [200, 10_000].flatMap(times => [
        post('chat.postMessage', `{"channel":"general","blocks":${nested(times)}}`),
        post('chat.postMessage', `{"channel":"general","attachments":[{"blocks":${nested(times)}}]}`),
        post('blocks.validate', `{"blocks":${nested(times)}}`),
        post('views.publish', `{"user_id":"${id}","view":{"type":"home","blocks":${nested(times)}}}`),
        app.call('chat.postMessage', { channel: 'general', blocks: nested(times) }),
      ]),
    );

    expect(answers.map(({ body }) => body.ok)).toEqual(answers.map(() => false));
    expect(answers.map(({ status }) => status)).not.toContain(500);
  });

  it('are no harm where Slack does not look into them, unless it could not even read them', async () => {
    const [taken, refused] = await Promise.all(
      [200, 10_000].map(times =>
        post('chat.postMessage', `{"channel":"general","attachments":[{"text":"a","x":${deep('[', ']', times)}}]}`),
      ),
    );

    expect(taken?.body).toMatchObject({ ok: true });
    expect(refused?.body).toMatchObject({ ok: false, error: 'invalid_json' });
    expect((await app.call('conversations.history', { channel: taken?.body.channel })).body).toMatchObject({
      ok: true,
    });
  });

  it('are taken or refused by every method that takes them, and it goes on', async () => {
    const { channel, ts: target } = (await app.call('chat.postMessage', { channel: 'general', text: 'a' })).body;
    const user = slack.user('ann').id;
    const calls: readonly ((given: JsonValue) => [string, JsonObject])[] = [
      blocks => ['chat.postMessage', { channel, blocks }],
      blocks => ['chat.postMessage', { channel, attachments: [{ blocks }] }],
      attachments => ['chat.postMessage', { channel, attachments }],
      blocks => ['chat.postEphemeral', { channel, user, blocks }],
      blocks => ['chat.update', { channel, ts: target, blocks }],
      blocks => ['chat.scheduleMessage', { channel, post_at: Math.trunc(Date.now() / 1000) + 3600, text: 'a', blocks }],
      blocks => ['chat.startStream', { channel, thread_ts: target, chunks: [{ type: 'blocks', blocks }] }],
      chunks => ['chat.startStream', { channel, thread_ts: target, chunks }],
      blocks => ['views.publish', { user_id: user, view: { type: 'home', blocks } }],
      view => ['views.publish', { user_id: user, view }],
      view => ['views.open', { trigger_id: '1.2.a', view }],
      unfurls => ['chat.unfurl', { channel, ts: target, unfurls }],
      blocks => ['blocks.validate', { blocks }],
    ];
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.array(almost, { maxLength: 3 }), almost), fc.boolean(), async (given, isForm) => {
        const answers = await Promise.all(
          calls.map(make => {
            const [method, args] = make(given);
            return app.call(method, isForm ? asForm(args) : args);
          }),
        );
        const broken = answers.filter(({ status, body }) => status === 500 || typeof body.ok !== 'boolean');
        expect(broken).toEqual([]);
        expect(answers.filter(({ body }) => body.ok === false && typeof body.error !== 'string')).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('blocks.validate', () => {
  it('takes what would be taken, without a token', async () => {
    const view = { type: 'home', blocks: [blockOf('section')] };
    const calls = [
      { blocks: [blockOf('header')] },
      { view },
      { message: { blocks: [], attachments: [{ text: 'a' }] } },
    ];

    const answers = await Promise.all(calls.map(args => app.call('blocks.validate', args, null)));

    expect(answers.map(({ body }) => body)).toEqual(calls.map(() => ({ ok: true })));
  });

  it('says what is wrong, and where, as data', async () => {
    const wrong = [{ type: 'section', text: { type: 'invalid', text: 'a' } }];

    expect((await app.call('blocks.validate', { blocks: wrong })).body).toMatchObject({
      error: 'invalid_blocks',
      errors: [
        { code: 'failed_constraint', pointer: '/0/text', constraint: { type: 'all_of' } },
        {
          code: 'failed_constraint',
          message: 'unsupported type: invalid',
          pointer: '/0/text/type',
          constraint: { type: 'enum', expected: ['plain_text', 'mrkdwn'] },
        },
      ],
    });
    expect((await app.call('blocks.validate', { view: { type: 'modal', blocks: [] } })).body).toMatchObject({
      error: 'invalid_view',
      errors: [{ pointer: '' }, { code: 'missing_field', message: 'missing required field: title', pointer: '' }],
    });
    expect((await app.call('blocks.validate', { message: { text: 'a' } })).body).toMatchObject({
      error: 'invalid_message',
      errors: [{ message: 'invalid additional property: text', constraint: { type: 'additional_properties' } }],
    });
  });

  it.each([{}, { blocks: [], view: {} }])('takes one thing at a time: %j', async args => {
    expect((await app.call('blocks.validate', args)).body).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['must provide exactly one of `blocks`, `view`, or `message`'] },
    });
  });
});
