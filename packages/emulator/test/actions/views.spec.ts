import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Person } from '../../src/index.js';
import { objectAt, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;
let ann: Person;
let connection: RawConnection;
let now: number;

beforeEach(async () => {
  now = Date.now();
  slack = await SlackEmulator.start({ clock: { now: () => now } });
  app = new RawApp(slack);
  ann = slack.user('ann');
  connection = await app.connect();
  connection.acknowledgeAll();
});

afterEach(async () => {
  app.close();
  await slack.close();
});

const plain = (text: string): JsonObject => ({ type: 'plain_text', text });
const modal = (callbackId: string, more: JsonObject = {}): JsonObject => ({
  type: 'modal',
  callback_id: callbackId,
  title: plain('A modal'),
  blocks: [],
  ...more,
});

const field = (blockId: string): JsonObject => ({
  type: 'input',
  block_id: blockId,
  label: plain(blockId),
  optional: true,
  element: { type: 'plain_text_input', action_id: 'text' },
});
const form = (...names: string[]): JsonObject => modal('form', { submit: plain('Go'), blocks: names.map(field) });
const home = (text: string): JsonObject => ({ type: 'home', blocks: [{ type: 'header', text: plain(text) }] });

async function trigger(): Promise<string> {
  await ann.shortcut('anything');
  const payload = objectAt(connection.envelopes.at(-1) ?? {}, 'payload') ?? {};
  const id = stringAt(payload, 'trigger_id');
  if (id === undefined) throw new Error('The shortcut came without a trigger.');
  return id;
}

async function call(method: string, args: object): Promise<JsonObject> {
  return (await app.call(method, args)).body;
}

const stack = (): string[] => ann.views.map(view => view.callbackId);

describe('a trigger', () => {
  it('opens one view', async () => {
    const id = await trigger();

    expect(await call('views.open', { trigger_id: id, view: modal('first') })).toMatchObject({
      ok: true,
      view: { type: 'modal', callback_id: 'first', app_id: slack.app().appId, state: { values: {} } },
    });
    expect(await call('views.open', { trigger_id: id, view: modal('second') })).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    expect(stack()).toEqual(['first']);
  });

  it('is good for three seconds', async () => {
    const id = await trigger();
    now += 3000;

    expect(await call('views.open', { trigger_id: id, view: modal('late') })).toMatchObject({
      error: 'expired_trigger_id',
    });
  });

  it('is good only for the app that it was given to', async () => {
    slack.addApp('second');
    const { body } = await new RawApp(slack, 'second').call('views.open', {
      trigger_id: await trigger(),
      view: modal('stolen'),
    });

    expect(body.error).toBe('invalid_trigger_id');
  });

  it('is not used up by a view that is refused', async () => {
    const id = await trigger();
    await call('views.open', { trigger_id: id, view: { type: 'modal' } });

    expect(await call('views.open', { trigger_id: id, view: modal('mended') })).toMatchObject({ ok: true });
  });
});

describe('views.push', () => {
  it('stacks three views at most, which close one by one', async () => {
    await call('views.open', { trigger_id: await trigger(), view: modal('one') });
    await call('views.push', { trigger_id: await trigger(), view: modal('two') });
    const third = await call('views.push', { trigger_id: await trigger(), view: modal('three') });

    expect(third).toMatchObject({ view: { root_view_id: ann.views[0]?.id, previous_view_id: ann.views[1]?.id } });
    expect(await call('views.push', { trigger_id: await trigger(), view: modal('four') })).toMatchObject({
      error: 'push_limit_reached',
    });
    await ann.closeView(ann.views.at(-1));
    expect(stack()).toEqual(['one', 'two']);
  });

  it('does not push on the view of another app', async () => {
    await call('views.open', { trigger_id: await trigger(), view: modal('one') });
    slack.addApp('second');
    const other = new RawApp(slack, 'second');
    const theirs = await other.connect();
    theirs.acknowledgeAll();
    await ann.shortcut('anything', { app: 'second' });
    const triggerId = objectAt(theirs.envelopes[0] ?? {}, 'payload')?.trigger_id;

    const { body } = await other.call('views.push', { trigger_id: triggerId, view: modal('two') });

    other.close();
    expect(body).toMatchObject({ error: 'not_found' });
    expect(stack()).toEqual(['one']);
  });

  it('takes a view of the same kind', async () => {
    await call('views.open', { trigger_id: await trigger(), view: modal('one') });

    expect(await call('views.push', { trigger_id: await trigger(), view: home('two') })).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: [expect.stringContaining('must match the `type` of the root view')] },
    });
  });

  it('needs a view to push on', async () => {
    expect(await call('views.push', { trigger_id: await trigger(), view: modal('lonely') })).toMatchObject({
      error: 'not_found',
    });
  });
});

