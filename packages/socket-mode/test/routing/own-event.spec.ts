import { describe, expect, it } from '@jest/globals';
import { isOwnEvent } from '../../../core/src/routing/event-index.js';
import { commandEnvelope, envelopeOf, eventEnvelope, messageEnvelope, self } from './envelopes.js';

describe('an event that the app itself caused', () => {
  it.each([
    ['a message by its bot', messageEnvelope('hi', { bot_id: 'BBOT' })],
    ['a message by its bot user', messageEnvelope('hi', { user: 'UBOT' })],
    ['a message by the app', messageEnvelope('hi', { app_id: 'A1' })],
    ['a message whose profile is the app’s', messageEnvelope('hi', { bot_profile: { app_id: 'A1' } })],
    ['a bot_message', messageEnvelope('hi', { subtype: 'bot_message', user: undefined, bot_id: 'BBOT' })],
    ['a mention of itself', eventEnvelope({ type: 'app_mention', bot_id: 'BBOT' })],
    [
      'an edit of its message',
      messageEnvelope('', { user: undefined, subtype: 'message_changed', message: { bot_id: 'BBOT' } }),
    ],
    [
      'an edit by its bot user',
      messageEnvelope('', { user: undefined, subtype: 'message_changed', message: { user: 'UBOT' } }),
    ],
    ['its own reaction', eventEnvelope({ type: 'reaction_added', user: 'UBOT', item_user: 'U1' })],
    ['its own file', eventEnvelope({ type: 'file_shared', user_id: 'UBOT' })],
  ])('is %s', (_name, envelope) => {
    expect(isOwnEvent(envelope, self)).toBe(true);
  });
});

describe('an event that the app did not cause', () => {
  it.each([
    ['a person’s message', messageEnvelope('hi')],
    [
      'another bot’s message',
      messageEnvelope('hi', { user: 'UOTHER', bot_id: 'BOTHER', app_id: 'A2', bot_profile: { app_id: 'A2' } }),
    ],
    ['a person’s edit', messageEnvelope('', { subtype: 'message_changed', message: { user: 'U1' } })],
    [
      'the deletion of its message',
      messageEnvelope('', { user: undefined, subtype: 'message_deleted', previous_message: { bot_id: 'BBOT' } }),
    ],
    ['a reaction to its message', eventEnvelope({ type: 'reaction_added', user: 'U1', item_user: 'UBOT' })],
    ['its invitation to a channel', eventEnvelope({ type: 'member_joined_channel', user: 'UBOT' })],
    ['its removal from a channel', eventEnvelope({ type: 'member_left_channel', user: 'UBOT' })],
    ['its installation', eventEnvelope({ type: 'app_installed', app_id: 'A1' })],
    ['a change of its own profile', eventEnvelope({ type: 'user_change', user: { id: 'UBOT' } })],
    ['a command', commandEnvelope('/deploy')],
    ['something unknown', envelopeOf('came_later', { user: 'UBOT' })],
  ])('is %s', (_name, envelope) => {
    expect(isOwnEvent(envelope, self)).toBe(false);
  });

  it('is any event while the identity of the app is unknown', () => {
    const nobody = eventEnvelope({ type: 'message', text: 'hi' }, { api_app_id: undefined });
    expect(isOwnEvent(nobody, { botUserId: null, botId: null })).toBe(false);
  });
});
