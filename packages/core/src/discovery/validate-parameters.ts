import { SlackException } from '../exceptions/slack.exception.js';
import {
  type Bindable,
  BoundSource,
  getParametersWithSource,
  type ParameterSource,
  type ParameterWithSource,
} from '../handler/parameter-source.js';
import type { IdPattern, RouteSpec } from '../routing/route.js';
import type { DiscoveredHandler } from './handler-explorer.js';
import { describeMethod, type HandlerDeclaration } from './handler-metadata.js';
import { createBinding } from '../binding/create-binding.js';
import { Logger } from '@nestjs/common';
import { getCapturedValues } from '../binding/form-values.js';
import { parseCommand, getWordSpelling } from '../routing/command-pattern.js';
import { parseIdSegments, getParameterNames } from '../routing/id-segments.js';

/** Kinds whose payloads may contain a view. A fallback may receive any of them. */
const KINDS_WITH_VIEW: ReadonlySet<RouteSpec['kind']> = new Set([
  'view_submission',
  'view_closed',
  'action',
  'options',
  'fallback',
]);

/**
 * Aborts the startup if no route of a handler provides the value of a parameter. No decorator alone can detect a
 * misspelled capture, which would be undefined for every payload.
 *
 * @throws SlackException `parameter_not_captured`, `parameter_not_served`
 */
export function assertParametersAvailable(handlers: readonly HandlerParameters[]): void {
  for (const handler of handlers) assertHandlerParametersAvailable(handler);
}

function assertHandlerParametersAvailable({ qualifiedName, parameters, declarations }: HandlerParameters): void {
  const specs = declarations.map(({ spec }) => spec);
  // The inputs of a function are defined in Slack only.
  const hasFunction = specs.some(({ kind }) => kind === 'function');
  const hasAction = specs.some(({ kind }) => kind === 'action' || kind === 'interactive_message');
  const hasView = specs.some(({ kind }) => KINDS_WITH_VIEW.has(kind));
  for (const { source } of parameters) {
    const { of } = source;
    if (of === 'param' && !hasFunction) assertCaptured(qualifiedName, source, specs);
    if (of === 'params' && !hasFunction && specs.every(spec => getCapturedNames(spec).length === 0))
      throw createNoCapturesError(qualifiedName);
    if (of === 'action_value' && !hasAction) throw createNoActionError(qualifiedName);
    if (of === 'view_state' && !hasView) throw createNoViewError(qualifiedName, '@SlackViewState()');
    if (of === 'metadata' && !hasView) throw createNoViewError(qualifiedName, '@SlackMetadata()');
  }
}

function assertCaptured(
  qualifiedName: string,
  { name = '', spelling = name }: ParameterSource,
  specs: readonly RouteSpec[],
) {
  const capturing = specs.filter(spec => getCapturedNames(spec).includes(name));
  if (capturing.length === 0) throw createNotCapturedError(qualifiedName, spelling, specs);
  // The name may be captured, but spelled as if it were always present.
  const expectedSpelling = capturing
    .map(spec => getCaptureSpelling(spec, name))
    .find(each => each !== spelling && `[${each}]` !== spelling);
  if (expectedSpelling !== undefined) throw createSpellingError(qualifiedName, spelling, expectedSpelling);
}

const createSpellingError = (qualifiedName: string, spelling: string, expectedSpelling: string): SlackException =>
  new SlackException(
    'parameter_not_captured',
    `${qualifiedName} uses @SlackParam('${spelling}'), but its route captures '${expectedSpelling}'. Use that spelling: an optional capture ` +
      'is text or undefined, and a flag is a boolean.',
  );

function createNotCapturedError(qualifiedName: string, name: string, specs: readonly RouteSpec[]): SlackException {
  const captured = new Set(specs.flatMap(spec => getCapturedNames(spec).map(known => getCaptureSpelling(spec, known))));
  const names = captured.size === 0 ? 'nothing' : [...captured].map(known => `'${known}'`).join(', ');
  return new SlackException(
    'parameter_not_captured',
    `${qualifiedName} uses @SlackParam('${name}'), but its routes capture ${names}. Is the name misspelled? ` +
      "A parameter is a whole segment of an id ('ticket/:id/close') or a whole word of a command ('/ticket close :id').",
  );
}

const createNoActionError = (qualifiedName: string): SlackException =>
  new SlackException(
    'parameter_not_served',
    `${qualifiedName} uses @SlackActionValue(), but handles no action: only actions have such a value.`,
  );

const createNoCapturesError = (qualifiedName: string): SlackException =>
  new SlackException(
    'parameter_not_captured',
    `${qualifiedName} uses @SlackParams(), but its routes capture nothing. ` +
      "Name a parameter in the pattern: a whole segment of an id ('ticket/:id/close') or a word of a command " +
      "('/ticket close :id').",
  );

const createNoViewError = (qualifiedName: string, decorator: string): SlackException =>
  new SlackException(
    'parameter_not_served',
    `${qualifiedName} uses ${decorator}, but handles no payload with a view: a submission, a closed view, ` +
      'an action, or an options request.',
  );

/** A handler with parameters that this package fills. */
export interface HandlerParameters extends Pick<DiscoveredHandler, 'declarations'> {
  /** The method for logs and errors. */
  readonly qualifiedName: string;
  readonly parameters: readonly ParameterWithSource[];
}

