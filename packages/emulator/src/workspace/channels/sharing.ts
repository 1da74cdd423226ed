import type { Channel } from './channels.js';
import type { Workspace } from '../workspace.js';

/**
 * How a channel is shared: `external` between companies (Slack Connect), `org` among workspaces of one; `null` when one
 * team alone has it.
 */
export function sharingOf({ teams }: Pick<Workspace, 'teams'>, { teamIds }: Channel): 'external' | 'org' | null {
  if (teamIds.length < 2) return null;
  const [first, ...others] = teamIds.map(id => teams.get(id)?.enterprise?.id);
  return first !== undefined && others.every(id => id === first) ? 'org' : 'external';
}
