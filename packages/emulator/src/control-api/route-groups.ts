import type { ControlRoute } from './control-route.js';
import { appRoutes } from './routes/apps.routes.js';
import { assistantActs } from './routes/assistant-actions.routes.js';
import { channelActs } from './routes/channel-actions.routes.js';
import { connectionFaults } from './routes/faults.routes.js';
import { fileActs, messageActs } from './routes/message-actions.routes.js';
import { interactiveActs } from './routes/interactive-actions.routes.js';
import { looks } from './routes/inspection.routes.js';
import { openingFaults } from '../control/routes/opening-faults.routes.js';
import { payloadRoutes } from './routes/payloads.routes.js';
import { timelineRoutes } from './routes/timeline.routes.js';
import { timeRoutes } from './routes/time.routes.js';
import { waits } from './routes/waits.routes.js';
import { worldRoutes } from './routes/workspaces.routes.js';
import { z } from 'zod';

/** A group of routes, as the OpenAPI document has them under one tag. */
export interface RouteGroup {
  readonly tag: string;
  readonly description: string;
  readonly routes: readonly ControlRoute[];
}

/** All that can be asked of the control API, but for health, the document and live events. */
export const groups: readonly RouteGroup[] = [
  { tag: 'world', description: 'What there is, and sending anything to apps.', routes: worldRoutes },
  {
    tag: 'apps',
    description: 'Apps: how they come, what they declare, their tokens, and what comes to them.',
    routes: appRoutes,
  },
  {
    tag: 'payloads',
    description: 'Sending anything that Slack sends: from an example, checked, by hand.',
    routes: payloadRoutes,
  },
  {
    tag: 'acts',
    description: 'What people do. An act that an app answers is over when it has acked, or had its time.',
    routes: [...messageActs, ...fileActs, ...channelActs, ...interactiveActs, ...assistantActs],
  },
  { tag: 'looks', description: 'What has happened, the oldest first.', routes: [...timelineRoutes, ...looks] },
  { tag: 'waits', description: 'Waiting for something to happen, with a limit.', routes: waits },
  {
    tag: 'faults',
    description: 'What goes wrong, on real TCP connections.',
    routes: [...openingFaults, ...connectionFaults],
  },
  { tag: 'time', description: 'The time that the local Slack lives in, to be steered.', routes: timeRoutes },
];

/** Something that can be asked for in a room of the control API. */
export interface MenuEntry {
  readonly name: string;
  readonly summary: string;
  /** The names of what it takes. */
  readonly takes: readonly string[];
}

/** What can be asked for in a room: `faults`, `waits`. */
export function menuOf(room: string): readonly MenuEntry[] {
  return groups
    .flatMap(({ routes }) => routes)
    .filter(({ path }) => path.startsWith(`/${room}/`))
    .map(({ path, summary, body }) => ({
      name: path.slice(room.length + 2),
      summary,
      takes: body instanceof z.ZodObject ? Object.keys(body.shape) : [],
    }));
}
