import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { objectAt, objectsAt, stringAt, type JsonObject } from '../../src/json.js';
import { Identifiers } from '../../src/workspace/identifiers.js';
import { MessageStore } from '../../src/workspace/messages/messages.js';
import { ChannelNames } from '../../src/workspace/channels/channel-names.js';
import { ChannelDirectory } from '../../src/workspace/channels/channels.js';
import { ScheduledMessages } from '../../src/workspace/messages/scheduled-messages.js';
import { RawApp } from '../support/raw-app.js';
import { sentEvents } from '../support/sent-events.js';
import { callsOf, START, startStill, type StillSlack } from '../support/idle-slack.js';

const DAY = 86_400;

let clock: StillSlack['clock'];
let slack: StillSlack['slack'];
let call: StillSlack['call'];

beforeEach(async () => {
  ({ clock, slack, call } = await startStill());
});
afterEach(() => slack.close());

const schedule = (args: object): Promise<JsonObject> =>
  call('chat.scheduleMessage', { channel: 'general', text: 'later', post_at: START + 3600, ...args });

const listed = async (args: object = {}): Promise<unknown[]> =>
  objectsAt(await call('chat.scheduledMessages.list', args), 'scheduled_messages').map(({ text }) => text);

describe('a scheduled message', () => {
  it('is posted when its time has come, with its event', async () => {
    clock.nowMs = START * 1000 + 980;
    await schedule({ post_at: START + 1, text: 'good morning' });
    clock.nowMs = START * 1000 + 1000;

    const message = await slack.waitForMessage('good morning');
    expect(message).toMatchObject({ channelName: 'general', appId: slack.app().appId });
    expect(sentEvents(slack, 'message')).toMatchObject([{ text: 'good morning', bot_id: slack.app().botId }]);
    expect(await listed()).toEqual([]);
  });

  it('is posted however far the time is advanced, and not any more after a reset', async () => {
    await slack.close();
    slack = await SlackEmulator.start();
    ({ call } = callsOf(slack));
    const post_at = Math.trunc(Date.now() / 1000) + 40 * DAY;
    await schedule({ post_at, text: 'in time' });
    await slack.time.advance('41d');
    expect(slack.messages).toMatchObject([{ text: 'in time' }]);

    await schedule({ post_at: post_at + 2 * DAY, text: 'too late' });
    await slack.reset();
    await slack.time.advance('3d');
    expect(slack.messages).toEqual([]);
    expect(sentEvents(slack, 'message')).toEqual([]);
  });

  it('is gone with its channel', async () => {
    await schedule({ channel: 'support' });
    slack.user('ann').channels.delete('support');
    expect(await listed()).toEqual([]);

    clock.nowMs += 2 * 3_600_000;
    await schedule({ text: 'after it', post_at: START + 2 * 3600 + 1 });
    clock.nowMs += 1000;
    await slack.waitForMessage('after it');
    expect(slack.messages).toHaveLength(1);
  });

  it('is shown as it will be, and listed meanwhile', async () => {
    const channel = slack.channel('general').id;
    const body = await schedule({ post_at: String(START + 3600) });

    const id = stringAt(body, 'scheduled_message_id');
    const message = { type: 'delayed_message', text: 'later', bot_id: slack.app().botId };
    expect(body).toMatchObject({ ok: true, channel, post_at: START + 3600, message });
    expect(await call('chat.scheduledMessages.list')).toMatchObject({
      scheduled_messages: [{ id, channel_id: channel, post_at: START + 3600, date_created: START, text: 'later' }],
      response_metadata: { next_cursor: '' },
    });
    expect(slack.messages).toEqual([]);
  });

  it('is listed by time and channel, a page at a time, to its app alone', async () => {
    await schedule({ text: 'third', post_at: START + 300 });
    await schedule({ text: 'first', post_at: START + 100 });
    await schedule({ text: 'second', post_at: START + 200, channel: 'support' });

    expect(await listed()).toEqual(['first', 'second', 'third']);
    expect(await listed({ channel: slack.channel('general').id })).toEqual(['first', 'third']);
    expect(await listed({ oldest: START + 150, latest: START + 250 })).toEqual(['second']);
    const page = await call('chat.scheduledMessages.list', { limit: 2 });
    const cursor = stringAt(objectAt(page, 'response_metadata') ?? {}, 'next_cursor');
    expect(await listed({ limit: 2, cursor })).toEqual(['third']);
    const other = new RawApp(slack, slack.addApp('other').name);
    expect((await other.call('chat.scheduledMessages.list')).body).toMatchObject({ scheduled_messages: [] });
    expect(await call('chat.scheduledMessages.list', { channel: 'C0' })).toMatchObject({ error: 'invalid_channel' });
  });

  it('is taken back until a minute before', async () => {
    const channel = slack.channel('general').id;
    const id = (await schedule({})).scheduled_message_id;
    const soon = (await schedule({ text: 'soon', post_at: START + 60 })).scheduled_message_id;
    const remove = (scheduled: unknown, args: object = {}) =>
      call('chat.deleteScheduledMessage', { channel, scheduled_message_id: scheduled, ...args });
    const refused = { error: 'invalid_scheduled_message_id' };

    expect(await remove(id, { channel: slack.channel('support').id })).toMatchObject(refused);
    expect(await remove(id)).toEqual({ ok: true });
    expect(await remove(id)).toMatchObject(refused);
    expect(await remove(soon)).toMatchObject(refused);
    expect(await listed()).toEqual(['soon']);
  });

  it.each([
    ['time_in_past', { post_at: START }],
    ['time_too_far', { post_at: START + 120 * DAY + 1 }],
    ['channel_not_found', { channel: 'C0' }],
    ['not_in_channel', { channel: 'random' }],
    ['no_text', { text: '' }],
  ])('is refused: %s', async (error, args) => {
    expect(await schedule(args)).toMatchObject({ ok: false, error });
  });

  it('is refused where thirty wait within five minutes', async () => {
    for (let count = 0; count < 30; count += 1) await schedule({ post_at: START + 3600 + count });

    expect(await schedule({ post_at: START + 3800 })).toMatchObject({ error: 'restricted_too_many' });
    expect(await schedule({ post_at: START + 3800, channel: 'support' })).toMatchObject({ ok: true });
    expect(await schedule({ post_at: START + 3930 })).toMatchObject({ ok: true });
  });
});

