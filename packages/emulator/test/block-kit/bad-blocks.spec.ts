import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { findAttachmentFaults } from '../../src/block-kit/attachment.rules.js';
import { blockLists } from '../../src/block-kit/block.rules.js';
import { MAX_FAULTS } from '../../src/block-kit/fault.js';
import { findViewFaults } from '../../src/block-kit/view.rules.js';
import { SlackEmulator } from '../../src/index.js';
import type { JsonObject, JsonValue } from '../../src/json.js';
import { RawApp, readAnswer, type ApiAnswer } from '../raw-app.js';
import { many, SURFACES } from './faults-of.js';
import { inlines } from './inline-samples.js';
import { blockOf, blocks, elementOf, elements, plain } from './samples.js';

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

/** A value within itself, so many times, as JSON. */
const deep = (open: string, close: string, times = 10_000): string => `${open.repeat(times)}1${close.repeat(times)}`;

/** Something odd in the place of a member, of a block, or of a whole list. */
const odd: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(null, true, -1, 1.5, '', 'constructor', '__proto__', [], {}, [[]], { type: 'image' }),
  fc.string({ maxLength: 20 }),
  fc.integer(),
);
const samples = [
  ...Object.keys(blocks).map(type => blockOf(type)),
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
          ...views.map(view => findViewFaults(view)),
          findAttachmentFaults([{ blocks: given }, ...given]),
        ];
        expect(Math.max(...faults.map(each => each.length))).toBeLessThanOrEqual(MAX_FAULTS);
        expect(faults.flat().every(({ message, pointer }) => message !== '' && isPointer.test(pointer))).toBe(true);
      }),
      { numRuns: 500 },
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
    expect(faults.length).toBeLessThanOrEqual(MAX_FAULTS);
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
    ['lists', deep('[', ']')],
    ['objects', deep('{"type":"section","text":', '}')],
    ['containers', deep('[{"type":"container","child_blocks":', '}]')],
    ['rich text', deep('[{"type":"rich_text","elements":', '}]')],
  ])('that are very deep are refused, wherever they come: %s', async (_what, given) => {
    const blocksOf = (prefix: string): string => `{${prefix}"blocks":${given}}`;
    const answers = await Promise.all([
      post('chat.postMessage', blocksOf('"channel":"general",')),
      post('blocks.validate', blocksOf('')),
      post('views.publish', `{"user_id":"${slack.user('ann').id}","view":${blocksOf('"type":"home",')}}`),
    ]);

    expect(answers.map(({ body }) => body.ok)).toEqual([false, false, false]);
    expect((await app.call('api.test')).body).toMatchObject({ ok: true });
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
