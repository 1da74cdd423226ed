import { describe, expect, it } from '@jest/globals';
import { arrayAt, isJsonObject, textAt, type JsonObject } from '../../../core/src/envelope/json.js';
import { getEvent } from '../../../core/src/envelope/parse-envelope.js';
import { envelopeOf } from './envelopes.js';
import { isCollectionThere, recorded, type RecordedPayload } from '../support/payload-collection.js';
import { tableOf } from './route-tables.js';

const kinds: ReadonlyMap<string, string> = new Map([
  ['block_actions', 'action'],
  ['block_suggestion', 'options'],
  ['view_submission', 'view_submission'],
  ['view_closed', 'view_closed'],
  ['shortcut', 'shortcut'],
  ['message_action', 'message_shortcut'],
  ['interactive_message', 'interactive_message'],
  ['dialog_submission', 'dialog_submission'],
  ['dialog_cancellation', 'dialog_cancellation'],
  ['dialog_suggestion', 'dialog_suggestion'],
]);

const catchAll = tableOf({
  command: { kind: 'command', command: /^\// },
  action: { kind: 'action', actionId: /^/ },
  options: { kind: 'options', actionId: /^/ },
  view_submission: { kind: 'view_submission' },
  view_closed: { kind: 'view_closed' },
  shortcut: { kind: 'shortcut' },
  message_shortcut: { kind: 'message_shortcut' },
  interactive_message: { kind: 'interactive_message' },
  dialog_submission: { kind: 'dialog_submission' },
  dialog_cancellation: { kind: 'dialog_cancellation' },
  dialog_suggestion: { kind: 'dialog_suggestion' },
  event: { kind: 'event', type: '*' },
  unknown: { kind: 'fallback' },
});

const wholeEvent = ({ form, body }: RecordedPayload): JsonObject =>
  form === 'inner_event' ? { type: 'event_callback', event: body } : body;

const collected = isCollectionThere ? describe : describe.skip;

collected('payloads collected from elsewhere (set SLACK_PAYLOADS to their folder)', () => {
  it('are commands if they are slash commands', () => {
    for (const { body } of recorded('commands')) {
      const matches = catchAll.match(envelopeOf('slash_commands', body));
      expect(matches.map(({ kind, payload }) => ({ kind, payload }))).toEqual([{ kind: 'command', payload: body }]);
      const named = tableOf({ exact: { kind: 'command', command: String(body['command']) } });
      expect(named.handlers(envelopeOf('slash_commands', body))).toEqual(['exact']);
    }
  });

  it('are of the kind that their type names if they are interactions', () => {
    for (const { name, type, body } of recorded('interactive')) {
      const kind = kinds.get(type) ?? 'unknown';
      const handlers = catchAll.match(envelopeOf('interactive', body)).map(match => [match.route.handler, match.kind]);
      const times = kind === 'action' ? arrayAt(body, 'actions').length : 1;
      expect({ name, handlers }).toEqual({ name, handlers: Array.from({ length: times }, () => [kind, kind]) });
    }
  });

  it('are matched by routes of their own ids if they are block actions', () => {
    for (const { body } of recorded('interactive').filter(({ type }) => type === 'block_actions')) {
      for (const entry of arrayAt(body, 'actions').filter(isJsonObject)) {
        const actionId = textAt(entry, 'action_id') ?? '';
        const blockId = textAt(entry, 'block_id') ?? '';
        const table = tableOf({
          actionId: { kind: 'action', actionId },
          both: { kind: 'action', actionId, blockId },
          blockId: { kind: 'action', blockId },
        });
        expect(table.handlers(envelopeOf('interactive', body))).toContain('both');
      }
    }
  });

  it('are events of their own type if they are events', () => {
    const events = recorded('events');
    const literal = tableOf(Object.fromEntries(events.map(({ type }) => [type, { kind: 'event', type }] as const)));
    for (const event of events) {
      const envelope = envelopeOf('events_api', wholeEvent(event));
      const matches = catchAll.match(envelope);
      expect([event.name, matches.map(({ kind }) => kind)]).toEqual([event.name, ['event']]);
      expect(matches[0]?.payload).toEqual(getEvent(wholeEvent(event)));
      expect(literal.handlers(envelope)).toEqual([event.type]);
    }
  });

  it('are messages of a user unless their subtype says otherwise', () => {
    const written = ['file_share', 'thread_broadcast', 'me_message', 'bot_message'];
    const table = tableOf({ message: { kind: 'message' } });
    for (const event of recorded('events')) {
      // The collection marks a message without a subtype by its channel type, in brackets.
      const isPlain = event.subtype === null || event.subtype.startsWith('(');
      const isWritten = event.type === 'message' && (isPlain || written.includes(event.subtype ?? ''));
      const handlers = table.handlers(envelopeOf('events_api', wholeEvent(event)));
      expect([event.name, handlers]).toEqual([event.name, isWritten ? ['message'] : []]);
    }
  });
});
