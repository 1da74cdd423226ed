import { parseCommand, getWordSpelling } from './command-pattern.js';
import { parseIdSegments, getParameterNames } from './id-segments.js';
import type { IdPattern, RouteSpec } from './route.js';

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
