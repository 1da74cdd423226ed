import { describe, expect, it } from '@jest/globals';
import { interactionEnvelope } from './envelopes.js';
import { tableOf } from './route-tables.js';

const message = (fields: object) => interactionEnvelope('interactive_message', { callback_id: 'order/7', ...fields });
const pressed = (...actions: unknown[]) => message({ actions });
const button = (name: string, value: string) => ({ type: 'button', name, value });
const menu = (value: string) => pressed({ type: 'select', name: 'product', selected_options: [{ value }] });
const asked = message({ name: 'product', value: 'la' });
const suggestion = interactionEnvelope('dialog_suggestion', { callback_id: 'order/7', name: 'product', value: 'la' });
const dialog = (type: string) => interactionEnvelope(type, { callback_id: 'order/7' });

describe('routes of attachments', () => {
  it('match a button by the attachment’s id, its name and its value, the more specific first', () => {
    const table = tableOf({
      any: { kind: 'interactive_message' },
      name: { kind: 'interactive_message', name: 'cancel' },
      id: { kind: 'interactive_message', callbackId: 'order/:id' },
      both: { kind: 'interactive_message', callbackId: 'order/:id', name: 'cancel' },
      all: { kind: 'interactive_message', callbackId: 'order/:id', name: 'cancel', value: 'now' },
    });
    expect(table.taken(pressed(button('cancel', 'now')))).toEqual([{ handler: 'all', params: { id: '7' } }]);
    expect(table.handlers(pressed(button('cancel', 'later')))).toEqual(['both']);
    expect(table.handlers(pressed(button('keep', 'now')))).toEqual(['id']);
    expect(table.handlers(message({ callback_id: 'x', actions: [button('cancel', 'now')] }))).toEqual(['name']);
    expect(table.handlers(message({ callback_id: 'x', actions: [button('keep', 'now')] }))).toEqual(['any']);
  });

  it('match a menu by the value of the selected option', () => {
    const table = tableOf({ lamp: { kind: 'interactive_message', value: 'lamp' } });
    expect(table.handlers(menu('lamp'))).toEqual(['lamp']);
    expect(table.handlers(menu('chair'))).toEqual([]);
  });

  it('match every entry of actions[] separately, with that entry as the payload', () => {
    const table = tableOf({
      a: { kind: 'interactive_message', name: 'a' },
      b: { kind: 'interactive_message', name: 'b' },
    });
    const matches = table.match(pressed({ name: 'b' }, { name: 'x' }, { name: 'a' }));
    expect(matches.map(({ kind, payload }) => [kind, payload])).toEqual([
      ['interactive_message', { name: 'b' }],
      ['interactive_message', { name: 'a' }],
    ]);
    expect(table.untaken(pressed({ name: 'b' }, { name: 'x' }))).toBe(true);
  });

  it('distinguish an action on a menu from the request for its options', () => {
    const table = tableOf({
      used: { kind: 'interactive_message' },
      asks: { kind: 'interactive_message_suggestion', callbackId: 'order/:id', name: 'product' },
    });
    expect(table.match(asked)).toEqual([
      expect.objectContaining({
        kind: 'interactive_message_suggestion',
        payload: asked.body,
        params: expect.anything(),
      }),
    ]);
    expect(table.taken(asked)).toEqual([{ handler: 'asks', params: { id: '7' } }]);
    expect(table.handlers(pressed({ name: 'product' }))).toEqual(['used']);
    expect(table.handlers(message({}))).toEqual([]);
  });
});

describe('routes of dialogs', () => {
  it('match each type of payload by its callback_id and pass the body', () => {
    const table = tableOf({
      submission: { kind: 'dialog_submission', callbackId: 'order/:id' },
      cancellation: { kind: 'dialog_cancellation', callbackId: 'order/7' },
      suggestion: { kind: 'dialog_suggestion', callbackId: 'order/:id', name: 'product' },
    });
    expect(table.taken(dialog('dialog_submission'))).toEqual([{ handler: 'submission', params: { id: '7' } }]);
    expect(table.taken(dialog('dialog_cancellation'))).toEqual([{ handler: 'cancellation', params: {} }]);
    expect(table.taken(suggestion)).toEqual([{ handler: 'suggestion', params: { id: '7' } }]);
    for (const envelope of [dialog('dialog_submission'), dialog('dialog_cancellation'), suggestion]) {
      expect(table.match(envelope)).toEqual([expect.objectContaining({ kind: envelope.name, payload: envelope.body })]);
    }
  });

  it('match what no other route of the kind matches if they have no condition', () => {
    const table = tableOf({
      submission: { kind: 'dialog_submission' },
      named: { kind: 'dialog_submission', callbackId: 'other' },
      suggestion: { kind: 'dialog_suggestion' },
      menu: { kind: 'dialog_suggestion', name: 'other' },
    });
    expect(table.handlers(dialog('dialog_submission'))).toEqual(['submission']);
    expect(table.handlers(suggestion)).toEqual(['suggestion']);
    expect(table.handlers(dialog('dialog_cancellation'))).toEqual([]);
  });
});

describe('routes of interactions without a kind', () => {
  const step = interactionEnvelope('workflow_step_edit', { callback_id: 'step/1' });

  it('match interactions of their type by callback_id and pass the body', () => {
    const table = tableOf({
      any: { kind: 'interaction', type: 'workflow_step_edit' },
      other: { kind: 'interaction', type: 'telepathy', callbackId: 'step/1' },
      step: { kind: 'interaction', type: 'workflow_step_edit', callbackId: 'step/:id' },
      fallback: { kind: 'fallback' },
    });
    expect(table.taken(step)).toEqual([{ handler: 'step', params: { id: '1' } }]);
    expect(table.match(step)).toEqual([expect.objectContaining({ kind: 'unknown', payload: step.body })]);
    expect(table.handlers(interactionEnvelope('workflow_step_edit', {}))).toEqual(['any']);
    expect(table.handlers(interactionEnvelope('telepathy', {}))).toEqual(['fallback']);
  });

  it('do not match an envelope of another type with the same name', () => {
    const table = tableOf({ named: { kind: 'interaction', type: 'telepathy' } });
    const envelope = { ...step, type: 'telepathy', name: 'telepathy' };
    expect(table.handlers(envelope)).toEqual([]);
  });
});
