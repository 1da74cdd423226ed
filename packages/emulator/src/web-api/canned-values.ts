import type { JsonObject } from '../json.js';
import type { TokenOwner } from '../world/token-owner.js';
import type { Workspace } from '../workspace/workspace.js';
import type { CannedValues } from './canned-reply.js';

/** What a canned reply may tell of a workspace and of who calls. */
export function cannedValues(
  workspace: Workspace,
  owner: TokenOwner | undefined,
  args: JsonObject,
  now: number,
): CannedValues {
  const person = workspace.users.all.find(user => !user.app);
  const channel = workspace.channels.all.find(each => each.kind === 'channel');
  const found = {
    T: workspace.team.id,
    U: person?.id,
    W: person?.id,
    C: channel?.id,
    A: owner?.app?.appId,
    B: owner?.kind === 'app' ? undefined : owner?.app?.botId,
  };
  const ids = Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const email = person?.email ?? '';
  return { args, ids: Object.fromEntries(ids), email, domain: workspace.team.domain, now };
}