/** Returns the handlers with such parameters. */
export function findParameterSources(found: readonly DiscoveredHandler[]): HandlerParameters[] {
  const handlers: HandlerParameters[] = [];
  for (const handler of found) {
    const { host, methodName, declarations } = handler;
    const parameters = getParametersWithSource(host.prototype, methodName);
    if (parameters.length > 0) handlers.push({ qualifiedName: describeMethod(handler), declarations, parameters });
  }
  return handlers;
}

const BINDING_DECORATORS: Readonly<Record<Bindable['of'], string>> = {
  params: '@SlackParams()',
  view_state: '@SlackViewState()',
  metadata: '@SlackMetadata()',
};

/**
 * Aborts the startup if a parameter is bound to a type that cannot be validated: its type would be an unchecked claim.
 *
 * @throws SlackException `parameter_not_bound`
 */
export async function assertParametersBound(handlers: readonly HandlerParameters[]): Promise<void> {
  for (const { qualifiedName, parameters } of handlers) {
    for (const { source, declaredType: declared } of parameters) {
      if (!(source instanceof BoundSource)) continue;
      const problem = await createBinding(source.target, declared).findProblem();
      if (problem === null) continue;
      throw new SlackException(
        'parameter_not_bound',
        `${qualifiedName} uses ${BINDING_DECORATORS[source.bindable.of]}, but its parameter ${problem}`,
      );
    }
  }
}

/**
 * Warns about a class with a required property that no route captures: a misspelled name would make every payload
 * invalid.
 */
export async function warnAboutMissingParameters(handlers: readonly HandlerParameters[]): Promise<void> {
  const logger = new Logger('SlackSocketMode');
  for (const { qualifiedName, parameters, declarations } of handlers) {
    // What inputs a function has is known to Slack alone.
    if (declarations.some(({ spec }) => spec.kind === 'function')) continue;
    for (const { source, declaredType: declared } of parameters) {
      if (!(source instanceof BoundSource) || source.of !== 'params') continue;
      const names = getPropertyNames(declarations);
      const missing = await createBinding(source.target, declared).findMissing(names);
      if (missing === null) continue;
      logger.warn(
        `${qualifiedName} binds @SlackParams() to the class ${missing.className}, which requires ${quoteNames(missing.properties)}, but its ` +
          `routes capture ${quoteNames(names)}: every payload fails validation. Rename the property to a captured name, or ` +
          'make it optional: give it a default or @IsOptional().',
      );
    }
  }
}

/** Returns the captures of a handler's routes as property names. */
function getPropertyNames(declarations: readonly HandlerDeclaration[]): readonly string[] {
  const captures = declarations.flatMap(({ spec }) => getCapturedNames(spec)).map(name => [name, ''] as const);
  return Object.keys(getCapturedValues(Object.fromEntries(captures)));
}

const quoteNames = (names: readonly string[]): string => names.map(name => `'${name}'`).join(', ');

/** Returns the names that a route captures: its parameters, and the groups of its expression by name and by number. */
export function getCapturedNames(spec: RouteSpec): readonly string[] {
  switch (spec.kind) {
    case 'command':
      return typeof spec.command === 'string' ? getCommandNames(spec.command) : getGroupNames(spec.command);
    case 'action':
    case 'options':
      return [...getIdNames(spec.actionId), ...getIdNames(spec.blockId)];
    case 'view_submission':
    case 'view_closed':
    case 'shortcut':
    case 'message_shortcut':
    case 'function':
    case 'dialog_submission':
    case 'dialog_cancellation':
    case 'interaction':
      return getIdNames(spec.callbackId);
    case 'interactive_message':
    case 'interactive_message_suggestion':
    case 'dialog_suggestion':
      return [...getIdNames(spec.callbackId), ...getIdNames(spec.name)];
    case 'event':
      return typeof spec.type === 'string' ? [] : getGroupNames(spec.type);
    case 'message':
      return spec.text instanceof RegExp ? getGroupNames(spec.text) : [];
    case 'assistant':
    case 'fallback':
      return [];
  }
}

/** Returns a captured name as `@SlackParam()` spells it: `[env]` for an optional word, `--force` for a flag. */
export function getCaptureSpelling(spec: RouteSpec, name: string): string {
  if (spec.kind !== 'command' || typeof spec.command !== 'string') return name;
  const word = parseCommand(spec.command).words.find(each => each.kind !== 'literal' && each.name === name);
  return (word === undefined ? null : getWordSpelling(word)) ?? name;
}

const getCommandNames = (pattern: string): readonly string[] =>
  parseCommand(pattern).words.flatMap(word => (word.kind === 'literal' ? [] : [word.name]));

function getIdNames(pattern: IdPattern | undefined): readonly string[] {
  if (pattern === undefined) return [];
  return typeof pattern === 'string' ? getParameterNames(parseIdSegments(pattern)) : getGroupNames(pattern);
}

/** With an empty alternative the expression matches any text, so the match lists its groups. */
function getGroupNames(expression: RegExp): readonly string[] {
  const match = new RegExp(`${expression.source}|`, expression.flags.replaceAll(/[gy]/g, '')).exec('');
  if (match === null) return [];
  return [...match.slice(1).map((_, index) => String(index + 1)), ...Object.keys(match.groups ?? {})];
}
