import type { SlackAssistantMoment } from '../envelope/assistant-metadata.js';
import {
  findIdPatternProblem,
  getParameterNames,
  PARAMETER_NAME,
  parseIdSegments,
  type Segment,
} from './id-segments.js';
import type { ElementRouteSpec, IdPattern, LegacyElementRouteSpec, Route, RouteSpec } from './route.js';
import { ImpossibleRouteError } from './route-description.js';
import { MAX_ID_LENGTH } from './slack-route.js';
import { parseCommand, type CommandWord } from './command-pattern.js';

/**
 * Rejects a route that no payload can match.
 *
 * @throws ImpossibleRouteError with the method, the problem and the fix
 */
export function assertRouteIsValid(route: Route<unknown>): void {
  const problem = findRouteProblem(route.spec);
  if (problem !== null) throw new ImpossibleRouteError(route.qualifiedName, problem);
}

function findRouteProblem(spec: RouteSpec): string | null {
  switch (spec.kind) {
    case 'command':
      return typeof spec.command === 'string' ? findCommandProblem(spec.command) : null;
    case 'action':
    case 'options':
      return findElementProblem(spec);
    case 'view_submission':
    case 'view_closed':
    case 'shortcut':
    case 'message_shortcut':
    case 'function':
    case 'dialog_submission':
    case 'dialog_cancellation':
      return findIdProblem('callbackId', spec.callbackId);
    case 'interactive_message':
    case 'interactive_message_suggestion':
    case 'dialog_suggestion':
      return findLegacyElementProblem(spec);
    case 'interaction':
      return findEmptyProblem('type', spec.type) ?? findIdProblem('callbackId', spec.callbackId);
    case 'event':
      return (
        findEmptyProblem('type', spec.type) ??
        findEmptyProblem('subtype', spec.subtype) ??
        findEmptyProblem('channelType', spec.channelType) ??
        findSubscriptionProblem(spec.type)
      );
    case 'message':
      return spec.text === '' ? 'Every text contains the empty text. Omit the text to match every message.' : null;
    case 'assistant':
      return findMomentProblem(spec.moment);
    case 'fallback':
      break;
  }
  return null;
}

const ASSISTANT_MOMENTS: readonly string[] = [
  'thread_started',
  'context_changed',
  'user_message',
] satisfies SlackAssistantMoment[];

const findMomentProblem = (moment: string): string | null =>
  ASSISTANT_MOMENTS.includes(moment)
    ? null
    : `"${moment}" is not an assistant event. Use one of ${ASSISTANT_MOMENTS.map(each => `"${each}"`).join(', ')}.`;

/** Names of event subscriptions, and the `channel_type` of the message events that they deliver. */
const MESSAGE_SUBSCRIPTIONS = new Map<string | RegExp, string>([
  ['message.channels', 'channel'],
  ['message.groups', 'group'],
  ['message.im', 'im'],
  ['message.mpim', 'mpim'],
  ['message.app_home', 'app_home'],
]);

function findSubscriptionProblem(type: string | RegExp): string | null {
  const channelType = MESSAGE_SUBSCRIPTIONS.get(type);
  return channelType === undefined
    ? null
    : `"${type.toString()}" is the name of a subscription; the event itself is called "message". ` +
        `Match it with { type: 'message', channelType: '${channelType}' }.`;
}

function findElementProblem({ kind, actionId, blockId, type, value }: ElementRouteSpec): string | null {
  if (actionId === undefined && blockId === undefined && type === undefined && value === undefined) {
    return `It has no condition on the element. Give an actionId or a blockId, or handle unmatched elements with a fallback of "${kind}".`;
  }
  if (kind === 'options' && (type !== undefined || value !== undefined)) {
    return 'An options request has neither the type nor a value of its element. Match it by actionId or blockId.';
  }
  return (
    findIdProblem('actionId', actionId) ??
    findIdProblem('blockId', blockId) ??
    findEmptyProblem('type', type) ??
    findEmptyProblem('value', value) ??
    findSharedNameProblem({ actionId, blockId })
  );
}

function findLegacyElementProblem({ kind, callbackId, name, value }: LegacyElementRouteSpec): string | null {
  if (kind !== 'interactive_message' && value !== undefined) {
    return 'An options request has no value of its element. Match it by callbackId or name.';
  }
  return (
    findIdProblem('callbackId', callbackId) ??
    findIdProblem('name', name) ??
    findEmptyProblem('value', value) ??
    findSharedNameProblem({ callbackId, name })
  );
}

function findIdProblem(name: string, pattern: IdPattern | undefined): string | null {
  if (typeof pattern !== 'string') return null;
  const segments = parseIdSegments(pattern);
  return (
    findEmptyProblem(name, pattern) ?? findIdPatternProblem(pattern, segments) ?? findLengthProblem(name, segments)
  );
}

