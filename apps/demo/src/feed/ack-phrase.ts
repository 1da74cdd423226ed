import { listAt, textAt, valueAt } from '../display/payload-reading.js';

/** What an ack carried, in a few words. */
export function ackPhrase(payload: unknown): string {
  if (payload === undefined) return '';
  const action = textAt(payload, 'response_action');
  if (action === 'errors') return ', with errors on the form';
  if (action !== undefined) return `, with "${action}"`;
  const groups = listAt(payload, 'option_groups').flatMap(group => listAt(group, 'options'));
  if (groups.length > 0) return `, with ${groups.length} options in groups`;
  if (valueAt(payload, 'options') !== undefined) return `, with ${listAt(payload, 'options').length} options`;
  return ', with a message';
}
