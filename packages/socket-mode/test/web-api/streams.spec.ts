import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { Deferred } from '../../../core/src/time/deferred.js';
import type { StreamAbort } from '../../../core/src/response/message-stream/message-stream.js';
import type { StreamDestination } from '../../../core/src/response/message-stream/stream-target.js';
import type { StreamEnd } from '../../../core/src/response/message-stream/stream-writer.js';
import { pieces, placeOfQuestion, speak } from './stream-fixtures.js';

let slack: SlackEmulator;
let place: StreamDestination;
let now = 0;

beforeEach(async () => {
  now = Date.now();
  slack = await SlackEmulator.start({ clock: { now: () => now } });
  place = await placeOfQuestion(slack);
});
afterEach(() => slack.close());

const answers = () => slack.messages.filter(({ user }) => user === slack.app().botUserId);
const callsOf = (part: string) => slack.apiCalls.filter(({ method }) => method.includes(part));

/** Longer than Slack keeps a streamed message open. */
async function* slow() {
  yield 'Before. ';
  await slack.waitForMessage('Before.');
  now += 300_000;
  yield 'After.';
}

async function* failing() {
  yield 'Half a ';
  throw new Error('The model is gone.');
}

describe('streamed message', () => {
  it('uses the streaming methods of Slack, in the thread and addressed to the user', async () => {
    const said = await speak(place, pieces('Once ', 'upon ', { type: 'markdown_text', text: 'a time.' }));

    expect(answers()).toMatchObject([{ text: 'Once upon a time.', streaming: false, threadTs: place.threadTs }]);
    expect(said).toEqual({ channel: place.channel, ts: answers()[0]?.ts });
    expect(callsOf('Stream')[0]).toMatchObject({
      method: 'chat.startStream',
      args: { recipient_user_id: place.userId, recipient_team_id: slack.teamId },
    });
  });

  it('is posted in channels too', async () => {
    const inChannel = await placeOfQuestion(slack, 'general');

    await speak(inChannel, pieces('Hello.'));
    expect(answers()).toMatchObject([{ text: 'Hello.', channelName: 'general', threadTs: inChannel.threadTs }]);
  });

  it('starts immediately and then batches the following chunks', async () => {
    const words = Array.from({ length: 50 }, (_, index) => `${index} `);

    await speak(place, pieces(...words), { paceMs: 60_000 });
    expect(answers()[0]?.text).toBe(words.join(''));
    expect(callsOf('Stream').map(({ method }) => method)).toEqual(['chat.startStream', 'chat.stopStream']);
    expect(JSON.stringify(callsOf('startStream')[0]?.args['chunks'])).not.toContain('1 ');
  });

  it('shows tasks, plans and blocks', async () => {
    const task = { type: 'task_update', id: '1', title: 'Reading', status: 'in_progress' };
    const plan = { type: 'plan_update', title: 'A plan' };
    const blocks = { type: 'blocks', blocks: [{ type: 'divider' }] };

    await speak(place, pieces(plan, task, 'Read.', { ...task, status: 'complete' }, blocks));
    expect(answers()).toMatchObject([
      { text: 'Read.', blocks: [{ type: 'plan' }, { type: 'task_card', status: 'complete' }, { type: 'divider' }] },
    ]);
  });

  it('posts nothing for an empty stream', async () => {
    expect(await speak(place, pieces())).toBe('empty');
    expect(await speak(place, pieces(' ', '\n'))).toBeNull();
    expect(callsOf('chat.')).toEqual([]);
  });

  it('is split into several calls when it exceeds the limit, never within a character', async () => {
    const long = `${'x'.repeat(11_999)}😀${'y'.repeat(100)}`;

    await speak(place, pieces(long));
    expect(answers()).toMatchObject([{ text: long }]);
    expect(slack.apiCalls.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('continues in another message after Slack has closed the first', async () => {
    await speak(place, slow());
    expect(answers().map(({ text }) => text)).toEqual(['Before. ', 'After.']);
    expect(answers()[1]).toMatchObject({ streaming: false, threadTs: place.threadTs });
  });

  it('continues in another message when the first is full', async () => {
    const part = 'x'.repeat(12_000);

    await speak(place, pieces(part, part, part, part));
    expect(answers().map(({ text }) => text.length)).toEqual([36_000, 12_000]);
    expect(answers().map(({ streaming }) => streaming)).toEqual([false, false]);
  });

  it('ends its source when its reader stops, and posts nothing more', async () => {
    let isEnded = false;
    async function* endless() {
      try {
        yield 'Begun. ';
        await slack.user('ann').stopStream(await slack.waitForMessage('Begun.'));
        for (;;) yield 'more ';
      } finally {
        isEnded = true;
      }
    }
    const ends: StreamEnd[] = [];

    await speak(place, endless(), { lastWords: end => (ends.push(end), null) });
    expect(ends).toEqual([{ kind: 'stopped' }]);
    expect(answers()).toMatchObject([{ text: 'Begun. ' }]);
    await slack.waitFor('the end', () => isEnded || undefined);
  });

  it('keeps the posted text when its source fails, followed by the error text', async () => {
    const ends: StreamEnd[] = [];

    await speak(place, failing(), { lastWords: end => (ends.push(end), 'Sorry.') });
    expect(answers()).toMatchObject([{ text: 'Half a \n\nSorry.', streaming: false }]);
    expect(ends).toEqual([{ kind: 'failed', error: new Error('The model is gone.') }]);
  });

  it('fails when a later chunk is not text', async () => {
    const ends: StreamEnd[] = [];

    await speak(place, pieces('Text. ', 7), { lastWords: end => (ends.push(end), null) });
    expect(answers()).toMatchObject([{ text: 'Text. ', streaming: false }]);
    expect(ends).toMatchObject([{ kind: 'failed', error: { code: 'not_a_chunk' } }]);
  });

  it('ends at the timeout when its source hangs', async () => {
    const over = new Deferred<StreamAbort>();
    async function* hanging() {
      yield 'Begun.';
      await slack.waitForMessage('Begun.');
      over.resolve({ why: 'hung', error: new Error('too long') });
      await new Promise(() => {});
    }

    await speak(place, hanging(), { over: over.promise, lastWords: ({ kind }) => kind });
    expect(answers()).toMatchObject([{ text: 'Begun.\n\naborted', streaming: false }]);
  });
});

describe('without the streaming methods of Slack', () => {
  it.each([
    'unknown_method',
    'missing_scope',
    'channel_type_not_supported',
    'missing_recipient_team_id',
    'team_not_found',
    'not_subscribed_to_message_stream_stopped',
  ])('updates one message instead: %s', async error => {
    slack.faults.refuseNextCalls('chat.startStream', 1, { error });

    const said = await speak(place, pieces('Once ', '**upon** ', 'a time.'));
    expect(answers()).toMatchObject([
      {
        text: 'Once **upon** a time.',
        threadTs: place.threadTs,
        blocks: [{ type: 'markdown', text: 'Once **upon** a time.' }],
      },
    ]);
    expect(said).toMatchObject({ ts: answers()[0]?.ts });
    expect(callsOf('startStream')).toHaveLength(1);
  });

  it('does not try to stream in a channel outside of threads', async () => {
    await speak({ ...place, threadTs: null }, pieces('Hello.'));

    expect(answers()).toMatchObject([{ text: 'Hello.' }]);
    expect(callsOf('startStream')).toEqual([]);
  });

  it('continues in another message when the text exceeds the limit for formatting', async () => {
    const part = 'x'.repeat(7_000);

    const said = await speak({ ...place, threadTs: null }, pieces(part, part));
    expect(answers().map(({ blocks }) => blocks)).toEqual([
      [{ type: 'markdown', text: 'x'.repeat(12_000), block_id: expect.any(String) }],
      [{ type: 'markdown', text: 'x'.repeat(2_000), block_id: expect.any(String) }],
    ]);
    expect(answers().map(({ text }) => text.length)).toEqual([4_000, 2_000]);
    expect(said).toMatchObject({ ts: answers()[0]?.ts });
  });

  it('continues in another message when there are too many blocks or too long tasks, without loss', async () => {
    const task = { type: 'task_update', id: '1', title: 'Reading', status: 'in_progress' };
    const blocks = Array.from({ length: 60 }, () => ({ type: 'divider' }));
    const long = 'x'.repeat(11_990);

    await speak(
      { ...place, threadTs: null },
      pieces(task, long, { ...task, output: 'All read' }, { type: 'blocks', blocks }),
    );
    expect(answers().map(message => message.blocks.length)).toEqual([1, 50, 11]);
    expect(answers()[0]?.text).toContain('All read');
    expect(answers()[1]?.blocks[0]).toMatchObject({ type: 'markdown', text: long });
    expect(slack.apiCalls.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('shows tasks, plans and blocks as far as a message can', async () => {
    const task = { type: 'task_update', id: '1', title: 'Reading', status: 'in_progress' };
    const chunks = [
      { type: 'plan_update', title: 'A plan' },
      task,
      { ...task, status: 'complete', output: 'All read' },
      { type: 'blocks', blocks: [{ type: 'divider' }] },
    ];

    await speak({ ...place, threadTs: null }, pieces(...chunks, 'Done.'));
    expect(answers()[0]?.text).toBe('**A plan**\n:white_check_mark: Reading\nAll read\nDone.');
    expect(answers()[0]?.blocks.map(({ type }) => type)).toEqual(['markdown', 'markdown', 'divider', 'markdown']);
  });
});

describe('streamed message that Slack refuses for another reason', () => {
  it('ends its source and rejects', async () => {
    slack.faults.refuseNextCalls('chat.appendStream', 1, { error: 'is_archived' });

    await expect(speak(place, pieces('Begun.', 'More.', 'Much more.'))).rejects.toThrow('is_archived');
    expect(answers()).toMatchObject([{ text: 'Begun.', streaming: false }]);
  });
});
