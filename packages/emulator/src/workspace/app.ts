import type { Identifiers } from './identifiers.js';

/** An app as its settings have it, wherever it is installed. Its Socket Mode connections are one for all workspaces. */
export class App {
  readonly appId: string;
  readonly #ids: Identifiers;
  readonly #revoked = new Set<string>();
  #appToken: string;

  constructor(
    ids: Identifiers,
    readonly name: string,
  ) {
    this.#ids = ids;
    this.appId = ids.next('A');
    this.#appToken = ids.appToken(this.appId);
  }

  /** `xapp-…`: opens Socket Mode connections. Another one once it was replaced. */
  get appToken(): string {
    return this.#appToken;
  }

  /** Makes a new app-level token and revokes the old one. */
  replaceToken(): string {
    this.#revoked.add(this.#appToken);
    this.#appToken = this.#ids.appToken(this.appId);
    return this.#appToken;
  }

  /** Whether an app-level token is this app's, or once was. */
  standingOf(token: string): 'good' | 'revoked' | 'foreign' {
    if (token === this.#appToken) return 'good';
    return this.#revoked.has(token) ? 'revoked' : 'foreign';
  }
}