describe('the wait for a scheduled message', () => {
  const time = { now: () => clock.nowMs };
  const ids = new Identifiers(time);
  const said = { text: 'later', blocks: [], attachments: [], user: 'U1', appId: 'A1' };

  /** A store whose timers are run by hand. */
  function store() {
    const waits: { ms: number; action: () => void }[] = [];
    const messages = new MessageStore(ids, () => undefined);
    const channels = new ChannelDirectory(
      {
        ids,
        clock: time,
        notifyChange: () => undefined,
        notifyInternalChange: () => undefined,
        channels: new Map(),
        channelNames: new ChannelNames(),
      },
      'T1',
    );
    const channel = channels.create('ops', 'U1');
    const scheduled = new ScheduledMessages(ids, time, messages, (ms, action) => {
      waits.push({ ms, action });
      return () => undefined;
    });
    const fire = (): void => waits.shift()?.action();
    return { waits, messages, channel, scheduled, fire };
  }

  it('is cut in pieces that a timer can hold', () => {
    const { waits, messages, channel, scheduled, fire } = store();
    scheduled.schedule(channel, START + 30 * DAY, said);

    expect(waits).toMatchObject([{ ms: 2_147_483_647 }]);
    clock.nowMs += 2_147_483_647;
    fire();
    expect(waits).toMatchObject([{ ms: 30 * DAY * 1000 - 2_147_483_647 }]);
    expect(messages.all).toEqual([]);
    clock.nowMs = (START + 30 * DAY) * 1000;
    fire();
    expect(messages.all).toMatchObject([{ text: 'later' }]);
  });

  it('is for nothing where the channel was archived or left since', () => {
    const { messages, channel, scheduled, fire } = store();
    scheduled.schedule(channel, START + 1, said);
    scheduled.schedule(channel, START + 1, said);
    clock.nowMs += 1000;
    channel.isArchived = true;
    fire();
    channel.isArchived = false;
    channel.members.delete('U1');
    fire();

    expect(messages.all).toEqual([]);
    expect(scheduled.of('A1')).toEqual([]);
  });
});
