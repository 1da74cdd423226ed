import { describe, expect, it } from '@jest/globals';
import { eventEnvelope, messageEnvelope } from './envelopes.js';
import { tableOf } from './route-tables.js';

const threadEvent = (type: string) =>
  eventEnvelope({ type, assistant_thread: { user_id: 'U1', context: {}, channel_id: 'D1', thread_ts: '1.1' } });

const written = (more: object = {}) =>
  messageEnvelope('hi', { channel: 'D1', channel_type: 'im', thread_ts: '1.1', ...more });

const all = {
  started: { kind: 'assistant', moment: 'thread_started' },
  changed: { kind: 'assistant', moment: 'context_changed' },
  written: { kind: 'assistant', moment: 'user_message' },
  again: { kind: 'assistant', moment: 'user_message' },
} as const;

describe('routes of an assistant', () => {
  it('match events in its threads, every route that does', () => {
    const table = tableOf(all);

    expect(table.handlers(threadEvent('assistant_thread_started'))).toEqual(['started']);
    expect(table.handlers(threadEvent('assistant_thread_context_changed'))).toEqual(['changed']);
    expect(table.handlers(written())).toEqual(['written', 'again']);
    expect(table.handlers(written({ subtype: 'file_share' }))).toEqual(['written', 'again']);
  });

  it('pass the event to an assistant handler', () => {
    const envelope = written();

    expect(tableOf({ written: all.written }).match(envelope)).toEqual([
      expect.objectContaining({ kind: 'assistant', payload: envelope.body['event'] }),
    ]);
  });

  it.each([
    ['in a channel', { channel_type: 'channel' }],
    ['in no thread', { thread_ts: undefined }],
    ['of a bot', { bot_id: 'B1' }],
    ['that was edited', { subtype: 'message_changed' }],
    ['that nobody wrote', { subtype: 'assistant_app_thread' }],
  ])('do not match a message %s', (_name, more) => {
    expect(tableOf(all).handlers(written(more))).toEqual([]);
  });

  it('hide messages to the assistant from message routes, but not from event routes', () => {
    const others = {
      word: { kind: 'message', text: 'hi' },
      direct: { kind: 'message', direct: true },
      event: { kind: 'event', type: 'message' },
      every: { kind: 'event', type: '*' },
    } as const;
    const table = tableOf({ ...others, written: all.written });

    expect(table.handlers(written())).toEqual(['event', 'every', 'written']);
    expect(table.handlers(written({ thread_ts: undefined }))).toEqual(['word', 'direct', 'event', 'every']);
    expect(tableOf({ ...others, started: all.started }).handlers(written())).toEqual([
      'word',
      'direct',
      'event',
      'every',
    ]);
  });

  it('leave unmatched events to a fallback, except a context that other handlers use', () => {
    const fallback = { kind: 'fallback', of: 'event' } as const;
    const changed = threadEvent('assistant_thread_context_changed');

    expect(tableOf({ fallback, written: all.written }).handlers(changed)).toEqual([]);
    expect(tableOf({ written: all.written }).untaken(changed)).toBe(false);
    expect(tableOf({ fallback }).handlers(changed)).toEqual(['fallback']);
    expect(tableOf({ fallback, written: all.written }).handlers(threadEvent('assistant_thread_started'))).toEqual([
      'fallback',
    ]);
  });
});
