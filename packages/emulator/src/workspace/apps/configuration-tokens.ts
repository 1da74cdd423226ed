import type { Clock } from '../clock.js';
import type { Identifiers } from '../identifiers.js';

const LIFETIME_MS = 12 * 3_600_000;

/** A token by which somebody manages the manifests of apps. */
export interface ConfigurationToken {
  readonly userId: string;
  readonly problem: 'token_expired' | null;
}

/** The tokens by which people of a workspace manage the manifests of apps: good for half a day each. */
export class ConfigurationTokens {
  readonly #tokens = new Map<string, { readonly userId: string; readonly expiresAt: number }>();

  constructor(
    private readonly ids: Identifiers,
    private readonly clock: Clock,
  ) {}

  issue(userId: string): string {
    const token = this.ids.configurationToken();
    this.#tokens.set(token, { userId, expiresAt: this.clock.now() + LIFETIME_MS });
    return token;
  }

  ofToken(token: string): ConfigurationToken | undefined {
    const found = this.#tokens.get(token);
    if (!found) return undefined;
    return { userId: found.userId, problem: this.clock.now() < found.expiresAt ? null : 'token_expired' };
  }
}
