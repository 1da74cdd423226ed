import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { SlackEnvelope } from '../../../core/src/envelope/envelope.js';
import { suggestHandlers, toMethodName, toStringLiteral } from '../../../core/src/routing/suggest-handler.js';
import {
  actionsEnvelope,
  commandEnvelope,
  envelopeOf,
  eventEnvelope,
  interactionEnvelope,
  messageEnvelope,
} from './envelopes.js';
import { compileModule } from '../types/compile-module.js';

const byId = (type: string) => interactionEnvelope(type, { callback_id: 'new_ticket' });
const ofView = (type: string) => interactionEnvelope(type, { view: { callback_id: 'ticket' } });

const suggestions: readonly (readonly [SlackEnvelope, string, string])[] = [
  [commandEnvelope('/deploy-now', 'x'), "SlackCommand('/deploy-now')", "deployNow(command: SlackPayload<'command'>)"],
  [actionsEnvelope({ action_id: 'approve' }), "SlackAction('approve')", "approve(action: SlackPayload<'action'>)"],
  [
    interactionEnvelope('block_suggestion', { action_id: 'a' }),
    "SlackOptions('a')",
    "a(payload: SlackPayload<'options'>)",
  ],
  [ofView('view_submission'), "SlackViewSubmission('ticket')", "ticket(view: SlackPayload<'view_submission'>)"],
  [ofView('view_closed'), "SlackViewClosed('ticket')", "ticketClosed(view: SlackPayload<'view_closed'>)"],
  [byId('shortcut'), "SlackShortcut('new_ticket')", "newTicket(shortcut: SlackPayload<'shortcut'>)"],
  [
    byId('message_action'),
    "SlackMessageShortcut('new_ticket')",
    "newTicket(shortcut: SlackPayload<'message_shortcut'>)",
  ],
  [
    interactionEnvelope('interactive_message', { callback_id: 'new_ticket', actions: [] }),
    "SlackInteraction({ type: 'interactive_message', callbackId: 'new_ticket' })",
    "newTicket(action: SlackPayload<'interactive_message'>)",
  ],
  [
    interactionEnvelope('interactive_message', { callback_id: 'new_ticket', name: 'menu' }),
    "SlackInteraction({ type: 'interactive_message_suggestion', callbackId: 'new_ticket' })",
    "newTicket(payload: SlackPayload<'interactive_message_suggestion'>)",
  ],
  [
    byId('dialog_submission'),
    "SlackInteraction({ type: 'dialog_submission', callbackId: 'new_ticket' })",
    "newTicket(dialog: SlackPayload<'dialog_submission'>)",
  ],
  [
    byId('dialog_cancellation'),
    "SlackInteraction({ type: 'dialog_cancellation', callbackId: 'new_ticket' })",
    "newTicket(dialog: SlackPayload<'dialog_cancellation'>)",
  ],
  [
    byId('dialog_suggestion'),
    "SlackInteraction({ type: 'dialog_suggestion', callbackId: 'new_ticket' })",
    "newTicket(payload: SlackPayload<'dialog_suggestion'>)",
  ],
  [
    byId('workflow_step_edit'),
    "SlackInteraction({ type: 'workflow_step_edit', callbackId: 'new_ticket' })",
    "newTicket(payload: SlackPayload<'unknown'>)",
  ],
  [
    interactionEnvelope('telepathy', {}),
    "SlackInteraction({ type: 'telepathy' })",
    "telepathy(payload: SlackPayload<'unknown'>)",
  ],
  [
    eventEnvelope({ type: 'reaction_added' }),
    "SlackEvent('reaction_added')",
    "reactionAdded(event: SlackEventPayload<'reaction_added'>)",
  ],
  [
    envelopeOf('events_api', { type: 'app_rate_limited', team_id: 'T1' }),
    "SlackEvent('app_rate_limited')",
    "appRateLimited(event: SlackEventPayload<'app_rate_limited'>)",
  ],
  [
    messageEnvelope('', { subtype: 'channel_topic' }),
    "SlackEvent({ type: 'message', subtype: 'channel_topic' })",
    "channelTopic(event: SlackEventPayload<'message'>)",
  ],
  [messageEnvelope('hi'), 'SlackMessage()', "message(message: SlackPayload<'message'>)"],
  [messageEnvelope('', { subtype: 'file_share' }), 'SlackMessage()', "message(message: SlackPayload<'message'>)"],
  [
    eventEnvelope({ type: 'assistant_thread_started', assistant_thread: {} }),
    "SlackAssistant('thread_started')",
    "threadStarted(event: SlackAssistantPayload<'thread_started'>)",
  ],
  [
    eventEnvelope({ type: 'function_executed', function: { callback_id: 'provision' } }),
    "SlackFunction('provision')",
    "provision(event: SlackPayload<'function'>)",
  ],
  [envelopeOf('telepathy', {}), 'SlackFallback()', "rest(body: SlackPayload<'unknown'>)"],
  [actionsEnvelope(), "SlackFallback('action')", "rest(body: SlackPayload<'unknown'>)"],
  [interactionEnvelope('block_suggestion', {}), "SlackFallback('options')", "rest(body: SlackPayload<'unknown'>)"],
  [
    interactionEnvelope('shortcut', { callback_id: 'ticket/:id' }),
    "SlackFallback('shortcut')",
    "rest(body: SlackPayload<'unknown'>)",
  ],
];

