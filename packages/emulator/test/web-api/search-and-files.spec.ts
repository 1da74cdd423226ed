import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { objectAt, objectsAt, stringAt, type JsonObject } from '../../src/json.js';
import { sentEvents } from '../support/sent-events.js';
import { START, startStill, type StillSlack } from '../support/idle-slack.js';

let clock: StillSlack['clock'];
let slack: StillSlack['slack'];
let call: StillSlack['call'];
let callAs: StillSlack['callAs'];

beforeEach(async () => {
  ({ clock, slack, call, callAs } = await startStill());
});
afterEach(() => slack.close());

/** Shares a file. @returns its id */
async function shared(person: string, place: string, name: string): Promise<string> {
  const { files: [file] = [] } = await slack.user(person).share(place, { name, content: 'x' });
  return file?.id ?? '';
}

const names = (body: JsonObject): unknown[] => objectsAt(body, 'files').map(({ name }) => name);

describe('files', () => {
  it('are listed by who, where, when and of which kind, the newest first, a page at a time', async () => {
    const channel = slack.channel('general').id;
    await shared('ann', 'general', 'one.png');
    clock.nowMs += 10_000;
    await shared('bob', 'support', 'two.txt');
    await shared('ann', 'random', 'three.txt');

    expect(names(await call('files.list'))).toEqual(['three.txt', 'two.txt', 'one.png']);
    expect(names(await call('files.list', { user: slack.user('ann').id }))).toEqual(['three.txt', 'one.png']);
    expect(names(await call('files.list', { channel }))).toEqual(['one.png']);
    expect(names(await call('files.list', { types: 'images,pdfs' }))).toEqual(['one.png']);
    expect(names(await call('files.list', { ts_to: START + 5 }))).toEqual(['one.png']);
    expect(names(await call('files.list', { ts_from: START + 5 }))).toEqual(['three.txt', 'two.txt']);
    const second = await call('files.list', { count: 2, page: 2 });
    expect(names(second)).toEqual(['one.png']);
    expect(second.paging).toEqual({ count: 2, total: 3, page: 2, pages: 2 });
    expect(await call('files.list', { types: 'sofas' })).toMatchObject({ error: 'unknown_type' });
  });

  it('are known to those who may see where they were shared', async () => {
    const secret = await shared('ann', '@bob', 'secret.txt');
    const open = await shared('ann', 'general', 'open.txt');

    expect(names(await call('files.list'))).toEqual(['open.txt']);
    expect(await call('files.info', { file: secret })).toMatchObject({ error: 'file_not_found' });
    expect(await callAs('bob', 'files.info', { file: secret })).toMatchObject({ file: { is_public: false } });
    expect(await call('files.info', { file: open })).toMatchObject({
      file: { is_public: true, channels: [slack.channel('general').id], groups: [], ims: [] },
    });
  });

  it('are deleted by whoever uploaded them: the message is left with a stone', async () => {
    slack.workspace().userToken('ann');
    const file = await shared('ann', 'general', 'a.txt');
    await shared('bob', 'general', 'untold.txt');
    expect(await callAs('bob', 'files.delete', { file })).toMatchObject({ error: 'cant_delete_file' });
    expect(await callAs('ann', 'files.delete', { file })).toEqual({ ok: true });

    expect(await call('files.info', { file })).toMatchObject({ error: 'file_deleted' });
    expect(await callAs('ann', 'files.delete', { file })).toMatchObject({ error: 'file_deleted' });
    const { messages } = await call('conversations.history', { channel: slack.channel('general').id });
    expect(messages).toMatchObject([{}, { files: [{ id: file, mode: 'tombstone' }] }]);
    expect(sentEvents(slack, 'file_created')).toMatchObject([{ file_id: file, user_id: slack.user('ann').id }]);
    expect(sentEvents(slack, 'file_deleted')).toMatchObject([{ file_id: file }]);
  });

  it('are shown to the world, and no more', async () => {
    const file = await shared('ann', 'general', 'a.txt');
    const shown = { file: { public_url_shared: true } };

    expect(await callAs('ann', 'files.sharedPublicURL', { file })).toMatchObject(shown);
    expect(await call('files.info', { file })).toMatchObject(shown);
    expect(await callAs('ann', 'files.revokePublicURL', { file })).toMatchObject({
      file: { public_url_shared: false },
    });
  });
});

describe('stars', () => {
  it('are one’s own, the newest first', async () => {
    const { channel, ts: timestamp } = await slack.user('bob').say('general', 'remember');
    const file = await shared('ann', 'general', 'a.txt');

    expect(await callAs('ann', 'stars.add', { channel, timestamp })).toEqual({ ok: true });
    expect(await callAs('ann', 'stars.add', { channel, timestamp })).toMatchObject({ error: 'already_starred' });
    expect(await callAs('ann', 'stars.add', { file })).toEqual({ ok: true });
    expect(await callAs('ann', 'stars.list')).toMatchObject({
      items: [
        { type: 'file', file: { id: file } },
        { type: 'message', channel, message: { text: 'remember' }, date_create: START },
      ],
      paging: { per_page: 100, page: 1, total: 2, pages: 1 },
    });
    expect(await callAs('bob', 'stars.list')).toMatchObject({ items: [] });
    expect(await callAs('ann', 'stars.remove', { file })).toEqual({ ok: true });
    expect(await callAs('ann', 'stars.remove', { file })).toMatchObject({ error: 'not_starred' });
    expect(await callAs('ann', 'stars.add')).toMatchObject({ error: 'no_item_specified' });
  });
});

