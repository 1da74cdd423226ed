import { parseCommand, spellingOf } from './command-pattern.js';
import { idSegments, parameterNames } from './pattern.js';
import type { IdPattern, RouteSpec } from './route.js';

/** The names under which a route captures: its parameters, and the groups of its expression by name and number. */
export function capturedNames(spec: RouteSpec): readonly string[] {
  switch (spec.kind) {
    case 'command':
      return typeof spec.command === 'string' ? commandNames(spec.command) : groupNames(spec.command);
    case 'action':
    case 'options':
      return [...idNames(spec.actionId), ...idNames(spec.blockId)];
    case 'view_submission':
    case 'view_closed':
    case 'shortcut':
    case 'message_shortcut':
    case 'function':
    case 'dialog_submission':
    case 'dialog_cancellation':
    case 'interaction':
      return idNames(spec.callbackId);
    case 'interactive_message':
    case 'interactive_message_suggestion':
    case 'dialog_suggestion':
      return [...idNames(spec.callbackId), ...idNames(spec.name)];
    case 'event':
      return typeof spec.type === 'string' ? [] : groupNames(spec.type);
    case 'message':
      return spec.text instanceof RegExp ? groupNames(spec.text) : [];
    case 'assistant':
    case 'fallback':
      return [];
  }
}

/** How a route spells a name under which it captures: `[env]` for a word that may be left out, `--force` for a flag. */
export function spellingIn(spec: RouteSpec, name: string): string {
  if (spec.kind !== 'command' || typeof spec.command !== 'string') return name;
  const word = parseCommand(spec.command).words.find(each => each.kind !== 'literal' && each.name === name);
  return (word === undefined ? null : spellingOf(word)) ?? name;
}

const commandNames = (pattern: string): readonly string[] =>
  parseCommand(pattern).words.flatMap(word => (word.kind === 'literal' ? [] : [word.name]));

function idNames(pattern: IdPattern | undefined): readonly string[] {
  if (pattern === undefined) return [];
  return typeof pattern === 'string' ? parameterNames(idSegments(pattern)) : groupNames(pattern);
}

/** An expression with an empty alternative matches anything, and so tells of its groups. */
function groupNames(expression: RegExp): readonly string[] {
  const found = new RegExp(`${expression.source}|`, expression.flags.replaceAll(/[gy]/g, '')).exec('');
  if (found === null) return [];
  return [...found.slice(1).map((_, index) => String(index + 1)), ...Object.keys(found.groups ?? {})];
}
