import { SlackException } from '../exceptions/slack.exception.js';
import type { ParameterSource } from '../handler/parameter-source.js';
import { capturedNames, spellingIn } from '../routing/captured-names.js';
import type { RouteSpec } from '../routing/route.js';
import type { SourcedHandler } from './parameter-sources.js';

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
export function assertParametersAvailable(sourced: readonly SourcedHandler[]): void {
  for (const handler of sourced) assertEachServed(handler);
}

function assertEachServed({ place, parameters, declarations }: SourcedHandler): void {
  const specs = declarations.map(({ spec }) => spec);
  // What inputs a function has is known to Slack alone.
  const isOpen = specs.some(({ kind }) => kind === 'function');
  const clicked = specs.some(({ kind }) => kind === 'action' || kind === 'interactive_message');
  const viewed = specs.some(({ kind }) => VIEWED.has(kind));
  for (const { source } of parameters) {
    const { of } = source;
    if (of === 'param' && !isOpen) assertCaptured(place, source, specs);
    if (of === 'params' && !isOpen && specs.every(spec => capturedNames(spec).length === 0))
      throw nothingCaptured(place);
    if (of === 'action_value' && !clicked) throw notClicked(place);
    if (of === 'view_state' && !viewed) throw notViewed(place, '@SlackViewState()');
    if (of === 'metadata' && !viewed) throw notViewed(place, '@SlackMetadata()');
  }
}

function assertCaptured(place: string, { name = '', spelling = name }: ParameterSource, specs: readonly RouteSpec[]) {
  const capturing = specs.filter(spec => capturedNames(spec).includes(name));
  if (capturing.length === 0) throw notCaptured(place, spelling, specs);
  // What some payloads lack may be asked for as if all of them could.
  const spelt = capturing
    .map(spec => spellingIn(spec, name))
    .find(each => each !== spelling && `[${each}]` !== spelling);
  if (spelt !== undefined) throw misspelt(place, spelling, spelt);
}

const misspelt = (place: string, spelling: string, spelt: string): SlackException =>
  new SlackException(
    'parameter_not_captured',
    `${place} asks for @SlackParam('${spelling}'), but its route captures '${spelt}'. Spell it so: what may be left out ` +
      'is text or undefined, and a flag is a boolean.',
  );

function notCaptured(place: string, name: string, specs: readonly RouteSpec[]): SlackException {
  const captured = new Set(specs.flatMap(spec => capturedNames(spec).map(known => spellingIn(spec, known))));
  const names = captured.size === 0 ? 'nothing' : [...captured].map(known => `'${known}'`).join(', ');
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
