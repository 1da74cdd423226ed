import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  SlackEmulator,
  type ElementMatch,
  type FormValues,
  type Message,
  type Person,
  type TypedValue,
  type View,
} from '../../src/index.js';
import { isJsonObject, objectAt, objectsAt, parseJson, stringAt, type JsonObject } from '../../src/json.js';
import { elements } from '../block-kit/samples.js';
import { blockOf, elementCases, options, saidOf, withoutFileDetails, type Place } from '../support/element-cases.js';
import { isPayloadsThere } from '../support/reference.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';
import { plain } from '../support/ticket-bot.js';

const repository = resolve(import.meta.dirname, '../../../..');
const recorded = resolve(repository, process.env['SLACK_PAYLOADS'] ?? '../shared/payloads', 'interactive.ndjson');

let slack: SlackEmulator;
let app: RawApp;
let connection: RawConnection;
let ann: Person;

beforeAll(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  connection = await app.connect();
  connection.acknowledgeAll(({ payload }) =>
    isJsonObject(payload) && payload.type === 'block_suggestion' ? { options } : undefined,
  );
  ann = slack.user('ann');
});

afterAll(async () => {
  app.close();
  await slack.close();
});

const payload = (): JsonObject => objectAt(connection.envelopes.at(-1) ?? {}, 'payload') ?? {};
const casesOn = (place: Place) =>
  elementCases({ bob: slack.user('bob').id, general: slack.channel('general').id }).filter(([, { on }]) =>
    on.includes(place),
  );
/** The values that the app receives for a block, on any surface. */
const heldIn = (blockId: string): JsonObject | undefined => {
  const state = objectAt(objectAt(payload(), 'view') ?? payload(), 'state') ?? {};
  return objectAt(objectAt(objectAt(state, 'values') ?? {}, blockId) ?? {}, `${blockId.replace('in_', '')}_id`);
};

async function modalWith(blocks: JsonObject[]): Promise<View> {
  await ann.shortcut('open');
  const view = { type: 'modal', title: plain('All'), submit: plain('Send'), blocks };
  const { body } = await app.call('views.open', { trigger_id: payload().trigger_id, view });
  expect(body).toMatchObject({ ok: true });
  return (await ann.modal('All')).view;
}

async function messageWith(content: JsonObject): Promise<Message> {
  const { body } = await app.call('chat.postMessage', { channel: 'general', text: 'All', ...content });
  expect(body).toMatchObject({ ok: true });
  return slack.waitFor('the message', () => slack.channel('general').lastMessage);
}

async function homeWith(blocks: JsonObject[]): Promise<View> {
  const { body } = await app.call('views.publish', { user_id: ann.id, view: { type: 'home', blocks } });
  expect(body).toMatchObject({ ok: true });
  return (await ann.homeTab()).view;
}

const surfaces: readonly [string, Place, (blocks: JsonObject[]) => Promise<Message | View>][] = [
  ['a message', 'message', blocks => messageWith({ blocks })],
  ['an attachment', 'message', blocks => messageWith({ attachments: [{ blocks }] })],
  ['a modal', 'modal', modalWith],
  ['a Home tab', 'home', homeWith],
];

/** Actions as recorded from Slack. */
function recordedActions(): JsonObject[] {
  const lines = readFileSync(recorded, 'utf8').split('\n').map(parseJson).filter(isJsonObject);
  const bodies = lines.flatMap(({ body }) => (isJsonObject(body) ? [body] : []));
  return bodies.filter(({ type }) => type === 'block_actions');
}

