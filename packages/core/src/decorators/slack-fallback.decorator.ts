import type { SlackAnswer } from '../response/handler-response-types.js';
import type { EnvelopeKind } from '../envelope/envelope.js';
import type { SlackPayload } from '../envelope/payloads.js';
import {
  createHandlerDecorator,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';

/**
 * Handles what nothing else takes: of one kind, or of every kind, those included that this package doesn't know. The
 * payload is the whole of what Slack sent. One of a kind goes before one of all, which has no answer: whoever wrote a
 * command reads nothing then, and the step of a function fails as that of one that nobody handles. A command that fits none of its patterns comes to no
 * fallback: it is answered with how it is written.
 *
 * @example
 * ```ts
 * @SlackFallback('command')
 * help(@Payload('command') command: string) {
 *   return `I don't know ${command}. Try /help.`;
 * }
 * ```
 */
export const SlackFallback = <Kind extends EnvelopeKind = 'unknown'>(
  kind?: Kind,
  options?: SlackHandlerOptions,
): SlackMethodDecorator<Kind, SlackAnswer<Kind>, SlackPayload<'unknown'>> =>
  createHandlerDecorator(
    'SlackFallback',
    [kind === undefined ? { kind: 'fallback' } : { kind: 'fallback', of: kind }],
    options,
  );