/** Wraps each suggestion in its own class, as a user would paste it. */
const moduleOf = (envelopes: readonly SlackEnvelope[]): string =>
  [
    "import * as slack from '@nest-slack/socket-mode';",
    "import type { SlackAssistantPayload, SlackEventPayload, SlackPayload } from '@nest-slack/socket-mode';",
    'const { Payload, SlackAction, SlackAssistant, SlackCommand, SlackEvent, SlackFallback } = slack;',
    'const { SlackFunction, SlackInteraction, SlackMessage, SlackMessageShortcut, SlackOptions } = slack;',
    'const { SlackShortcut, SlackViewClosed, SlackViewSubmission } = slack;',
    ...envelopes.map((envelope, index) => `export class Bot${index} {\n${suggestHandlers(envelope)}\n}`),
  ].join('\n');

describe('the suggested handler for an unhandled payload', () => {
  it.each(suggestions.map(([envelope, decorator, method]) => [decorator, method, envelope] as const))(
    'is @%s async %s',
    (decorator, method, envelope) => {
      const [line, signature = ''] = suggestHandlers(envelope).split('\n');
      expect(line).toBe(`@${decorator}`);
      expect(signature.replace('@Payload() ', '')).toMatch(/^async .* \{(?: return \[\]; )?\}$/);
      expect(signature.replace('@Payload() ', '')).toContain(`async ${method} {`);
    },
  );

  it('is suggested once for each unhandled action', () => {
    const [taken, left, same, other] = ['taken', 'left', 'left', 'other'].map(id => ({ action_id: id }));
    const envelope = actionsEnvelope(taken, left, same, other);
    const [first] = [envelope.body['actions']].flat();
    expect(suggestHandlers(envelope, [Object(first)]).match(/@SlackAction.*/g)).toEqual([
      "@SlackAction('left')",
      "@SlackAction('other')",
    ]);
  });

  it('compiles unchanged for every kind and id', async () => {
    const ids = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { numRuns: 60, seed: 7 });
    const hostile = [
      "'); process.exit(); ('",
      'a\\',
      '`${1}`',
      '*/',
      '\u2028x',
      '\u202Egnp',
      'constructor',
      'then',
      ...ids,
    ];
    const envelopes = hostile.flatMap(id => [
      actionsEnvelope({ action_id: id }),
      eventEnvelope({ type: id, subtype: id }),
      interactionEnvelope(id, { callback_id: id }),
    ]);
    const source = moduleOf([...suggestions.map(([envelope]) => envelope), ...envelopes]);
    // The user replaces the body after pasting.
    await expect(compileModule(source, '--noUnusedParameters', 'false')).resolves.toEqual([]);
  }, 60_000);
});

describe('a text in a suggestion', () => {
  it('is escaped: it keeps its value, and ends neither its quotes nor its line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const code = toStringLiteral(text);
        expect(code).toMatch(/^'(?:[^'\\\p{C}\p{Zl}\p{Zp}]|\\['\\]|\\u\{[\da-f]+\})*'$/u);
        const said = code
          .slice(1, -1)
          .replaceAll(
            /\\(?:u\{([\da-f]+)\}|(.))/gu,
            (_all, hex: string, plain: string | undefined) => plain ?? String.fromCodePoint(parseInt(hex, 16)),
          );
        expect(said).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the method name for an id', () => {
  it.each([
    ['approve', 'approve'],
    ['ticket/7/close', 'ticket7Close'],
    ['/deploy-now', 'deployNow'],
    ['Approve', 'approve'],
    ['größe_ändern', 'größeÄndern'],
    ['42', 'action42'],
    ['!?', 'action'],
    ['constructor', 'handleConstructor'],
    ['then', 'handleThen'],
    ['on_module_init', 'handleOnModuleInit'],
    ['before-application-shutdown', 'handleBeforeApplicationShutdown'],
    ['once', 'once'],
    ['a'.repeat(300), 'a'.repeat(40)],
  ])('of %s is %s', (id, name) => {
    expect(toMethodName(id, 'action')).toBe(name);
  });
});
