import type { JsonObject } from '@nest-slack/emulator';
import type { Weighted } from '../random.js';

/** The parts of a payload. */
export interface PayloadParts {
  readonly number: number;
  /** The handler's order, as text. */
  readonly text: string;
  readonly teamId: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly userId: string;
  readonly channelId: string;
  readonly triggerId: string;
  readonly responseUrl: string;
}

/** A kind of payload. */
export interface PayloadKind extends Weighted {
  readonly name: string;
  /** The names of the bot's handlers for it. */
  readonly handlers: readonly string[];
  /** The type of its envelope. */
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly payload: (parts: PayloadParts) => JsonObject;
}

/** Whether Slack redelivers it without an ack. */
export const isRedelivered = ({ type }: PayloadKind): boolean => type === 'events_api';

/** Creates the event id, which is the same for all redeliveries. */
export const createEventId = (number: number): string => `EvSOAK${number}`;

/** Creates the id of the first envelope of a payload. */
export const createEnvelopeId = (number: number): string => `soak-${number}`;

/** Parses the number of the payload in an envelope; null for other envelopes. */
export function parsePayloadNumber(envelopeId: string, payload: unknown): number | null {
  const eventId = typeof payload === 'object' && payload !== null && 'event_id' in payload ? payload.event_id : null;
  const [, number] = /^(?:EvSOAK|soak-)(\d+)$/.exec(typeof eventId === 'string' ? eventId : envelopeId) ?? [];
  return number === undefined ? null : Number(number);
}

/** Slack's payloads contain a verification token. */
const TOKEN = 'soak-verification-token';

/** The kinds with their weights. */
export const payloadKinds: readonly PayloadKind[] = [
  {
    name: 'command',
    weight: 25,
    handlers: ['command'],
    type: 'slash_commands',
    payload: parts => ({
      token: TOKEN,
      team_id: parts.teamId,
      team_domain: 'local',
      channel_id: parts.channelId,
      channel_name: 'general',
      user_id: parts.userId,
      user_name: 'ann',
      command: '/soak',
      text: parts.text,
      api_app_id: parts.appId,
      is_enterprise_install: 'false',
      response_url: parts.responseUrl,
      trigger_id: parts.triggerId,
    }),
  },
  {
    name: 'action',
    weight: 15,
    handlers: ['action'],
    type: 'interactive',
    payload: parts => ({
      ...interaction('block_actions', parts),
      container: { type: 'message', message_ts: '1700000000.000100', channel_id: parts.channelId, is_ephemeral: false },
      channel: { id: parts.channelId, name: 'general' },
      response_url: parts.responseUrl,
      actions: [
        { type: 'button', action_id: 'soak', block_id: 'soak', value: parts.text, action_ts: '1700000000.0002' },
      ],
    }),
  },
  {
    name: 'submission',
    weight: 8,
    handlers: ['submission'],
    type: 'interactive',
    payload: parts => ({
      ...interaction('view_submission', parts),
      view: {
        id: `VSOAK${parts.number}`,
        type: 'modal',
        callback_id: 'soak',
        private_metadata: parts.text,
        title: { type: 'plain_text', text: 'Soak' },
        blocks: [{ type: 'input', block_id: 'note', element: { type: 'plain_text_input', action_id: 'text' } }],
        state: { values: { note: { text: { type: 'plain_text_input', value: 'wet' } } } },
        hash: '1700000000.soak',
        root_view_id: `VSOAK${parts.number}`,
        app_id: parts.appId,
        team_id: parts.teamId,
      },
      response_urls: [],
    }),
  },
  {
    name: 'suggestion',
    weight: 8,
    handlers: ['suggestion'],
    type: 'interactive',
    payload: parts => ({
      ...interaction('block_suggestion', parts),
      container: { type: 'message', message_ts: '1700000000.000100', channel_id: parts.channelId },
      action_id: 'soak',
      block_id: 'soak',
      value: parts.text,
    }),
  },
  {
    name: 'message',
    weight: 24,
    // Two independent handlers: a failure of one must not repeat or prevent the other.
    handlers: ['message', 'archive'],
    type: 'events_api',
    payload: parts =>
      event(parts, {
        type: 'message',
        user: parts.userId,
        text: parts.text,
        channel: parts.channelId,
        channel_type: 'channel',
        ts: `1700000000.${parts.number}`,
      }),
  },
  {
    name: 'mention',
    weight: 5,
    handlers: ['mention'],
    type: 'events_api',
    payload: parts =>
      event(parts, {
        type: 'app_mention',
        user: parts.userId,
        text: `<@${parts.botUserId}> ${parts.text}`,
        channel: parts.channelId,
        ts: `1700000000.${parts.number}`,
      }),
  },
  {
    name: 'reaction',
    weight: 15,
    handlers: ['reaction', 'tally'],
    type: 'events_api',
    payload: parts =>
      event(parts, {
        type: 'reaction_added',
        user: parts.userId,
        reaction: parts.text,
        item: { type: 'message', channel: parts.channelId, ts: '1700000000.000100' },
      }),
  },
];

const interaction = (type: string, parts: PayloadParts): JsonObject => ({
  type,
  token: TOKEN,
  team: { id: parts.teamId, domain: 'local' },
  enterprise: null,
  is_enterprise_install: false,
  api_app_id: parts.appId,
  user: { id: parts.userId, username: 'ann', name: 'ann', team_id: parts.teamId },
  trigger_id: parts.triggerId,
});

const event = (parts: PayloadParts, inner: JsonObject): JsonObject => ({
  token: TOKEN,
  team_id: parts.teamId,
  api_app_id: parts.appId,
  event: inner,
  type: 'event_callback',
  event_id: createEventId(parts.number),
  event_time: 1_700_000_000,
  authorizations: [
    {
      enterprise_id: null,
      team_id: parts.teamId,
      user_id: parts.botUserId,
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
});
