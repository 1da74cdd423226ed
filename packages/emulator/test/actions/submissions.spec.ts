import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Exchange, type JsonValue, type Person } from '../../src/index.js';
import { isJsonObject, objectAt, type JsonObject } from '../../src/json.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;
let ann: Person;
let connection: RawConnection;

const plain = (text: string): JsonObject => ({ type: 'plain_text', text });
const option = (value: string): JsonObject => ({ text: plain(value.toUpperCase()), value });
const field = (blockId: string, element: JsonObject): JsonObject => ({
  type: 'input',
  block_id: blockId,
  optional: blockId !== 'title',
  label: plain(blockId),
  element: { action_id: `${blockId}_in`, ...element },
});

const form: JsonObject = {
  type: 'modal',
  callback_id: 'form',
  title: plain('A form'),
  submit: plain('Send'),
  clear_on_close: true,
  notify_on_close: true,
  blocks: [
    { type: 'section', block_id: 'intro', text: plain('Hello') },
    field('title', { type: 'plain_text_input' }),
    field('size', { type: 'static_select', options: [option('s'), option('m')] }),
    field('tags', { type: 'checkboxes', options: [option('a'), option('b')] }),
    field('owner', { type: 'users_select' }),
    field('place', { type: 'conversations_select', response_url_enabled: true }),
    field('day', { type: 'datepicker' }),
    field('part', { type: 'external_select' }),
  ],
};

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  ann = slack.user('ann');
  connection = await app.connect();
  connection.acknowledgeAll();
  await ann.shortcut('open');
  const triggerId = objectAt(connection.envelopes[0] ?? {}, 'payload')?.trigger_id;
  await app.call('views.open', { trigger_id: triggerId, view: form });
});

afterEach(async () => {
  app.close();
  await slack.close();
});

function submit(values: Record<string, JsonValue> = { title: 'Lamp' }): Promise<Exchange> {
  return ann.submit(ann.views[0], values);
}

const lastPayload = (): JsonObject => objectAt(connection.envelopes.at(-1) ?? {}, 'payload') ?? {};

