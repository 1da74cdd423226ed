import { describe, expect, it } from '@jest/globals';
import { isBotMessage } from '../../../core/src/routing/event-index.js';
import { commandEnvelope, eventEnvelope, messageEnvelope } from './envelopes.js';

describe('isBotMessage()', () => {
  it.each([
    ['a message', messageEnvelope('hi', { bot_id: 'BOTHER' })],
    ['a message through a webhook', messageEnvelope('hi', { subtype: 'bot_message', user: undefined })],
    ['a mention', eventEnvelope({ type: 'app_mention', bot_id: 'BOTHER' })],
    ['an edit', messageEnvelope('', { subtype: 'message_changed', message: { bot_id: 'BOTHER' } })],
  ])('returns true for %s of a bot', (_name, envelope) => {
    expect(isBotMessage(envelope)).toBe(true);
  });

  it.each([
    ['a person’s message', messageEnvelope('hi')],
    ['a person’s edit', messageEnvelope('', { subtype: 'message_changed', message: { user: 'U1' } })],
    ['an edit without a message', messageEnvelope('', { subtype: 'message_changed', message: null })],
    ['another event with a bot’s id', eventEnvelope({ type: 'bot_added', bot_id: 'BOTHER' })],
    ['a command', commandEnvelope('/deploy')],
  ])('returns false for %s', (_name, envelope) => {
    expect(isBotMessage(envelope)).toBe(false);
  });
});
