import { SlackRoutes, type SlackKind, type SlackMappedRoute } from '@nest-slack/socket-mode';
import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';

const desk = Desk.forEachTest();

/** What the route list calls each kind of handler: all that the package has, or this does not compile. */
const kinds: Readonly<Record<SlackKind, SlackMappedRoute['kind']>> = {
  command: 'command',
  action: 'action',
  options: 'options',
  view_submission: 'view_submission',
  view_closed: 'view_closed',
  shortcut: 'shortcut',
  message_shortcut: 'message_shortcut',
  interactive_message: 'interactive_message',
  interactive_message_suggestion: 'interactive_message_suggestion',
  dialog_submission: 'dialog_submission',
  dialog_cancellation: 'dialog_cancellation',
  dialog_suggestion: 'dialog_suggestion',
  event: 'event',
  message: 'message',
  assistant: 'assistant',
  function: 'function',
  unknown: 'fallback',
};

describe('the demo', () => {
  it('handles something of every kind, and acks in every way', async () => {
    const { all } = desk.app.get(SlackRoutes);

    expect(all.map(({ kind }) => kind)).toEqual(expect.arrayContaining(Object.values(kinds)));
    expect(new Set(all.map(({ ack }) => ack))).toEqual(new Set(['auto', 'immediate', 'manual']));
  });
});
