import type { HandlerHost } from '../discovery/handler-host.js';
import type { HandlerDeclaration } from '../discovery/handler-metadata.js';
import { SlackException } from '../exceptions/slack.exception.js';
import { parameterSources } from '../handler/parameter-source.js';
import { capturedNames } from '../routing/captured-names.js';

/**
 * Stops the boot when a parameter asks for what none of the handler's routes can give: a misspelt capture is visible to
 * no decorator alone, and would be undefined for every payload.
 *
 * @throws SlackException `parameter_not_captured`, `parameter_not_served`
 */
export function assertServed(place: string, host: HandlerHost, declarations: readonly HandlerDeclaration[]): void {
  const captured = new Set(declarations.flatMap(({ spec }) => capturedNames(spec)));
  // What inputs a function has is known to Slack alone.
  const isOpen = declarations.some(({ spec }) => spec.kind === 'function');
  const clicked = declarations.some(({ spec }) => spec.kind === 'action');
  for (const { of, name } of parameterSources(host.prototype, host.methodName)) {
    if (of === 'param' && name !== undefined && !isOpen && !captured.has(name))
      throw notCaptured(place, name, [...captured]);
    if (of === 'action_value' && !clicked) throw notClicked(place);
  }
}

function notCaptured(place: string, name: string, captured: readonly string[]): SlackException {
  const names = captured.length === 0 ? 'nothing' : captured.map(known => `'${known}'`).join(', ');
  return new SlackException(
    'parameter_not_captured',
    `${place} asks for @SlackParam('${name}'), but its routes capture ${names}. Is the name misspelt? ` +
      "A parameter is a whole segment of an id ('ticket/:id/close') or a whole word of a command ('/ticket close :id').",
  );
}

const notClicked = (place: string): SlackException =>
  new SlackException(
    'parameter_not_served',
    `${place} asks for @SlackActionValue(), but handles no action: only what was clicked or chosen has such a value.`,
  );
