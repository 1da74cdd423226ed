import { getEventNames } from '../events/subscriptions.js';
import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../json.js';
import type { Delivery } from '../event-log/records.js';
import type { Declarations } from '../manifest/declarations.js';

export type RouteKind = 'command' | 'event' | 'shortcut' | 'function' | 'action' | 'options' | 'view' | 'other';

/** A route that an app declares or was sent, with its delivery counts. */
export interface AppRoute {
  readonly kind: RouteKind;
  /** A command with its slash, an event by its name in manifests, a callback id or an action id. */
  readonly name: string;
  /** Whether the manifest declares it. Manifests don't declare actions and views. */
  readonly isDeclared: boolean;
  /** The number of deliveries. */
  readonly came: number;
  /** The number of deliveries acked in time. */
  readonly acked: number;
  /** The latency of the last ack in milliseconds; `null` without one. */
  readonly lastLatencyMs: number | null;
}

type Route = Pick<AppRoute, 'kind' | 'name'>;

/** Lists the declared routes of an app, then the undeclared ones in the order of their first delivery. */
export function listAppRoutes(declared: Declarations | undefined, deliveries: readonly Delivery[]): AppRoute[] {
  const routes = new Map<string, AppRoute>();
  for (const route of declared ? listDeclaredRoutes(declared) : []) {
    routes.set(getRouteKey(route), { ...route, isDeclared: true, came: 0, acked: 0, lastLatencyMs: null });
  }
  for (const { type, payload, ack } of deliveries) {
    for (const route of isJsonObject(payload) ? listSentRoutes(type, payload) : []) {
      const before = routes.get(getRouteKey(route));
      routes.set(getRouteKey(route), {
        ...route,
        isDeclared: before?.isDeclared ?? false,
        came: (before?.came ?? 0) + 1,
        acked: (before?.acked ?? 0) + (ack ? 1 : 0),
        lastLatencyMs: ack?.latencyMs ?? before?.lastLatencyMs ?? null,
      });
    }
  }
  return [...routes.values()];
}

const getRouteKey = ({ kind, name }: Route): string => `${kind} ${name}`;

function listDeclaredRoutes({ commands, shortcuts, events, userEvents, functions }: Declarations): Route[] {
  return [
    ...commands.map(({ command: name }) => ({ kind: 'command', name }) as const),
    ...shortcuts.map(({ callbackId: name }) => ({ kind: 'shortcut', name }) as const),
    ...[...new Set([...events, ...userEvents])]
      // A custom function is listed by its callback id instead.
      .filter(name => name !== 'function_executed')
      .map(name => ({ kind: 'event', name }) as const),
    ...functions.map(({ callbackId: name }) => ({ kind: 'function', name }) as const),
  ];
}

function listSentRoutes(type: string, payload: JsonObject): Route[] {
  if (type === 'slash_commands') return [{ kind: 'command', name: stringAt(payload, 'command') ?? '' }];
  if (type === 'events_api') return [toEventRoute(objectAt(payload, 'event') ?? {})];
  const callbackId = stringAt(payload, 'callback_id') ?? '';
  const kind = stringAt(payload, 'type') ?? type;
  switch (kind) {
    case 'shortcut':
    case 'message_action':
      return [{ kind: 'shortcut', name: callbackId }];
    case 'block_actions':
      return objectsAt(payload, 'actions').map(each => ({ kind: 'action', name: stringAt(each, 'action_id') ?? '' }));
    case 'block_suggestion':
      return [{ kind: 'options', name: stringAt(payload, 'action_id') ?? '' }];
    case 'view_submission':
    case 'view_closed': {
      const name = stringAt(objectAt(payload, 'view') ?? {}, 'callback_id') ?? '';
      return [{ kind: 'view', name: kind === 'view_closed' ? `${name} (closed)` : name }];
    }
    default:
      return [{ kind: 'other', name: callbackId === '' ? kind : `${kind} ${callbackId}` }];
  }
}

function toEventRoute(event: JsonObject): Route {
  if (event.type === 'function_executed') {
    return { kind: 'function', name: stringAt(objectAt(event, 'function') ?? {}, 'callback_id') ?? '' };
  }
  return { kind: 'event', name: getEventNames(event)[0] ?? '' };
}
