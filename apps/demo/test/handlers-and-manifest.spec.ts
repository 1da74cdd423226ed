import { readFileSync } from 'node:fs';
import { SlackRoutes, type SlackKind, type SlackMappedRoute } from '@nest-slack/socket-mode';
import { describe, expect, it } from '@jest/globals';
import { listAt, textAt, valueAt } from './support/payload-reading.js';
import { Desk } from './support/desk.js';

const desk = Desk.forAllTests();

const manifest: unknown = JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8'));
const getShortcuts = (type: string): (string | undefined)[] =>
  listAt(manifest, 'features', 'shortcuts').flatMap(entry =>
    textAt(entry, 'type') === type ? textAt(entry, 'callback_id') : [],
  );
const events = listAt(manifest, 'settings', 'event_subscriptions', 'bot_events');
const scopes = listAt(manifest, 'oauth_config', 'scopes', 'bot');

/** Returns the patterns of the bot's handlers of a kind. */
function getPatterns(kind: string): string[] {
  return desk.app.get(SlackRoutes).all.flatMap(route => (route.kind === kind ? route.pattern : []));
}

/** The name of each kind in the route list. A kind that is missing here does not compile. */
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
  it('has a handler of every kind and uses every ack mode', () => {
    const { all } = desk.app.get(SlackRoutes);

    expect(all.map(({ kind }) => kind)).toEqual(expect.arrayContaining(Object.values(kinds)));
    expect(new Set(all.map(({ ack }) => ack))).toEqual(new Set(['auto', 'immediate', 'manual']));
  });
});

describe('the manifest for real Slack', () => {
  it('lists the commands that the bot handles', () => {
    const commands = getPatterns('command').map(pattern => pattern.split(' ')[0]);

    const named = listAt(manifest, 'features', 'slash_commands').map(entry => textAt(entry, 'command'));
    expect(new Set(named)).toEqual(new Set(commands));
  });

  it.each([
    ['global', 'shortcut'],
    ['message', 'message_shortcut'],
  ])('lists the %s shortcuts that the bot handles', (type, kind) => {
    expect(new Set(getShortcuts(type))).toEqual(new Set(getPatterns(kind)));
  });

  it('lists the functions that the bot handles', () => {
    const run = getPatterns('function').map(id => [id, expect.anything()] as const);

    expect(valueAt(manifest, 'functions')).toEqual(Object.fromEntries(run));
    expect(valueAt(manifest, 'settings', 'function_runtime')).toBe('remote');
    expect(events).toContain('function_executed');
  });

  it('subscribes to every event that has a handler', () => {
    const named = getPatterns('event').filter(pattern => /^\w+$/.test(pattern));

    expect(named).toContain('reaction_removed');
    expect(events).toEqual(expect.arrayContaining(named));
  });

  it('subscribes to channel messages, direct messages and assistant events', () => {
    expect(events).toEqual(
      expect.arrayContaining([
        'message.channels',
        'message.groups',
        'message.im',
        'assistant_thread_started',
        'assistant_thread_context_changed',
      ]),
    );
    expect(scopes).toEqual(expect.arrayContaining(['assistant:write', 'channels:history', 'im:history', 'files:read']));
    expect(valueAt(manifest, 'features', 'assistant_view')).toBeDefined();
  });

  it('lists shortcuts that open forms', async () => {
    const message = await desk.ann.say('general', 'look at this');

    await desk.ann.shortcut('new_ticket');
    await desk.carol.shortcut('handover');
    await desk.bob.messageShortcut('ticket_from_message', message);

    await desk.ann.modal('New ticket');
    await desk.carol.modal('Hand over');
    expect((await desk.bob.modal('New ticket')).values).toMatchObject({ 'Anything else?': 'look at this' });
  });
});