describe('interactive elements', () => {
  it('are all covered by the cases', () => {
    const all = new Set(elementCases({ bob: '', general: '' }).map(([type]) => type));

    expect(all).toEqual(new Set(Object.keys(elements).filter(type => type !== 'image')));
  });

  it.each(surfaces)(
    'in %s are found by each of their selectors and send the payload that Slack sends',
    async (_, place, show) => {
      const cases = casesOn(place).filter(([type]) => type !== 'file_input');
      const shown = await show(cases.map(each => blockOf(each)));

      for (const [type, each] of cases) {
        const { element, block, enters, clicks } = each;
        const blockId = `in_${type}`;
        const text = clicks === undefined ? {} : { text: clicks };
        const marks: ElementMatch[] = [
          { actionId: `${type}_id`, ...text },
          { blockId, ...text },
          { kind: type, blockId, ...text },
          ...(clicks === undefined ? [`${type}_id`, blockId] : []),
          ...(isJsonObject(element.placeholder)
            ? [`Choose in ${type}`, { placeholder: /in /, kind: type, blockId }]
            : []),
          ...(block === 'input' ? [`Label of ${type}`, { label: `Label of ${type}` }] : []),
          ...(clicks === undefined ? [] : [{ text: clicks, blockId }]),
        ];
        for (const mark of marks) {
          if (enters === undefined) await ann.click(shown, mark);
          else await ann.select(shown, mark, enters);
          const action_ts = expect.stringMatching(/^\d{10}\.\d{6}$/);
          expect(objectsAt(payload(), 'actions')).toEqual([
            { ...saidOf(each), type, block_id: blockId, action_id: `${type}_id`, action_ts, ...each.told },
          ]);
          expect(heldIn(blockId)).toEqual(enters === undefined ? undefined : { type, ...each.told });
        }
      }
    },
  );

  it.each(surfaces)('in %s take the given value and notify the app once', async (_, place, show) => {
    const cases = casesOn(place).filter(([type, { enters }]) => enters !== undefined && type !== 'file_input');
    const shown = await show(cases.map(each => blockOf(each)));

    for (const [type, each] of cases) {
      const [held = null] = Object.values(each.told);
      const before = connection.envelopes.length;
      await ann.enter(shown, { blockId: `in_${type}`, actionId: `${type}_id` }, held);

      expect(objectsAt(payload(), 'actions')).toMatchObject([
        { ...saidOf(each), type, action_id: `${type}_id`, ...each.told },
      ]);
      expect(connection.envelopes).toHaveLength(before + 1);
    }
  });

  it('in a modal are filled in by label and sent with the submission', async () => {
    const cases = casesOn('modal').filter(([, { enters }]) => enters !== undefined);
    const view = await modalWith(cases.map(each => blockOf(each, true)));
    const values: FormValues = Object.fromEntries(
      cases.map(([type, { enters = null }]): [string, TypedValue] => [`Label of ${type}`, enters]),
    );

    await ann.submit(view, values);

    expect(payload()).toMatchObject({ type: 'view_submission' });
    for (const [type, { told }] of cases) expect(withoutFileDetails(heldIn(`in_${type}`))).toEqual({ type, ...told });
  });

  it('in a message keep the values of each user until that user clicks', async () => {
    const input = { type: 'input', block_id: 'note', label: plain('Note') };
    const menu = { type: 'static_select', action_id: 'size', placeholder: plain('Size'), options };
    const button = { type: 'button', action_id: 'send', text: plain('Send') };
    const message = await messageWith({
      blocks: [
        { ...input, element: { type: 'plain_text_input', action_id: 'text' } },
        { type: 'actions', block_id: 'row', elements: [menu, button] },
      ],
    });
    const sent = connection.envelopes.length;

    await ann.fill(message, { Note: 'Now' });
    expect(connection.envelopes).toHaveLength(sent);
    await expect(ann.select(message, 'Note', 'Then')).rejects.toThrow('Slack tells the app of it with the next click');
    await ann.fill(message, { Size: 'Low' });
    await slack.user('bob').click(message, 'Send');
    expect(objectAt(payload(), 'state')).toMatchObject({
      values: { note: { text: { value: null } }, row: { size: { selected_option: null } } },
    });
    await ann.click(message, 'Send');
    expect(objectAt(payload(), 'state')).toEqual({
      values: {
        note: { text: { type: 'plain_text_input', value: 'Now' } },
        row: { size: { type: 'static_select', selected_option: options[1] } },
      },
    });
  });
});

(isPayloadsThere ? describe : describe.skip)('every element (SLACK_PAYLOADS)', () => {
  it('send payloads with the same members as recorded payloads', async () => {
    const members = new Map<string, Set<string>>();
    const note = (kind: string, entry: JsonObject): void => {
      const type = `${kind} ${stringAt(entry, 'type') ?? ''}`;
      members.set(type, new Set([...(members.get(type) ?? []), ...Object.keys(entry)]));
    };
    const cases = casesOn('message');
    const message = await messageWith({ blocks: cases.map(each => blockOf(each)) });
    for (const [type, { enters, clicks = '' }] of cases) {
      const mark = { blockId: `in_${type}` };
      if (enters === undefined) await ann.click(message, { ...mark, text: clicks });
      else await ann.select(message, mark, enters);
      objectsAt(payload(), 'actions').forEach(action => note('action', action));
      note('payload', payload());
    }

    const bodies = recordedActions();
    for (const action of bodies.flatMap(body => objectsAt(body, 'actions'))) {
      expect([...(members.get(`action ${stringAt(action, 'type')}`) ?? [])]).toEqual(
        expect.arrayContaining(Object.keys(action)),
      );
    }
    expect(bodies.flatMap(body => Object.keys(body))).toEqual(
      expect.arrayContaining([...(members.get('payload block_actions') ?? [])]),
    );
  });
});
