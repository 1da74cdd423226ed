import type { WebClient } from '@slack/web-api';
import type { SlackWorkspace } from '../envelope/envelope-metadata.js';
import { createUnknownAppException } from '../exceptions/unknown-app.js';
import { AppClients, type ClientSettings } from './app-clients.js';
import { clientOptions } from './client-options.js';
import { WorkspaceClient } from './workspace-client.js';

const NOWHERE: SlackWorkspace = { teamId: null, enterpriseId: null };

/**
 * The Web API outside handlers: inject it into any provider.
 *
 * @example
 * ```ts
 * @Injectable()
 * export class NightlyReport {
 *   constructor(private readonly slack: SlackClients) {}
 *
 *   @Cron('0 6 * * *')
 *   async post() {
 *     await this.slack.get().chat.postMessage({ channel: 'C042', text: 'Good morning.' });
 *   }
 * }
 * ```
 */
export class SlackClients {
  readonly #apps = new Map<string, AppClients>();

  /**
   * The client of an app; created when first asked for, one a token.
   *
   * @param app its name in `apps`; optional when there is only one app
   * @param workspace whose token, when `botToken` is a function
   * @throws SlackException `unknown_app`; an app without a bot token has a client, whose calls all say so
   */
  get(app?: string, workspace: SlackWorkspace = NOWHERE): WebClient {
    return this.of(app ?? this.#onlyApp()).of(workspace);
  }

  /**
   * For injection, which must not fail in an app that never uses the client: what can't be had fails when it is called.
   *
   * @internal
   */
  injected(app: string | undefined): WebClient {
    try {
      return this.get(app);
    } catch (error) {
      return new WorkspaceClient(() => Promise.reject(error), clientOptions({}), new AbortController().signal);
    }
  }

  /** @internal */
  add(app: string, settings: ClientSettings): void {
    this.#apps.set(app, new AppClients(app, settings));
  }

  /**
   * The clients of an app, which stay its own when another takes over its name.
   *
   * @internal
   */
  of(app: string): AppClients {
    const known = this.#apps.get(app);
    if (known) return known;
    throw createUnknownAppException(app, [...this.#apps.keys()]);
  }

  /** @internal */
  remove(app: string): void {
    this.#apps.delete(app);
  }

  #onlyApp(): string {
    const [name, ...others] = this.#apps.keys();
    if (name !== undefined && others.length === 0) return name;
    throw createUnknownAppException(undefined, [...this.#apps.keys()]);
  }
}
