import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseFrame } from '../../../core/src/envelope/parse-envelope.js';
import { envelopeIn, eventOf } from './frames.js';

const anyJson = fc.jsonValue({ maxDepth: 4 });
const anyId = fc.string({ minLength: 1 });

describe('a received frame', () => {
  it('with any text is parsed without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), text => {
        expect(typeof parseFrame(text).ok).toBe('boolean');
      }),
      { numRuns: 1_000 },
    );
  });

  it('with an envelope id is an envelope with that id, regardless of its other fields', () => {
    const frames = fc.record(
      { type: anyJson, payload: anyJson, accepts_response_payload: anyJson, retry_attempt: anyJson },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyId, frames, (id, frame) => {
        const parsed = parseFrame(JSON.stringify({ ...frame, envelope_id: id }));
        expect(parsed).toMatchObject({ ok: true, envelope: { id } });
      }),
      { numRuns: 1_000 },
    );
  });

  it('that is truncated is not JSON and does not throw', () => {
    const whole = JSON.stringify({ envelope_id: 'E1', type: 'events_api', payload: { event: { type: 'message' } } });
    for (let length = 0; length < whole.length; length += 1) {
      expect(parseFrame(whole.slice(0, length))).toEqual({ ok: false, name: 'text that is not JSON' });
    }
  });

  it.each(['null', '[]', '[{"envelope_id":"E1"}]', '"E1"', '42', 'true'])('that is %s is not an object', text => {
    expect(parseFrame(text)).toEqual({ ok: false, name: 'JSON that is not an object' });
  });

  it.each([{}, { envelope_id: '' }, { envelope_id: 7 }, { envelope_id: null }])('%j has no envelope id', fields => {
    const text = JSON.stringify({ type: 'novelty', ...fields });
    expect(parseFrame(text)).toEqual({ ok: false, name: 'novelty' });
  });
});

describe('an envelope', () => {
  it.each([
    ['slash_commands', { command: '/deploy' }, 'command', '/deploy'],
    ['events_api', { event: { type: 'app_mention' } }, 'event', 'app_mention'],
    ['events_api', { type: 'app_rate_limited', team_id: 'T1' }, 'event', 'app_rate_limited'],
    ['events_api', { event: { type: 'function_executed' } }, 'function', 'function_executed'],
    ['interactive', { type: 'block_actions' }, 'action', 'block_actions'],
    ['interactive', { type: 'block_suggestion' }, 'options', 'block_suggestion'],
    ['interactive', { type: 'view_submission' }, 'view_submission', 'view_submission'],
    ['interactive', { type: 'view_closed' }, 'view_closed', 'view_closed'],
    ['interactive', { type: 'shortcut' }, 'shortcut', 'shortcut'],
    ['interactive', { type: 'message_action' }, 'message_shortcut', 'message_action'],
    ['interactive', { type: 'interactive_message', actions: [] }, 'interactive_message', 'interactive_message'],
    ['interactive', { type: 'interactive_message' }, 'interactive_message', 'interactive_message'],
    [
      'interactive',
      { type: 'interactive_message', name: 'menu', value: 'la' },
      'interactive_message_suggestion',
      'interactive_message',
    ],
    ['interactive', { type: 'dialog_submission' }, 'dialog_submission', 'dialog_submission'],
    ['interactive', { type: 'dialog_cancellation' }, 'dialog_cancellation', 'dialog_cancellation'],
    ['interactive', { type: 'dialog_suggestion' }, 'dialog_suggestion', 'dialog_suggestion'],
    ['interactive', { type: 'workflow_step_edit' }, 'unknown', 'workflow_step_edit'],
    ['telepathy', { thought: 'tea' }, 'unknown', 'telepathy'],
  ])('of %s with %j is a %s named %s', (type, payload, kind, name) => {
    expect(envelopeIn({ type, payload })).toMatchObject({ type, kind, name, body: payload });
  });

  it.each([
    ['slash_commands', {}, 'slash_commands'],
    ['slash_commands', { command: 7 }, 'slash_commands'],
    ['events_api', {}, 'events_api'],
    ['events_api', { type: 'event_callback' }, 'event_callback'],
    ['events_api', { type: 'event_callback', event: null }, 'event_callback'],
    ['interactive', { type: ['block_actions'] }, 'interactive'],
  ])('of %s with missing fields (%j) is unknown, named %s', (type, payload, name) => {
    expect(envelopeIn({ type, payload })).toMatchObject({ kind: 'unknown', name });
  });

  it.each([null, [], 'text', 7, undefined])('whose payload is %j has an empty body', payload => {
    expect(envelopeIn({ type: 'interactive', payload }).body).toEqual({});
  });

  it('marks redeliveries, and only those', () => {
    const retried = { type: 'events_api', payload: { event: { type: 'message' } } };
    expect(envelopeIn({ ...retried, retry_attempt: 2, retry_reason: 'timeout' }).retry).toEqual({
      attempt: 2,
      reason: 'timeout',
    });
    expect(envelopeIn({ ...retried, retry_attempt: 0, retry_reason: '' }).retry).toBeNull();
    expect(envelopeIn({ ...retried, retry_attempt: '2' }).retry).toBeNull();
    expect(eventOf({ type: 'message' }).retry).toBeNull();
  });
});