/** A parameter may capture an empty segment, so the shortest id of a pattern consists of its literals and slashes. */
function findLengthProblem(name: string, segments: readonly Segment[]): string | null {
  const shortest = segments.map(segment => (segment.kind === 'literal' ? segment.text : '')).join('/').length;
  return shortest <= MAX_ID_LENGTH
    ? null
    : `Its ${name} has ${shortest} characters or more, but Slack's ids have at most ${MAX_ID_LENGTH}. Shorten it.`;
}

const findEmptyProblem = (name: string, value: string | RegExp | undefined): string | null =>
  value === '' ? `Its ${name} is empty, but Slack never sends an empty one. Set one, or omit ${name}.` : null;

/** @param patterns the two patterns, by the name of their option */
function findSharedNameProblem(patterns: Readonly<Record<string, IdPattern | undefined>>): string | null {
  const [firstName = '', secondName = ''] = Object.keys(patterns);
  const names = getIdParameterNames(patterns[secondName]);
  const shared = getIdParameterNames(patterns[firstName]).find(name => names.includes(name));
  return shared === undefined
    ? null
    : `Its ${firstName} and its ${secondName} both have the parameter ":${shared}", but only one value can be kept. Rename one of them.`;
}

const getIdParameterNames = (pattern: IdPattern | undefined): readonly string[] =>
  typeof pattern === 'string' ? getParameterNames(parseIdSegments(pattern)) : [];

/**
 * Characters that a literal word must not begin or end with, because they look like pattern syntax that does not exist.
 */
const INVALID_LITERAL_WORD = /^["'“”‘„«<{[]|^—.|["'“”’»>}\]]$/u;

/** Returns why a command pattern is invalid and how to fix it, or null if it is valid. */
export function findCommandProblem(pattern: string): string | null {
  const { command, words } = parseCommand(pattern);
  if (!command.startsWith('/') || command === '/') {
    return `The command "${pattern}" is not a slash followed by a name. Write it as Slack shows it, such as "/deploy".`;
  }
  if (words.length === 0) return null;
  const problem =
    words.map(findWordProblem).find(found => found !== null) ?? findOrderProblem(words) ?? findNameProblem(words);
  return problem === null ? null : `The command pattern "${pattern}" ${problem}`;
}

function findWordProblem(word: CommandWord): string | null {
  switch (word.kind) {
    case 'literal':
      return INVALID_LITERAL_WORD.test(word.text)
        ? `has "${word.text}", which is not a plain word. ` +
            'Write ":id" for a captured word and "[id]" for an optional one. Patterns contain no quotes.'
        : null;
    case 'flag':
      return PARAMETER_NAME.test(word.name)
        ? null
        : `has the flag "--${word.name}", but the name of a flag consists of letters, digits, "_" and "-". Example: "--force".`;
    case 'parameter':
      return PARAMETER_NAME.test(word.name) && !word.name.startsWith('--') ? null : describeParameterProblem(word);
  }
}

function describeParameterProblem({ name, isOptional, isRest }: Extract<CommandWord, { kind: 'parameter' }>): string {
  const inner = isRest ? `${name}...` : name;
  const given = isOptional ? `[${inner}]` : `:${inner}`;
  if (name.startsWith('--')) return `has "${given}". Flags are always optional: write "${name}" alone.`;
  if (isOptional && name.startsWith(':')) return `has "${given}". Write "[${name.slice(1)}]", without the colon.`;
  if (name === '') return `has "${given}", which has no name. Name the parameter, such as ":id" or "[id]".`;
  return (
    `has a parameter called "${name}", but a name consists of letters, digits, "_" and "-". ` +
    'An optional word is "[id]", and ":words..." captures the rest of the text.'
  );
}

/** Words are matched from left to right, so optional words and the rest must come last. */
function findOrderProblem(words: readonly CommandWord[]): string | null {
  const ordered = words.filter(word => word.kind !== 'flag');
  const rest = ordered.findIndex(word => word.kind === 'parameter' && word.isRest);
  if (rest !== -1 && rest < ordered.length - 1) {
    return 'has words after the parameter that captures the rest of the text. Put that parameter last; only flags may follow.';
  }
  const optional = ordered.findIndex(word => word.kind === 'parameter' && word.isOptional);
  return optional !== -1 && ordered.slice(optional).some(word => word.kind === 'literal' || !word.isOptional)
    ? 'has a required word after an optional one. Put optional words last, or declare two patterns.'
    : null;
}

function findNameProblem(words: readonly CommandWord[]): string | null {
  const names = words.flatMap(word => (word.kind === 'literal' ? [] : [word.name]));
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  return duplicate === undefined
    ? null
    : `captures the name "${duplicate}" twice, but only one value can be kept. Rename one of them.`;
}
