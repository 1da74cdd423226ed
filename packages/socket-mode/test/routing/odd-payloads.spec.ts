import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { SlackEnvelope } from '../../../core/src/envelope/envelope.js';
import { isOwnEvent } from '../../../core/src/routing/event-index.js';
import { envelopeOf, self } from './envelopes.js';
import { tableOf } from './route-tables.js';

const key = fc.constantFrom(
  'type',
  'event',
  'actions',
  'action_id',
  'block_id',
  'callback_id',
  'view',
  'command',
  'text',
  'value',
  'subtype',
  'selected_option',
  'selected_options',
  'name',
  'message',
  'user',
  'bot_profile',
  '__proto__',
  'constructor',
);
const word = fc.constantFrom(
  'block_actions',
  'block_suggestion',
  'view_submission',
  'view_closed',
  'shortcut',
  'message_action',
  'interactive_message',
  'dialog_submission',
  'dialog_suggestion',
  'message',
  'app_mention',
  'event_callback',
  '/deploy',
  'ticket/5',
  '__proto__',
  'constructor',
  'toString',
  '%',
  '',
);
const { payload } = fc.letrec(tie => ({
  payload: fc.dictionary(
    key,
    fc.oneof(
      { weight: 3, arbitrary: word },
      { weight: 2, arbitrary: tie('payload') },
      fc.array(tie('payload'), { maxLength: 3 }),
      fc.constant(null),
      fc.integer(),
    ),
    { maxKeys: 8 },
  ),
}));
const envelope: fc.Arbitrary<SlackEnvelope> = fc
  .tuple(fc.constantFrom('interactive', 'events_api', 'slash_commands', '__proto__'), payload)
  .map(([type, body]) => envelopeOf(type, body));

describe('payloads of any shape', () => {
  const table = tableOf({
    command: { kind: 'command', command: /./ },
    worded: { kind: 'command', command: '/deploy :id' },
    action: { kind: 'action', actionId: 'ticket/:id' },
    block: { kind: 'action', blockId: /./, value: 'constructor' },
    options: { kind: 'options', actionId: /./ },
    submission: { kind: 'view_submission', callbackId: ':id' },
    closed: { kind: 'view_closed' },
    shortcut: { kind: 'shortcut', callbackId: /o/ },
    messageShortcut: { kind: 'message_shortcut' },
    attachment: { kind: 'interactive_message', callbackId: 'ticket/:id', value: 'constructor' },
    menu: { kind: 'interactive_message_suggestion', name: /o/ },
    dialog: { kind: 'dialog_submission', callbackId: ':id' },
    dialogMenu: { kind: 'dialog_suggestion', callbackId: ':id' },
    other: { kind: 'interaction', type: 'constructor', callbackId: /o/ },
    event: { kind: 'event', type: '*' },
    message: { kind: 'message', text: 'o' },
    fallback: { kind: 'fallback' },
  });

  it('always match a route and never throw', () => {
    fc.assert(
      fc.property(envelope, each => {
        expect(table.handlers(each)).not.toEqual([]);
        expect(typeof isOwnEvent(each, self)).toBe('boolean');
      }),
      { numRuns: 2_000 },
    );
  });
});
