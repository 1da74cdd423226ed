import type { MethodFacts } from '../facts/method-facts.js';
import { stringAt } from '../json.js';
import type { ChannelKind } from '../workspace/channels/channels.js';
import type { ActingTokenOwner } from '../world/token-owner.js';
import type { Arguments } from './arguments.js';
import { kindOfType } from './channel-types.js';
import { acceptedScopes, missingScope } from './token-check.js';

/** How the scopes begin that are about a kind of channel. */
const PREFIXES: Readonly<Record<ChannelKind, string>> = {
  channel: 'channels:',
  group: 'groups:',
  im: 'im:',
  mpim: 'mpim:',
};

/**
 * Where each kind of channel has scopes of its own, the one for the channel at hand is needed.
 * @throws SlackRefusal `missing_scope`
 */
export function checkChannelScopes(method: string, facts: MethodFacts, owner: ActingTokenOwner, args: Arguments): void {
  const { scopes: granted } = owner;
  if (!granted) return;
  const accepted = acceptedScopes(facts, owner);
  for (const kind of kindsOf(method, owner, args)) {
    const needed = accepted.filter(scope => scope.startsWith(PREFIXES[kind]));
    if (needed.length > 0 && !needed.some(scope => granted.includes(scope))) throw missingScope(needed, granted);
  }
}

/** The kinds of channels that a call is about. */
function kindsOf(method: string, owner: ActingTokenOwner, args: Arguments): ChannelKind[] {
  if (method === 'conversations.create') return [args.flag('is_private') ? 'group' : 'channel'];
  const users = args.list('users');
  if (method === 'conversations.open' && users.length > 0) return [users.length === 1 ? 'im' : 'mpim'];
  const types = args.list('types').flatMap(type => kindOfType(type) ?? []);
  const { workspace, userId } = owner;
  const channel = workspace.channels.find(stringAt(args.raw, 'channel') ?? '');
  // Of a channel that can't be seen, nothing may be told by the scope that it would need.
  const isVisible = channel && (channel.kind === 'channel' || channel.members.has(userId));
  return isVisible ? [...types, channel.kind] : types;
}
