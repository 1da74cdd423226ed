import { BoundedMap } from '../../collections/bounded-map.js';
import type { Clock } from '../../time/clock.js';
import type { Identifiers } from '../identifiers.js';

const CONFIGURATION_TOKEN_LIFETIME_MS = 12 * 3_600_000;
/** So many are known of each kind. */
const MAX_CONFIGURATION_TOKENS = 1000;

/** A token by which somebody manages the manifests of apps. */
export interface ConfigurationToken {
  readonly userId: string;
  readonly problem: 'token_expired' | null;
}

/** A new token, and the one that is good for the next. */
export interface RotatedToken {
  readonly token: string;
  readonly refreshToken: string;
  readonly userId: string;
  /** Seconds since the epoch, as its end. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/**
 * The tokens by which people of a workspace manage the manifests of apps: good for half a day each. Another one comes
 * for a refresh token, which is good once.
 */
export class ConfigurationTokens {
  readonly #tokens = new BoundedMap<string, { readonly userId: string; readonly expiresAt: number }>(
    MAX_CONFIGURATION_TOKENS,
  );
  /** Whose each refresh token is. */
  readonly #refreshTokens = new BoundedMap<string, string>(MAX_CONFIGURATION_TOKENS);

  constructor(
    private readonly ids: Identifiers,
    private readonly clock: Clock,
  ) {}

  issue(userId: string): string {
    const token = this.ids.configurationToken();
    this.#tokens.set(token, { userId, expiresAt: this.clock.now() + CONFIGURATION_TOKEN_LIFETIME_MS });
    return token;
  }

  issueRefresh(userId: string): string {
    const refreshToken = this.ids.refreshToken();
    this.#refreshTokens.set(refreshToken, userId);
    return refreshToken;
  }

  /** What comes for a refresh token; `undefined` for one that isn't good any more, or never was. */
  rotate(refreshToken: string): RotatedToken | undefined {
    const userId = this.#refreshTokens.delete(refreshToken);
    if (userId === undefined) return undefined;
    const issuedAt = Math.trunc(this.clock.now() / 1000);
    const expiresAt = issuedAt + CONFIGURATION_TOKEN_LIFETIME_MS / 1000;
    return { token: this.issue(userId), refreshToken: this.issueRefresh(userId), userId, issuedAt, expiresAt };
  }

  ofToken(token: string): ConfigurationToken | undefined {
    const found = this.#tokens.get(token);
    if (!found) return undefined;
    return { userId: found.userId, problem: this.clock.now() < found.expiresAt ? null : 'token_expired' };
  }
}
