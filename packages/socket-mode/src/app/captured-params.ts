import type { HandlerDeclaration } from '../discovery/handler-metadata.js';
import type { HandlerHost } from '../discovery/handler-host.js';
import { parameterNames } from '../handler/parameter-source.js';
import { SlackException } from '../exceptions/slack.exception.js';
import { capturedNames } from '../routing/captured-names.js';

/**
 * Stops the boot when a handler asks for a capture that none of its routes has: a misspelt name is visible to no
 * decorator alone, and would be undefined for every payload.
 *
 * @throws SlackException `parameter_not_captured`
 */
export function assertCaptured(place: string, host: HandlerHost, declarations: readonly HandlerDeclaration[]): void {
  const captured = new Set(declarations.flatMap(({ spec }) => capturedNames(spec)));
  for (const name of parameterNames(host.prototype, host.methodName)) {
    if (captured.has(name)) continue;
    const names = captured.size === 0 ? 'nothing' : [...captured].map(known => `'${known}'`).join(', ');
    throw new SlackException(
      'parameter_not_captured',
      `${place} asks for @SlackParam('${name}'), but its routes capture ${names}. Is the name misspelt?`,
    );
  }
}
