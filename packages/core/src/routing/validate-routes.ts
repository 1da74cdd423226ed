import type { SlackAssistantMoment } from '../envelope/assistant-metadata.js';
import { commandProblem } from './validate-command-pattern.js';
import { parameterNames, idSegments, type Segment } from './pattern.js';
import { patternProblem } from './validate-id-pattern.js';
import type { ElementRouteSpec, IdPattern, LegacyElementRouteSpec, Route, RouteSpec } from './route.js';
import { ImpossibleRouteError } from './route-errors.js';
import { MAX_ID_LENGTH } from './slack-route.js';

/**
 * Refuses a route that no payload could ever take.
 *
 * @throws ImpossibleRouteError naming the place and the cure.
 */
export function assertRoutesAreValid(route: Route<unknown>): void {
  const problem = problemOf(route.spec);
  if (problem !== null) throw new ImpossibleRouteError(route.place, problem);
}

function problemOf(spec: RouteSpec): string | null {
  switch (spec.kind) {
    case 'command':
      return typeof spec.command === 'string' ? commandProblem(spec.command) : null;
    case 'action':
    case 'options':
      return elementProblem(spec);
    case 'view_submission':
    case 'view_closed':
    case 'shortcut':
    case 'message_shortcut':
    case 'function':
    case 'dialog_submission':
    case 'dialog_cancellation':
      return idProblem('callbackId', spec.callbackId);
    case 'interactive_message':
    case 'interactive_message_suggestion':
    case 'dialog_suggestion':
      return legacyElementProblem(spec);
    case 'interaction':
      return emptyProblem('type', spec.type) ?? idProblem('callbackId', spec.callbackId);
    case 'event':
      return (
        emptyProblem('type', spec.type) ??
        emptyProblem('subtype', spec.subtype) ??
        emptyProblem('channelType', spec.channelType) ??
        subscriptionProblem(spec.type)
      );
    case 'message':
      return spec.text === '' ? 'Every text contains the empty text. Leave the text out to take every message.' : null;
    case 'assistant':
      return momentProblem(spec.moment);
    case 'fallback':
      break;
  }
  return null;
}

const MOMENTS: readonly string[] = [
  'thread_started',
  'context_changed',
  'user_message',
] satisfies SlackAssistantMoment[];

const momentProblem = (moment: string): string | null =>
  MOMENTS.includes(moment)
    ? null
    : `Nothing of an assistant is called "${moment}". It is one of ${MOMENTS.map(each => `"${each}"`).join(', ')}.`;

/** What an app subscribes to, and the `channel_type` of the messages that then come. */
const MESSAGE_SUBSCRIPTIONS = new Map<string | RegExp, string>([
  ['message.channels', 'channel'],
  ['message.groups', 'group'],
  ['message.im', 'im'],
  ['message.mpim', 'mpim'],
  ['message.app_home', 'app_home'],
]);

function subscriptionProblem(type: string | RegExp): string | null {
  const channelType = MESSAGE_SUBSCRIPTIONS.get(type);
  return channelType === undefined
    ? null
    : `"${type.toString()}" is what an app subscribes to, and the event that comes is called "message". ` +
        `Take it by { type: 'message', channelType: '${channelType}' }.`;
}

function elementProblem({ kind, actionId, blockId, type, value }: ElementRouteSpec): string | null {
  if (actionId === undefined && blockId === undefined && type === undefined && value === undefined) {
    return `It asks for nothing of the element. Give an actionId or a blockId, or take what is left with a fallback of "${kind}".`;
  }
  if (kind === 'options' && (type !== undefined || value !== undefined)) {
    return 'A request for options tells neither the type nor a value of its element. Route it by actionId or blockId.';
  }
  return (
    idProblem('actionId', actionId) ??
    idProblem('blockId', blockId) ??
    emptyProblem('type', type) ??
    emptyProblem('value', value) ??
    sharedNameProblem({ actionId, blockId })
  );
}

function legacyElementProblem({ kind, callbackId, name, value }: LegacyElementRouteSpec): string | null {
  if (kind !== 'interactive_message' && value !== undefined) {
    return 'A request for options tells no value of its element. Route it by callbackId or name.';
  }
  return (
    idProblem('callbackId', callbackId) ??
    idProblem('name', name) ??
    emptyProblem('value', value) ??
    sharedNameProblem({ callbackId, name })
  );
}

function idProblem(name: string, pattern: IdPattern | undefined): string | null {
  if (typeof pattern !== 'string') return null;
  const segments = idSegments(pattern);
  return emptyProblem(name, pattern) ?? patternProblem(pattern, segments) ?? lengthProblem(name, segments);
}

/** A parameter may stand for nothing at all, so the shortest id of a pattern is what is left of it. */
function lengthProblem(name: string, segments: readonly Segment[]): string | null {
  const shortest = segments.map(segment => (segment.kind === 'literal' ? segment.text : '')).join('/').length;
  return shortest <= MAX_ID_LENGTH
    ? null
    : `Its ${name} has ${shortest} characters or more, and no id of Slack's has over ${MAX_ID_LENGTH}. Shorten it.`;
}

const emptyProblem = (name: string, value: string | RegExp | undefined): string | null =>
  value === '' ? `Its ${name} is empty, and Slack never sends an empty one. Name one, or leave ${name} out.` : null;

/** @param patterns the two patterns, by what the author calls them */
function sharedNameProblem(patterns: Readonly<Record<string, IdPattern | undefined>>): string | null {
  const [one = '', other = ''] = Object.keys(patterns);
  const names = namesIn(patterns[other]);
  const shared = namesIn(patterns[one]).find(name => names.includes(name));
  return shared === undefined
    ? null
    : `Its ${one} and its ${other} both have the parameter ":${shared}", and only one value could be kept. Rename one of them.`;
}

const namesIn = (pattern: IdPattern | undefined): readonly string[] =>
  typeof pattern === 'string' ? parameterNames(idSegments(pattern)) : [];
