import type { SlackAnswer } from '../response/handler-response-types.js';
import type { EnvelopeKind } from '../envelope/envelope.js';
import type { SlackPayload } from '../envelope/payloads.js';
import {
  createHandlerDecorator,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';

/**
 * Handles payloads that no other handler matches: of one kind, or of all kinds, including kinds unknown to this
 * package. `@Payload()` is the whole payload. A fallback of one kind precedes the general one. The general fallback has
 * no result: the user of an unhandled command sees no reply, and the step of an unhandled function fails. Commands
 * whose text matches no pattern do not reach a fallback: they are answered with their usage.
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