describe('views.update', () => {
  it('changes a view by either id, if it is still as the app believes', async () => {
    await call('views.open', { trigger_id: await trigger(), view: modal('one', { external_id: 'mine' }) });
    const { id, hash } = ann.views[0] ?? {};

    expect(
      await call('views.update', { view_id: id, hash, view: modal('two', { external_id: 'mine' }) }),
    ).toMatchObject({
      ok: true,
      view: { id },
    });
    expect(await call('views.update', { view_id: id, hash, view: modal('three') })).toMatchObject({
      error: 'hash_conflict',
    });
    expect(await call('views.update', { external_id: 'mine', view: modal('four') })).toMatchObject({ ok: true });
    expect(stack()).toEqual(['four']);
    expect(await call('views.update', { view_id: 'V0', view: modal('x') })).toMatchObject({ error: 'not_found' });
    expect(await call('views.update', { view: modal('x') })).toMatchObject({ error: 'invalid_arguments' });
  });

  it('keeps what was typed into fields that are still there', async () => {
    await call('views.open', { trigger_id: await trigger(), view: form('name') });
    connection.acknowledgeAll({ response_action: 'errors', errors: { name: 'Hm.' } });
    await ann.submit(ann.views[0], { name: 'Lamp' });

    await call('views.update', { view_id: ann.views[0]?.id, view: form('name', 'size') });

    expect(ann.views[0]?.state).toEqual({
      name: { text: { type: 'plain_text_input', value: 'Lamp' } },
      size: { text: { type: 'plain_text_input', value: null } },
    });
  });
});

describe('views.publish', () => {
  it('sets the App Home, which the next opening brings along', async () => {
    await call('views.publish', { user_id: ann.id, view: home('one') });
    const { id, hash } = ann.home ?? {};
    await call('views.publish', { user_id: ann.id, hash, view: home('two') });

    expect(ann.home).toMatchObject({ id, blocks: [{ text: plain('two') }] });
    expect(await call('views.publish', { user_id: ann.id, hash, view: home('three') })).toMatchObject({
      error: 'hash_conflict',
    });
    await ann.openHome();
    expect(connection.envelopes.at(-1)).toMatchObject({
      payload: { event: { type: 'app_home_opened', tab: 'home', user: ann.id, view: { id } } },
    });
  });

  it('refuses nobody and modals', async () => {
    expect(await call('views.publish', { user_id: 'ann', view: home('x') })).toMatchObject({
      error: 'invalid_arguments',
    });
    expect(await call('views.publish', { user_id: 'U0', view: home('x') })).toMatchObject({
      error: 'invalid_arguments',
    });
    expect(await call('views.publish', { user_id: ann.id, view: modal('x') })).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must be a home view [json-pointer:/view/type]'] },
    });
  });
});

describe('a view', () => {
  const input = { type: 'input', label: plain('Name'), element: { type: 'plain_text_input' } };

  it.each([
    ['private metadata over 3000 characters', { private_metadata: 'x'.repeat(3001) }, '/view/private_metadata'],
    ['a callback id over 255 characters', { callback_id: 'x'.repeat(256) }, '/view/callback_id'],
    ['a title over 24 characters', { title: plain('x'.repeat(25)) }, '/view/title/text'],
    ['more than 100 blocks', { blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) }, '/view/blocks'],
    ['blocks that are none', { blocks: [null] }, '/view/blocks/0'],
    ['an input block and no submit button', { blocks: [input] }, '/view/blocks/0/input'],
  ])('is refused with %s', async (_name, more, place) => {
    const { error, response_metadata: metadata } = await call('views.open', {
      trigger_id: await trigger(),
      view: modal('x', more),
    });

    expect(error).toBe('invalid_arguments');
    expect(metadata).toEqual({
      messages: expect.arrayContaining([expect.stringContaining(`[json-pointer:${place}]`)]),
    });
  });

  it('is refused when its external id is taken', async () => {
    await call('views.open', { trigger_id: await trigger(), view: modal('one', { external_id: 'mine' }) });

    expect(
      await call('views.push', { trigger_id: await trigger(), view: modal('two', { external_id: 'mine' }) }),
    ).toMatchObject({ error: 'duplicate_external_id' });
  });
});
