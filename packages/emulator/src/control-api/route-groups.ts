import type { ControlRoute } from './control-route.js';
import { appRouteGroup } from './routes/apps.routes.js';
import { assistantActionRoutes } from './routes/assistant-actions.routes.js';
import { channelActionRoutes } from './routes/channel-actions.routes.js';
import { connectionFaultRoutes, openingFaultRoutes } from './routes/faults.routes.js';
import { fileRoutes, messageActions } from './routes/message-actions.routes.js';
import { interactiveActionRoutes } from './routes/interactive-actions.routes.js';
import { inspectionRoutes } from './routes/inspection.routes.js';
import { payloadRoutes } from './routes/payloads.routes.js';
import { timelineRoutes } from './routes/timeline.routes.js';
import { timeRoutes } from './routes/time.routes.js';
import { waitRoutes } from './routes/waits.routes.js';
import { worldRoutes } from './routes/workspaces.routes.js';
import { z } from 'zod';

/** A group of routes. The OpenAPI document lists them under one tag. */
export interface RouteGroup {
  readonly tag: string;
  readonly description: string;
  readonly routes: readonly ControlRoute[];
}

/** All routes of the control API except health, the OpenAPI document and live events. */
export const ROUTE_GROUPS: readonly RouteGroup[] = [
  { tag: 'world', description: 'What there is, and sending anything to apps.', routes: worldRoutes },
  {
    tag: 'apps',
    description: 'Apps: how they come, what they declare, their tokens, and what comes to them.',
    routes: appRouteGroup,
  },
  {
    tag: 'payloads',
    description: 'Sending anything that Slack sends: from an example, checked, by hand.',
    routes: payloadRoutes,
  },
  {
    tag: 'acts',
    description: 'What people do. An act that an app answers is over when it has acked, or had its time.',
    routes: [
      ...messageActions,
      ...fileRoutes,
      ...channelActionRoutes,
      ...interactiveActionRoutes,
      ...assistantActionRoutes,
    ],
  },
  {
    tag: 'looks',
    description: 'What has happened, the oldest first.',
    routes: [...timelineRoutes, ...inspectionRoutes],
  },
  { tag: 'waits', description: 'Waiting for something to happen, with a limit.', routes: waitRoutes },
  {
    tag: 'faults',
    description: 'What goes wrong, on real TCP connections.',
    routes: [...openingFaultRoutes, ...connectionFaultRoutes],
  },
  { tag: 'time', description: 'The time that the local Slack lives in, to be steered.', routes: timeRoutes },
];

/** An operation of a route group. */
export interface MenuEntry {
  readonly name: string;
  readonly summary: string;
  /** The names of its parameters. */
  readonly takes: readonly string[];
}

/** Lists the operations of a route group: `faults` or `waits`. */
export function listRouteMenu(room: string): readonly MenuEntry[] {
  return ROUTE_GROUPS.flatMap(({ routes }) => routes)
    .filter(({ path }) => path.startsWith(`/${room}/`))
    .map(({ path, summary, body }) => ({
      name: path.slice(room.length + 2),
      summary,
      takes: body instanceof z.ZodObject ? Object.keys(body.shape) : [],
    }));
}
