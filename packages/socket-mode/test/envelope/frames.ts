import type { SlackEnvelope } from '../../../core/src/envelope/envelope.js';
import { parseFrame } from '../../../core/src/envelope/parse-envelope.js';

/** The envelope in a frame, which must contain one. */
export function envelopeIn(frame: object): SlackEnvelope {
  const parsed = parseFrame(JSON.stringify({ envelope_id: 'E1', ...frame }));
  if (!parsed.ok) throw new Error(`The test built a frame that is no envelope: ${parsed.name}.`);
  return parsed.envelope;
}

export const commandOf = (payload: object): SlackEnvelope =>
  envelopeIn({ type: 'slash_commands', payload: { command: '/deploy', ...payload } });

export const interactionOf = (type: string, payload: object): SlackEnvelope =>
  envelopeIn({ type: 'interactive', payload: { type, ...payload } });

/** @param body the fields around the event */
export const eventOf = (event: object, body: object = {}): SlackEnvelope =>
  envelopeIn({ type: 'events_api', payload: { type: 'event_callback', ...body, event } });
