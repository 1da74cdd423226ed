import type { SlackEnvelope } from '../../../core/src/envelope/envelope.js';
import { parseFrame } from '../../../core/src/envelope/parse-envelope.js';

/** The bot that receives the envelopes created here. */
export const self = { botUserId: 'UBOT', botId: 'BBOT' };

/** An envelope as a socket receives it. */
export function envelopeOf(type: string, payload: unknown): SlackEnvelope {
  const frame = parseFrame(JSON.stringify({ envelope_id: 'e1', type, accepts_response_payload: true, payload }));
  if (!frame.ok) throw new Error(`The test built a frame that is no envelope: ${frame.name}`);
  return frame.envelope;
}

export const commandEnvelope = (command: string, text = ''): SlackEnvelope =>
  envelopeOf('slash_commands', { command, text });

export const actionsEnvelope = (...actions: unknown[]): SlackEnvelope =>
  envelopeOf('interactive', { type: 'block_actions', actions });

export const interactionEnvelope = (type: string, payload: object): SlackEnvelope =>
  envelopeOf('interactive', { type, ...payload });

export const eventEnvelope = (event: object, body: object = {}): SlackEnvelope =>
  envelopeOf('events_api', { type: 'event_callback', api_app_id: 'A1', event_id: 'Ev1', ...body, event });

/** A message of a user in a channel, unless overridden. */
export const messageEnvelope = (text: string, more: object = {}): SlackEnvelope =>
  eventEnvelope({ type: 'message', user: 'U1', channel: 'C1', channel_type: 'channel', ts: '1.1', text, ...more });
