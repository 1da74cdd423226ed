import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  getChannelId,
  getMessageLocation,
  getThreadTs,
  getUserId,
} from '../../../core/src/envelope/envelope-metadata.js';
import { commandOf, envelopeIn, eventOf, interactionOf } from './frames.js';

describe('the user who caused', () => {
  it.each([
    ['a command', commandOf({ user_id: 'U1' })],
    ['an interaction', interactionOf('block_actions', { user: { id: 'U1' } })],
    ['a message', eventOf({ type: 'message', user: 'U1' })],
    ['a change of a user', eventOf({ type: 'user_change', user: { id: 'U1' } })],
    ['a shared file', eventOf({ type: 'file_shared', user_id: 'U1' })],
    ['an edit', eventOf({ type: 'message', subtype: 'message_changed', message: { user: 'U1' } })],
  ])('%s', (_what, envelope) => {
    expect(getUserId(envelope)).toBe('U1');
  });

  it.each([
    ['an event of nobody', eventOf({ type: 'emoji_changed' })],
    ['an event with nonsense for a user', eventOf({ type: 'message', user: ['U1'] })],
    ['a command without a user', commandOf({})],
    ['a function', eventOf({ type: 'function_executed', inputs: { user: 'U1', user_id: 'U1' } })],
  ])('%s has no user', (_what, envelope) => {
    expect(getUserId(envelope)).toBeNull();
  });
});

describe('the channel of', () => {
  it.each([
    ['a command', commandOf({ channel_id: 'C1' })],
    ['an action on a message', interactionOf('block_actions', { channel: { id: 'C1', name: 'general' } })],
    ['an action on an ephemeral message', interactionOf('block_actions', { container: { channel_id: 'C1' } })],
    ['a message', eventOf({ type: 'message', channel: 'C1' })],
    ['a new channel', eventOf({ type: 'channel_created', channel: { id: 'C1' } })],
    ['a shared file', eventOf({ type: 'file_shared', channel_id: 'C1' })],
    ['a reaction', eventOf({ type: 'reaction_added', item: { type: 'message', channel: 'C1' } })],
    ['an assistant’s thread', eventOf({ type: 'assistant_thread_started', assistant_thread: { channel_id: 'C1' } })],
  ])('%s', (_what, envelope) => {
    expect(getChannelId(envelope)).toBe('C1');
  });

  it.each([
    ['a modal', interactionOf('view_submission', { view: { id: 'V1' } })],
    ['a global shortcut', interactionOf('shortcut', { callback_id: 'new' })],
    ['an event of no channel', eventOf({ type: 'team_join', user: { id: 'U1' } })],
  ])('%s is null', (_what, envelope) => {
    expect(getChannelId(envelope)).toBeNull();
  });
});

describe('the thread of', () => {
  it.each([
    ['a message', eventOf({ type: 'message', ts: '2.0', thread_ts: '1.0' })],
    ['an edit', eventOf({ type: 'message', subtype: 'message_changed', message: { ts: '2.0', thread_ts: '1.0' } })],
    ['an assistant’s thread', eventOf({ type: 'assistant_thread_started', assistant_thread: { thread_ts: '1.0' } })],
    ['an action', interactionOf('block_actions', { message: { ts: '2.0', thread_ts: '1.0' } })],
    ['an action on an ephemeral message', interactionOf('block_actions', { container: { thread_ts: '1.0' } })],
    ['a message shortcut', interactionOf('message_action', { message: { ts: '2.0', thread_ts: '1.0' } })],
    [
      'a button of an attachment',
      interactionOf('interactive_message', { original_message: { ts: '2.0', thread_ts: '1.0' } }),
    ],
  ])('%s', (_what, envelope) => {
    expect(getThreadTs(envelope)).toBe('1.0');
  });

  it('a message outside of threads has no thread', () => {
    expect(getThreadTs(eventOf({ type: 'message', ts: '1.0' }))).toBeNull();
    expect(getThreadTs(interactionOf('block_actions', { message: { ts: '1.0' } }))).toBeNull();
  });
});

it('the fields are text or null for any payload', () => {
  const payloads = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.record(
      Object.fromEntries(
        ['user', 'team', 'channel', 'event', 'message', 'container', 'authorizations', 'view'].map(key => [
          key,
          fc.jsonValue({ maxDepth: 3 }),
        ]),
      ),
      { requiredKeys: [] },
    ),
  );
  const types = fc.constantFrom('events_api', 'interactive', 'slash_commands', 'novelty');
  fc.assert(
    fc.property(types, payloads, (type, payload) => {
      for (const fact of Object.values(getMessageLocation(envelopeIn({ type, payload })))) {
        expect(fact === null || (typeof fact === 'string' && fact !== '')).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
