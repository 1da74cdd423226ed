import type { HandlerHost } from '../discovery/handler-host.js';
import type { HandlerDeclaration } from '../discovery/handler-metadata.js';
import { SlackException } from '../exceptions/slack.exception.js';
import { sourcedParameters } from '../handler/parameter-source.js';
import { capturedNames } from '../routing/captured-names.js';
import type { RouteSpec } from '../routing/route.js';

/** What a view can come with; a fallback may stand for any of it. */
const VIEWED: ReadonlySet<RouteSpec['kind']> = new Set([
  'view_submission',
  'view_closed',
  'action',
  'options',
  'fallback',
]);

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
  const clicked = declarations.some(({ spec: { kind } }) => kind === 'action' || kind === 'interactive_message');
  const viewed = declarations.some(({ spec }) => VIEWED.has(spec.kind));
  for (const { source } of sourcedParameters(host.prototype, host.methodName)) {
    const { of, name } = source;
    if (of === 'param' && name !== undefined && !isOpen && !captured.has(name))
      throw notCaptured(place, name, [...captured]);
    if (of === 'params' && !isOpen && captured.size === 0) throw nothingCaptured(place);
    if (of === 'action_value' && !clicked) throw notClicked(place);
    if (of === 'view_state' && !viewed) throw notViewed(place, '@SlackViewState()');
    if (of === 'metadata' && !viewed) throw notViewed(place, '@SlackMetadata()');
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

const nothingCaptured = (place: string): SlackException =>
  new SlackException(
    'parameter_not_captured',
    `${place} asks for @SlackParams(), but its routes capture nothing. ` +
      "Name a parameter in the pattern: a whole segment of an id ('ticket/:id/close') or a word of a command " +
      "('/ticket close :id').",
  );

const notViewed = (place: string, decorator: string): SlackException =>
  new SlackException(
    'parameter_not_served',
    `${place} asks for ${decorator}, but handles nothing that comes with a view: that is a submission, a closed view, ` +
      'an action, or options that are asked for.',
  );
