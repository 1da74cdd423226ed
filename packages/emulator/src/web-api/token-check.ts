import type { ReferenceTokenKind, MethodFacts } from '../api-reference/reference-types.js';
import { SlackApiError } from '../workspace/api-error.js';
import type { ActingTokenOwner, TokenOwner } from '../workspace/workspace-registry.js';
import { stringAt } from '../json.js';
import type { ChannelKind } from '../workspace/channels/channel.js';
import type { Arguments } from './arguments.js';

/** A token as it came with a call. */
export interface RequestToken {
  readonly token: string | undefined;
  /** Whether it stood in the `Authorization` header, the one place where an app-level token counts. */
  readonly isInHeader: boolean;
  /** Whose it is; `undefined` for one that nobody gave out. */
  readonly owner: TokenOwner | undefined;
}

/**
 * Lets those in whose token a method takes.
 * @throws SlackRefusal `not_authed`, `invalid_auth`, `token_revoked`, `token_expired`, `not_allowed_token_type` or
 * `missing_scope`
 */
export function checkToken(facts: MethodFacts, { token, isInHeader, owner }: RequestToken): TokenOwner {
  const kinds = facts.tokens ?? [];
  if (token === undefined || (kinds.includes('app') && !isInHeader)) throw new SlackApiError('not_authed');
  if (!owner) throw new SlackApiError('invalid_auth');
  if (owner.problem) throw new SlackApiError(owner.problem);
  if (!kinds.includes(toReferenceTokenKind(owner))) throw new SlackApiError('not_allowed_token_type');
  const accepted = getAcceptedScopes(facts, owner);
  const granted = getGrantedScopes(owner);
  if (granted && accepted.length > 0 && !accepted.some(scope => granted.includes(scope))) {
    throw createMissingScopeError(accepted, granted);
  }
  return owner;
}

/** The scopes of which a method needs one of such a token. */
export function getAcceptedScopes(facts: MethodFacts, owner: TokenOwner): readonly string[] {
  const { botScopes = [], userScopes = [], configurationScopes = [] } = facts;
  return { app: [], bot: botScopes, user: userScopes, configuration: configurationScopes }[toReferenceTokenKind(owner)];
}

/** What a token may do; `undefined` where nobody has said, and it may do all. */
export const getGrantedScopes = (owner: TokenOwner): readonly string[] | undefined =>
  owner.kind === 'app' || owner.kind === 'configuration' ? undefined : owner.scopes;

/** What a token has, and what would have been enough, as Slack's headers say it. */
export function toScopeHeaders(facts: MethodFacts, owner: TokenOwner): Record<string, string> {
  const [granted, accepted] = [getGrantedScopes(owner), getAcceptedScopes(facts, owner)];
  return {
    ...(granted ? { 'x-oauth-scopes': granted.join(',') } : {}),
    ...(accepted.length > 0 ? { 'x-accepted-oauth-scopes': accepted.join(',') } : {}),
  };
}

/** The refusal for want of a scope. */
export const createMissingScopeError = (needed: readonly string[], provided: readonly string[]): SlackApiError =>
  new SlackApiError('missing_scope', { body: { needed: needed.join(','), provided: provided.join(',') } });

/** The token of a function is one of the app's bot. */
const toReferenceTokenKind = ({ kind }: TokenOwner): ReferenceTokenKind => (kind === 'function' ? 'bot' : kind);

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
  const accepted = getAcceptedScopes(facts, owner);
  for (const kind of getChannelKinds(method, owner, args)) {
    const needed = accepted.filter(scope => scope.startsWith(PREFIXES[kind]));
    if (needed.length > 0 && !needed.some(scope => granted.includes(scope)))
      throw createMissingScopeError(needed, granted);
  }
}

/** The kinds of channels that a call is about. */
function getChannelKinds(method: string, owner: ActingTokenOwner, args: Arguments): ChannelKind[] {
  if (method === 'conversations.create') return [args.flag('is_private') ? 'group' : 'channel'];
  const users = args.list('users');
  if (method === 'conversations.open' && users.length > 0) return [users.length === 1 ? 'im' : 'mpim'];
  const types = args.list('types').flatMap(type => getChannelKind(type) ?? []);
  const { workspace, userId } = owner;
  const channel = workspace.channels.find(stringAt(args.raw, 'channel') ?? '');
  // Of a channel that can't be seen, nothing may be told by the scope that it would need.
  const isVisible = channel && (channel.kind === 'channel' || channel.members.has(userId));
  return isVisible ? [...types, channel.kind] : types;
}

const KINDS_BY_TYPE: ReadonlyMap<string, ChannelKind> = new Map([
  ['public_channel', 'channel'],
  ['private_channel', 'group'],
  ['im', 'im'],
  ['mpim', 'mpim'],
]);

/** The kind of channel that a type stands for, as the argument `types` names it; `undefined` when there is none such. */
export const getChannelKind = (type: string): ChannelKind | undefined => KINDS_BY_TYPE.get(type);