describe('a submission', () => {
  it('carries what was entered, in the shape of each element', async () => {
    connection.acknowledgeAll(({ payload }) =>
      isJsonObject(payload) && payload.type === 'block_suggestion' ? { options: [option('bulb')] } : undefined,
    );
    await submit({
      title: 'Lamp',
      size: 'm',
      tags: ['A', 'b'],
      owner: 'bob',
      place: 'general',
      day: '2026-12-24',
      part_in: 'bulb',
    });

    expect(lastPayload()).toMatchObject({
      type: 'view_submission',
      trigger_id: expect.any(String),
      user: { id: ann.id, name: 'ann' },
      view: { callback_id: 'form', hash: expect.any(String) },
      response_urls: [{ block_id: 'place', action_id: 'place_in', response_url: expect.stringContaining('http') }],
    });
    expect(objectAt(objectAt(lastPayload(), 'view') ?? {}, 'state')).toMatchObject({
      values: {
        title: { title_in: { type: 'plain_text_input', value: 'Lamp' } },
        size: { size_in: { type: 'static_select', selected_option: option('m') } },
        tags: { tags_in: { selected_options: [option('a'), option('b')] } },
        owner: { owner_in: { selected_user: slack.user('bob').id } },
        place: { place_in: { selected_conversation: expect.stringMatching(/^C/) } },
        day: { day_in: { selected_date: '2026-12-24' } },
        part: { part_in: { selected_option: option('bulb') } },
      },
    });
  });

  it('asks the app for the options of its menus, and is not sent with others', async () => {
    connection.acknowledgeAll({ options: [option('bulb')] });

    await expect(submit({ title: 'Lamp', part: 'sun' })).rejects.toThrow(
      'The app has no "sun" for external_select "part" (part_in in part). It offers: BULB (bulb).\n┌─ A form',
    );
    expect(connection.envelopes.map(({ payload }) => isJsonObject(payload) && payload.type)).toEqual([
      'shortcut',
      'block_suggestion',
    ]);
  });

  it('waits until something is entered where the app has disabled its button', async () => {
    const view = { ...form, submit_disabled: true };
    await app.call('views.update', { view_id: ann.views[0]?.id, view });
    const sent = connection.envelopes.length;

    await expect(submit({})).rejects.toThrow('its submit button is disabled until something is entered');
    expect(connection.envelopes).toHaveLength(sent);

    await submit({ size: 'm', title: 'Lamp' });
    expect(lastPayload()).toMatchObject({ type: 'view_submission', view: { submit_disabled: true } });
  });

  it.each([
    ['nothing', undefined],
    ['an empty object', {}],
    ['clear', { response_action: 'clear' }],
  ])('closes the view when it is acked with %s', async (_name, payload) => {
    connection.acknowledgeAll(payload);

    expect((await submit()).problem).toBeUndefined();
    expect(ann.views).toEqual([]);
  });

  it('shows the errors that come with the ack, and forgets them at the next try', async () => {
    connection.acknowledgeAll({ response_action: 'errors', errors: { title: 'Too short.' } });
    await submit();
    expect(ann.views[0]).toMatchObject({ errors: { title: 'Too short.' } });

    connection.acknowledgeAll({ response_action: 'update', view: form });
    await submit();
    expect(ann.views[0]?.errors).toEqual({});
  });

  it('can put another view in its place, or on top of it', async () => {
    const { id } = ann.views[0] ?? {};
    connection.acknowledgeAll({ response_action: 'update', view: { ...form, callback_id: 'updated' } });
    await submit();
    connection.acknowledgeAll({ response_action: 'push', view: { ...form, callback_id: 'pushed' } });
    await submit();

    expect(ann.views.map(view => view.callbackId)).toEqual(['updated', 'pushed']);
    expect(ann.views[0]?.id).toBe(id);
  });

  it('is answered on the view as it is by then: an update in between is kept', async () => {
    connection.stayQuiet();
    const submitted = submit();
    const envelope = await slack.waitFor('the submission', () => connection.envelopes[1]);
    await app.call('views.update', { view_id: ann.views[0]?.id, view: { ...form, callback_id: 'updated' } });

    connection.acknowledge(envelope, { response_action: 'errors', errors: { title: 'Too short.' } });

    expect((await submitted).problem).toBeUndefined();
    expect(ann.views).toMatchObject([{ callbackId: 'updated', errors: { title: 'Too short.' } }]);
  });

  it.each([
    ['text', 'done'],
    ['an unknown action', { response_action: 'dance' }],
    ['an error for a block that is no input', { response_action: 'errors', errors: { intro: 'x' } }],
    ['an error for no block at all', { response_action: 'errors', errors: {} }],
    ['an error that is no text', { response_action: 'errors', errors: { title: 1 } }],
    ['an update without a view', { response_action: 'update' }],
    ['a view that is none', { response_action: 'push', view: { type: 'modal' } }],
  ])('fails before the user when it is acked with %s, and the form stays', async (_name, payload) => {
    connection.acknowledgeAll(() => payload);

    const { problem, ack } = await submit();

    expect(ack).not.toBeNull();
    expect(problem).toContain('no valid answer');
    expect(slack.problems).toMatchObject([{ kind: 'invalid_answer', text: problem }]);
    expect(ann.views).toMatchObject([{ callbackId: 'form', state: { title: { title_in: { value: 'Lamp' } } } }]);
  });

  it('that is not acked leaves the form as it was filled in', async () => {
    connection.stayQuiet();
    slack.time.freeze();
    const submitted = submit();
    await slack.waitFor('the submission', () => connection.envelopes[1]);

    await slack.time.advance('3s');

    const { problem, ack } = await submitted;
    expect(ack).toBeNull();
    expect(problem).toContain('operation_timeout');
    expect(ann.views[0]?.state.title?.title_in).toMatchObject({ value: 'Lamp' });
  });

  it('is not sent as long as a required field is empty, or a field is not there', async () => {
    await expect(submit({ size: 'm' })).rejects.toThrow('"title" (title) must be filled in');
    await expect(submit({ colour: 'red' })).rejects.toThrow(
      'no "colour" to act on. There is: plain_text_input "title" (title_in in title), static_select "size"',
    );
    await expect(submit({ title: 'x', size: 'xxl' })).rejects.toThrow('offers no "xxl". It offers: S (s), M (m)');
    expect(connection.envelopes).toHaveLength(1);
  });
});

describe('closing a view', () => {
  it('tells the app when it asked for it, and closes all where the view says so', async () => {
    connection.acknowledgeAll({ response_action: 'push', view: form });
    await submit();
    connection.acknowledgeAll();

    await ann.closeView(ann.views.at(-1));

    expect(ann.views).toEqual([]);
    expect(lastPayload()).toMatchObject({ type: 'view_closed', is_cleared: true, view: { callback_id: 'form' } });
    await expect(async () => ann.closeView(ann.views.at(-1))).rejects.toThrow('No view is open before ann');
  });
});
