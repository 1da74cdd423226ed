import { describe, expect, it } from '@jest/globals';
import { getFunctionExecution } from '../../../core/src/envelope/envelope-metadata.js';
import { eventEnvelope, interactionEnvelope } from '../routing/envelopes.js';

const data = { execution_id: 'Fx1', function: { callback_id: 'f' }, inputs: {} };

describe('the execution of a function that a payload belongs to', () => {
  it.each([
    [
      'the function itself',
      eventEnvelope({ type: 'function_executed', function_execution_id: 'Fx1', bot_access_token: 'xwfp-1' }),
      { id: 'Fx1', token: 'xwfp-1' },
    ],
    [
      'one without a token',
      eventEnvelope({ type: 'function_executed', function_execution_id: 'Fx1' }),
      { id: 'Fx1', token: null },
    ],
    ['one without an id', eventEnvelope({ type: 'function_executed' }), { id: '', token: null }],
    [
      'a click in its message',
      interactionEnvelope('block_actions', { function_data: data, bot_access_token: 'xwfp-1' }),
      { id: 'Fx1', token: 'xwfp-1' },
    ],
    ['a submission', interactionEnvelope('view_submission', { function_data: data }), { id: 'Fx1', token: null }],
    ['a click elsewhere', interactionEnvelope('block_actions', { function_data: null }), null],
    ['another event', eventEnvelope({ type: 'app_mention', function_execution_id: 'Fx1' }), null],
  ])('%s', (_what, envelope, execution) => {
    expect(getFunctionExecution(envelope)).toEqual(execution);
  });
});
