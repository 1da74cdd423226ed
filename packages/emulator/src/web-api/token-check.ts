import type { FactualToken, MethodFacts } from '../facts/method-facts.js';
import { SlackRefusal } from '../workspace/refusal.js';
import type { TokenOwner } from '../world/token-owner.js';

/** A token as it came with a call. */
export interface PresentedToken {
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
export function checkToken(facts: MethodFacts, { token, isInHeader, owner }: PresentedToken): TokenOwner {
  const kinds = facts.tokens ?? [];
  if (token === undefined || (kinds.includes('app') && !isInHeader)) throw new SlackRefusal('not_authed');
  if (!owner) throw new SlackRefusal('invalid_auth');
  if (owner.problem) throw new SlackRefusal(owner.problem);
  if (!kinds.includes(kindOf(owner))) throw new SlackRefusal('not_allowed_token_type');
  const accepted = acceptedScopes(facts, owner);
  const granted = grantedScopes(owner);
  if (granted && accepted.length > 0 && !accepted.some(scope => granted.includes(scope))) {
    throw missingScope(accepted, granted);
  }
  return owner;
}

/** The scopes of which a method needs one of such a token. */
export function acceptedScopes(facts: MethodFacts, owner: TokenOwner): readonly string[] {
  const { botScopes = [], userScopes = [], configurationScopes = [] } = facts;
  return { app: [], bot: botScopes, user: userScopes, configuration: configurationScopes }[kindOf(owner)];
}

/** What a token may do; `undefined` where nobody has said, and it may do all. */
export const grantedScopes = (owner: TokenOwner): readonly string[] | undefined =>
  owner.kind === 'app' || owner.kind === 'configuration' ? undefined : owner.scopes;

/** What a token has, and what would have been enough, as Slack's headers say it. */
export function scopeHeaders(facts: MethodFacts, owner: TokenOwner): Record<string, string> {
  const [granted, accepted] = [grantedScopes(owner), acceptedScopes(facts, owner)];
  return {
    ...(granted ? { 'x-oauth-scopes': granted.join(',') } : {}),
    ...(accepted.length > 0 ? { 'x-accepted-oauth-scopes': accepted.join(',') } : {}),
  };
}

/** The refusal for want of a scope. */
export const missingScope = (needed: readonly string[], provided: readonly string[]): SlackRefusal =>
  new SlackRefusal('missing_scope', { body: { needed: needed.join(','), provided: provided.join(',') } });

/** The token of a function is one of the app's bot. */
const kindOf = ({ kind }: TokenOwner): FactualToken => (kind === 'function' ? 'bot' : kind);