describe('what was said in a channel that is deleted', () => {
  it('is neither saved any more, nor where a file is shared', async () => {
    const { channel, ts: timestamp } = await slack.user('ann').say('random', 'soon gone');
    const file = await shared('ann', 'random', 'a.png');
    await callAs('ann', 'stars.add', { channel, timestamp });
    slack.user('ann').channels.delete('random');

    expect(await callAs('ann', 'stars.list')).toMatchObject({ items: [] });
    expect(objectAt(objectAt(await callAs('ann', 'files.info', { file }), 'file') ?? {}, 'shares')).toEqual({});
  });
});

describe('reminders', () => {
  it.each([
    [START + 90, START + 90],
    ['300', START + 300],
    ['in 5 minutes', START + 300],
    ['in 2 weeks', START + 14 * 86_400],
  ])('are added for a time: %s', async (time, at) => {
    const ann = slack.user('ann').id;
    const body = await callAs('ann', 'reminders.add', { text: 'tea', time });

    const reminder = { creator: ann, user: ann, text: 'tea', time: at, recurring: false, complete_ts: 0 };
    expect(body).toMatchObject({ reminder });
    expect(await callAs('ann', 'reminders.list')).toMatchObject({ reminders: [reminder] });
  });

  it('are completed and deleted by those they are of', async () => {
    const user = slack.user('bob').id;
    const body = await callAs('ann', 'reminders.add', { text: 'tea', time: '60', user });
    const reminder = stringAt(objectAt(body, 'reminder') ?? {}, 'id');

    expect(await callAs('ann', 'reminders.complete', { reminder })).toMatchObject({ error: 'cannot_complete_others' });
    expect(await callAs('bob', 'reminders.complete', { reminder })).toEqual({ ok: true });
    expect(await callAs('ann', 'reminders.info', { reminder })).toMatchObject({ reminder: { complete_ts: START } });
    expect(await callAs('carol', 'reminders.info', { reminder })).toMatchObject({ error: 'not_found' });
    expect(await callAs('ann', 'reminders.delete', { reminder })).toEqual({ ok: true });
    expect(await callAs('ann', 'reminders.delete', { reminder })).toMatchObject({ error: 'not_found' });
  });

  it.each([
    ['cannot_parse', { time: 'whenever' }],
    ['cannot_parse', { time: START - 1 }],
    ['user_not_found', { user: 'U0' }],
  ])('are refused: %s', async (error, args) => {
    expect(await callAs('ann', 'reminders.add', { text: 'tea', time: '60', ...args })).toMatchObject({ error });
  });

  it('are not for bots', async () => {
    const user = slack.app().botUserId;
    expect(await callAs('ann', 'reminders.add', { text: 'x', time: '1', user })).toMatchObject({
      error: 'cannot_add_bot',
    });
  });
});

/** The texts that somebody finds. */
const found = async (query: string, person = 'ann', more: object = {}): Promise<unknown[]> => {
  const body = await callAs(person, 'search.messages', { query, ...more });
  return objectsAt(objectAt(body, 'messages') ?? {}, 'matches').map(({ text }) => text);
};

describe('a search', () => {
  beforeEach(async () => {
    await slack.user('ann').say('general', 'The printer burns');
    await slack.user('bob').say('support', 'printer paper is out');
    await slack.user('bob').say('@carol', 'printer gossip');
  });

  it.each([
    ['PRINTER', ['printer paper is out', 'The printer burns']],
    ['printer from:@bob', ['printer paper is out']],
    ['printer from:me', ['The printer burns']],
    ['in:#support', ['printer paper is out']],
    ['"printer paper"', ['printer paper is out']],
    ['"paper printer"', []],
    ['printer -paper', ['The printer burns']],
    ['printer in:nowhere', []],
  ])('finds what its words and modifiers say: %s', async (query, texts) => {
    expect(await found(query)).toEqual(texts);
  });

  it('finds what the person may see', async () => {
    expect(await found('gossip')).toEqual([]);
    expect(await found('gossip', 'carol')).toEqual(['printer gossip']);
  });

  it('goes a page at a time, either way', async () => {
    expect(await found('printer', 'ann', { count: 1, page: 2 })).toEqual(['The printer burns']);
    expect(await found('printer', 'ann', { sort: 'timestamp', sort_dir: 'asc' })).toEqual([
      'The printer burns',
      'printer paper is out',
    ]);
    expect(await callAs('ann', 'search.messages', { query: 'printer', count: 1 })).toMatchObject({
      query: 'printer',
      messages: {
        total: 2,
        paging: { count: 1, total: 2, page: 1, pages: 2 },
        pagination: { total_count: 2, page: 1, per_page: 1, page_count: 2, first: 1, last: 1 },
        matches: [{ channel: { name: 'support' }, username: 'bob', permalink: expect.stringContaining('/archives/') }],
      },
    });
    expect(await callAs('ann', 'search.messages', { query: ' ' })).toMatchObject({ error: 'no_query' });
  });

  it('finds files by name, and both at once', async () => {
    await shared('bob', 'general', 'printer.pdf');
    await shared('bob', '@carol', 'printer-secret.pdf');

    const files = { total: 1, matches: [{ name: 'printer.pdf' }] };
    expect(await callAs('ann', 'search.files', { query: 'printer' })).toMatchObject({ files });
    expect(await callAs('ann', 'search.all', { query: 'printer' })).toMatchObject({ files, messages: { total: 2 } });
  });

  it('is open to assistants', async () => {
    expect(await callAs('ann', 'assistant.search.context', { query: 'burns' })).toMatchObject({
      results: { messages: [{ content: 'The printer burns', author_name: 'Ann Archer', is_author_bot: false }] },
    });
    expect(await callAs('ann', 'assistant.search.context', { query: '' })).toMatchObject({ ok: false });
  });
});
