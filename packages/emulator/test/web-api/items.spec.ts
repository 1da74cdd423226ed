import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Message } from '../../src/index.js';
import { objectAt, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';
import { sentEvents } from '../support/sent-events.js';

let slack: SlackEmulator;
let app: RawApp;
let message: Message;
let item: { channel: string; timestamp: string };

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
  message = await slack.user('ann').say('general', 'look');
  item = { channel: message.channel, timestamp: message.ts };
});
afterEach(() => slack.close());

async function call(method: string, args: object = {}): Promise<JsonObject> {
  return (await app.call(method, args)).body;
}

describe('pins', () => {
  it('are added once, listed the newest first, and taken away', async () => {
    const { channel, ts: timestamp } = await slack.user('ann').say('general', 'and here');

    expect(await call('pins.add', item)).toEqual({ ok: true });
    expect(await call('pins.add', { channel, timestamp })).toEqual({ ok: true });
    expect(await call('pins.add', item)).toMatchObject({ error: 'already_pinned' });
    expect(await call('pins.list', { channel })).toMatchObject({
      items: [
        { type: 'message', channel, created_by: slack.app().botUserId, message: { text: 'and here' } },
        { message: { text: 'look', pinned_to: [channel], permalink: expect.stringContaining(channel) } },
      ],
    });
    expect(await call('pins.remove', item)).toEqual({ ok: true });
    expect(await call('pins.remove', item)).toMatchObject({ error: 'no_pin' });
    expect(await call('pins.list', { channel })).toMatchObject({ items: [{ message: { text: 'and here' } }] });
  });

  it('are told of', async () => {
    await call('pins.add', item);
    await call('pins.remove', item);

    const pinned = { user: slack.app().botUserId, channel_id: item.channel, item: { message: { text: 'look' } } };
    expect(sentEvents(slack, 'pin_added')).toMatchObject([pinned]);
    expect(sentEvents(slack, 'pin_removed')).toMatchObject([{ ...pinned, has_pins: false }]);
  });

  it('go with their message', async () => {
    await call('pins.add', item);
    await slack.user('ann').delete(message);

    expect(await call('pins.list', item)).toMatchObject({ items: [] });
  });

  it('are a hundred in a channel at most', async () => {
    for (let count = 0; count < 100; count += 1) {
      const { channel, ts: timestamp } = await slack.user('ann').say('general', 'more');
      await call('pins.add', { channel, timestamp });
    }

    expect(await call('pins.add', item)).toMatchObject({ error: 'too_many_pins' });
    await slack.user('ann').delete(slack.messages.at(-1) ?? message);
    expect(await call('pins.add', item)).toEqual({ ok: true });
  });

  it.each([
    [{ timestamp: undefined }, 'no_item_specified'],
    [{ timestamp: 'x' }, 'bad_timestamp'],
    [{ timestamp: '1.1' }, 'message_not_found'],
    [{ channel: 'C0' }, 'channel_not_found'],
  ])('are refused with %j', async (args, error) => {
    expect(await call('pins.add', { ...item, ...args })).toMatchObject({ error });
    expect(await call('pins.remove', { ...item, ...args })).toMatchObject({ error });
  });

  it('are for members of the channel', async () => {
    const channel = slack.channel('random').id;
    expect(await call('pins.add', { channel, timestamp: '1.1' })).toMatchObject({ error: 'not_in_channel' });
  });
});

describe('bookmarks', () => {
  const link = { type: 'link', title: 'Runbook', link: 'https://example.com/run?a=1', emoji: ':book:' };
  let where: { channel_id: string };
  beforeEach(() => {
    where = { channel_id: message.channel };
  });

  async function added(): Promise<string> {
    const body = await call('bookmarks.add', { ...where, ...link });
    return stringAt(objectAt(body, 'bookmark') ?? {}, 'id') ?? '';
  }

  it('are added, edited, listed and removed', async () => {
    const id = await added();
    const { emoji, title } = link;

    expect(await call('bookmarks.list', where)).toMatchObject({
      bookmarks: [{ id, emoji, title, channel_id: where.channel_id, icon_url: 'https://example.com/favicon.ico' }],
    });
    const edited = await call('bookmarks.edit', { ...where, bookmark_id: id, title: 'Handbook' });
    expect(edited).toMatchObject({ bookmark: { id, emoji, title: 'Handbook', link: link.link } });
    expect(objectAt(edited, 'bookmark')?.date_updated).toBeGreaterThan(0);
    expect(await call('bookmarks.remove', { ...where, bookmark_id: id })).toEqual({ ok: true });
    expect(await call('bookmarks.remove', { ...where, bookmark_id: id })).toMatchObject({ error: 'not_found' });
    expect(await call('bookmarks.list', where)).toEqual({ ok: true, bookmarks: [] });
  });

  it('belong to their channel', async () => {
    const bookmark = { bookmark_id: await added(), channel_id: slack.channel('support').id };

    expect(await call('bookmarks.edit', { ...bookmark, title: 'x' })).toMatchObject({ error: 'not_found' });
    expect(await call('bookmarks.list', bookmark)).toMatchObject({ bookmarks: [] });
  });

  it.each([
    [{ type: 'sofa' }, 'invalid_bookmark_type'],
    [{ link: 'ftp://example.com' }, 'invalid_link'],
    [{ link: undefined }, 'invalid_link'],
    [{ emoji: 'book' }, 'invalid_emoji'],
    [{ channel_id: 'C0' }, 'channel_not_found'],
  ])('are refused with %j', async (args, error) => {
    expect(await call('bookmarks.add', { ...where, ...link, ...args })).toMatchObject({ error });
  });

  it('are a hundred in a channel at most', async () => {
    for (let count = 0; count < 100; count += 1) await added();

    expect(await call('bookmarks.add', { ...where, ...link })).toMatchObject({ error: 'too_many_bookmarks' });
  });
});

describe('reactions.list', () => {
  it('has what somebody reacted to and the caller may see, the newest first, a page at a time', async () => {
    const ann = slack.user('ann');
    const bob = slack.user('bob');
    await bob.react(message, 'eyes');
    await bob.react(await ann.say('general', 'more'), 'tada');
    await bob.react(await bob.say('@ann', 'between us'), 'lock');
    await ann.react(await ann.say('general', 'not his'), 'eyes');

    const first = await call('reactions.list', { user: bob.id, limit: 1 });
    expect(first).toMatchObject({
      items: [{ type: 'message', channel: message.channel, message: { text: 'more', reactions: [{ name: 'tada' }] } }],
    });
    const cursor = stringAt(objectAt(first, 'response_metadata') ?? {}, 'next_cursor');
    const rest = await call('reactions.list', { user: bob.id, limit: 1, cursor });
    expect(rest).toMatchObject({ items: [{ message: { text: 'look' } }], response_metadata: { next_cursor: '' } });
    expect(await call('reactions.list')).toMatchObject({ items: [] });
    expect(await call('reactions.list', { user: 'U0' })).toMatchObject({ error: 'user_not_found' });
  });
});
