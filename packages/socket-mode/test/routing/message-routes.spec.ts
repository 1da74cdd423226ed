import { describe, expect, it } from '@jest/globals';
import { eventEnvelope, messageEnvelope, self } from './envelopes.js';
import { routesOf, tableOf } from './route-tables.js';
import { buildRouteTable } from '../../../core/src/routing/route-table.js';

describe('routes of messages', () => {
  it('match a message that contains their text, in order of declaration', () => {
    const table = tableOf({
      any: { kind: 'message' },
      deploy: { kind: 'message', text: 'deploy' },
      ploy: { kind: 'message', text: 'ploy' },
      question: { kind: 'message', text: /\?$/ },
      again: { kind: 'message', text: 'deploy' },
      other: { kind: 'message', text: 'rollback' },
    });
    expect(table.handlers(messageEnvelope('shall we deploy?'))).toEqual(['any', 'deploy', 'ploy', 'question', 'again']);
    expect(table.handlers(messageEnvelope('Deploy'))).toEqual(['any', 'ploy']);
  });

  it('pass the message to a message handler', () => {
    const table = tableOf({ any: { kind: 'message', text: 'hi' } });
    const envelope = messageEnvelope('hi');
    expect(table.match(envelope)).toEqual([
      expect.objectContaining({ kind: 'message', payload: envelope.body['event'] }),
    ]);
  });

  it('capture groups of an expression from the text', () => {
    const table = tableOf({ status: { kind: 'message', text: /^status of (?<service>\w+)/gi } });
    for (const service of ['api', 'web']) {
      expect(table.taken(messageEnvelope(`Status of ${service}, please`))).toEqual([
        { handler: 'status', params: { '1': service, service } },
      ]);
    }
  });

  it.each([undefined, 'file_share', 'thread_broadcast', 'me_message', 'bot_message'])(
    'match what a user or bot wrote: subtype %s',
    subtype => {
      const table = tableOf({ any: { kind: 'message' }, text: { kind: 'message', text: 'hi' } });
      expect(table.handlers(messageEnvelope('hi', { subtype }))).toEqual(['any', 'text']);
    },
  );

  it.each(['message_changed', 'message_deleted', 'channel_join', 'channel_topic', 'one_that_came_later'])(
    'do not match messages that only report a change: subtype %s',
    subtype => {
      const table = tableOf({
        any: { kind: 'message' },
        text: { kind: 'message', text: 'hi' },
        expression: { kind: 'message', text: /hi/ },
      });
      expect(table.handlers(messageEnvelope('hi', { subtype }))).toEqual([]);
    },
  );

  it('do not match the app_mention that Slack sends in addition to the message', () => {
    const table = tableOf({ any: { kind: 'message' } });
    expect(table.handlers(eventEnvelope({ type: 'app_mention', text: 'hi' }))).toEqual([]);
  });

  it('match direct messages only if they have the condition direct', () => {
    const table = tableOf({ direct: { kind: 'message', direct: true }, open: { kind: 'message', direct: false } });
    expect(table.handlers(messageEnvelope('hi', { channel_type: 'im' }))).toEqual(['direct', 'open']);
    expect(table.handlers(messageEnvelope('hi', { channel_type: 'mpim' }))).toEqual(['open']);
  });

  it('match only thread replies, or only messages outside threads, if they have the condition thread', () => {
    const table = tableOf({
      replies: { kind: 'message', thread: true },
      outside: { kind: 'message', thread: false },
      both: { kind: 'message' },
    });
    expect(table.handlers(messageEnvelope('hi', { ts: '2.1', thread_ts: '1.1' }))).toEqual(['replies', 'both']);
    expect(table.handlers(messageEnvelope('hi', { ts: '2.1' }))).toEqual(['outside', 'both']);
    expect(table.handlers(messageEnvelope('hi', { ts: '1.1', thread_ts: '1.1' }))).toEqual(['outside', 'both']);
  });

  it('match only messages that mention the bot if they have the condition mention', () => {
    const mention = { kind: 'message', text: 'help', mention: true } as const;
    const table = tableOf({ mention });
    expect(table.handlers(messageEnvelope('<@UBOT> help'))).toEqual(['mention']);
    expect(table.handlers(messageEnvelope('<@UBOTH> help'))).toEqual([]);
    expect(table.handlers(messageEnvelope('help'))).toEqual([]);
    const unknown = buildRouteTable(routesOf({ mention })).match(messageEnvelope('<@null> help'), {
      bot: { botUserId: null },
    });
    expect(unknown.matches).toEqual([]);
  });

  it('treat a message without a text as one with an empty text', () => {
    const table = tableOf({
      any: { kind: 'message' },
      empty: { kind: 'message', text: /^$/ },
      text: { kind: 'message', text: 'a' },
    });
    for (const text of [undefined, null, '']) {
      expect(table.handlers(messageEnvelope('', { subtype: 'file_share', text }))).toEqual(['any', 'empty']);
    }
  });

  it('do not need the identity of the bot for other conditions', () => {
    const table = buildRouteTable(routesOf({ any: { kind: 'message' } }));
    expect(table.match(messageEnvelope('hi'), { bot: { botUserId: null } }).matches).toHaveLength(1);
    expect(table.match(messageEnvelope('hi'), { bot: self }).matches).toHaveLength(1);
  });
});
