import { namesIn } from '../acts/names.js';
import type { Names } from '../drawing/written-text.js';
import type { SlackEmulator } from '../slack-emulator.js';
import type { World } from '../world/world.js';

/** What the routes of the control API act and look by. */
export interface ControlContext {
  readonly slack: SlackEmulator;
  readonly world: World;
}

/** How everybody and everything is called, in whichever workspace, for drawings of what is said there. */
export function namesOf({ world }: ControlContext): Names {
  const each = world.workspaces.map(namesIn);
  return {
    user: id => each.map(({ user }) => user(id)).find(name => name !== undefined),
    channel: id => each.map(({ channel }) => channel(id)).find(name => name !== undefined),
  };
}
