import type { Names } from '../drawing/written-text.js';
import type { Workspace } from '../workspace/workspace.js';

/** How everybody and everything in a workspace is called, for drawings of what is said there. */
export function namesIn({ users, channels }: Workspace): Names {
  return { user: id => users.find(id)?.name, channel: id => channels.find(id)?.name };
}
