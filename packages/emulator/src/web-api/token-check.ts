import type { ReferenceTokenKind, MethodFacts } from '../api-reference/reference-types.js';
import { SlackApiError } from '../workspace/api-error.js';
import type { ActingTokenOwner, TokenOwner } from '../workspace/workspace-registry.js';
import { stringAt } from '../json.js';
import type { ChannelKind } from '../workspace/channels/channel.js';
import type { Arguments } from './arguments.js';

/** The token of a call. */
export interface RequestToken {
  readonly token: string | undefined;
  /** Whether the token was in the `Authorization` header. Slack accepts app-level tokens only there. */
  readonly isInHeader: boolean;
  /** The owner of the token; `undefined` for an unknown token. */
  readonly owner: TokenOwner | undefined;
}

/**
 * Checks that the method accepts the token.
 * @throws SlackApiError `not_authed`, `invalid_auth`, `token_revoked`, `token_expired`, `not_allowed_token_type` or
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

/** Returns the scopes of which the token needs at least one. */
export function getAcceptedScopes(facts: MethodFacts, owner: TokenOwner): readonly string[] {
  const { botScopes = [], userScopes = [], configurationScopes = [] } = facts;
  return { app: [], bot: botScopes, user: userScopes, configuration: configurationScopes }[toReferenceTokenKind(owner)];
}

/** Returns the granted scopes; `undefined` means that all scopes are granted. */
export const getGrantedScopes = (owner: TokenOwner): readonly string[] | undefined =>
  owner.kind === 'app' || owner.kind === 'configuration' ? undefined : owner.scopes;

/** Creates Slack's headers with the granted and the accepted scopes. */
export function toScopeHeaders(facts: MethodFacts, owner: TokenOwner): Record<string, string> {
  const [granted, accepted] = [getGrantedScopes(owner), getAcceptedScopes(facts, owner)];
  return {
    ...(granted ? { 'x-oauth-scopes': granted.join(',') } : {}),
    ...(accepted.length > 0 ? { 'x-accepted-oauth-scopes': accepted.join(',') } : {}),
  };
}

export const createMissingScopeError = (needed: readonly string[], provided: readonly string[]): SlackApiError =>
  new SlackApiError('missing_scope', { body: { needed: needed.join(','), provided: provided.join(',') } });

/** A function's token has the access of the app's bot token. */
const toReferenceTokenKind = ({ kind }: TokenOwner): ReferenceTokenKind => (kind === 'function' ? 'bot' : kind);

/** The prefixes of the scopes for each kind of channel. */
const PREFIXES: Readonly<Record<ChannelKind, string>> = {
  channel: 'channels:',
  group: 'groups:',
  im: 'im:',
  mpim: 'mpim:',
};

/**
 * Checks the scope for the channel's kind, where a method has a scope for each kind.
 * @throws SlackApiError `missing_scope`
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

/** Returns the kinds of channels that a call concerns. */
function getChannelKinds(method: string, owner: ActingTokenOwner, args: Arguments): ChannelKind[] {
  if (method === 'conversations.create') return [args.flag('is_private') ? 'group' : 'channel'];
  const users = args.list('users');
  if (method === 'conversations.open' && users.length > 0) return [users.length === 1 ? 'im' : 'mpim'];
  const types = args.list('types').flatMap(type => getChannelKind(type) ?? []);
  const { workspace, userId } = owner;
  const channel = workspace.channels.find(stringAt(args.raw, 'channel') ?? '');
  // The name of a missing scope must not reveal the kind of a hidden channel.
  const isVisible = channel && (channel.kind === 'channel' || channel.members.has(userId));
  return isVisible ? [...types, channel.kind] : types;
}

const KINDS_BY_TYPE: ReadonlyMap<string, ChannelKind> = new Map([
  ['public_channel', 'channel'],
  ['private_channel', 'group'],
  ['im', 'im'],
  ['mpim', 'mpim'],
]);

/** Returns the kind of channel for a value of the `types` argument; `undefined` for an unknown value. */
export const getChannelKind = (type: string): ChannelKind | undefined => KINDS_BY_TYPE.get(type);
