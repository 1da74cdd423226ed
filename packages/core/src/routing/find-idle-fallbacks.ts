import { matchesAll } from './regexp-coverage.js';
import type { IdPattern, Route, RouteSpec } from './route.js';

/** The route that leaves a fallback nothing, since it takes every payload of its kind; null where there is none. */
export function idleFallback(spec: RouteSpec, routes: readonly Route<unknown>[]): Route<unknown> | null {
  if (spec.kind !== 'fallback' || spec.of === undefined) return null;
  const kind = spec.of;
  return routes.find(route => takesEvery(kind, route.spec)) ?? null;
}

function takesEvery(kind: string, spec: RouteSpec): boolean {
  switch (spec.kind) {
    case 'event':
      return (
        (kind === 'event' || kind === 'function') &&
        spec.subtype === undefined &&
        spec.channelType === undefined &&
        (spec.type === '*' || isMatchAll(spec.type))
      );
    case 'command':
      return kind === spec.kind && isMatchAll(spec.command);
    // Their payloads may name nothing, and then no route takes them.
    case 'action':
    case 'interactive_message':
    case 'options':
    case 'interaction':
    case 'message':
    case 'assistant':
    case 'fallback':
      return false;
    case 'interactive_message_suggestion':
    case 'dialog_suggestion':
      return kind === spec.kind && spec.callbackId === undefined && spec.name === undefined;
    default:
      return kind === spec.kind && spec.callbackId === undefined;
  }
}

const isMatchAll = (pattern: IdPattern): boolean => pattern instanceof RegExp && matchesAll(pattern);
