import { SlackRefusal } from '../workspace/refusal.js';

/**
 * The ack of what takes no answer: it must be bare, or carry an empty object.
 * @throws SlackRefusal when it carries more
 */
export function expectNoAnswer(answer: unknown): Record<string, never> {
  const isEmpty = typeof answer === 'object' && answer !== null && Object.keys(answer).length === 0;
  if (answer === undefined || isEmpty) return {};
  throw new SlackRefusal('unexpected_payload', { messages: ['The ack of this kind of payload must be bare'] });
}
