import type { WebClient } from '@slack/web-api';
import type { SlackWorkspace } from '../envelope/envelope-metadata.js';
import { createUnknownAppException } from '../exceptions/unknown-app.js';
import { AppClients, type ClientSettings } from './app-clients.js';
import { toClientOptions } from './abortable-client.js';
import { WorkspaceClient } from './workspace-client.js';

const NO_WORKSPACE: SlackWorkspace = { teamId: null, enterpriseId: null };

/**
 * Web API clients for use outside of handlers. Inject it into any provider.
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
   * Returns the client of an app. It is created on first use.
   *
   * @param app its name in `apps`. Default: the only app
   * @param workspace the workspace whose token is used, when `botToken` is a function
   * @throws SlackException `unknown_app`. For an app without a bot token, the calls throw `no_bot_token`
   */
  get(app?: string, workspace: SlackWorkspace = NO_WORKSPACE): WebClient {
    return this.getAppClients(app ?? this.#getOnlyApp()).getClient(workspace);
  }

  /**
   * For `@InjectSlackClient()`. Never throws, so that an unused client does not stop the boot: its calls throw instead.
   *
   * @internal
   */
  getForInjection(app: string | undefined): WebClient {
    try {
      return this.get(app);
    } catch (error) {
      return new WorkspaceClient(() => Promise.reject(error), toClientOptions({}), new AbortController().signal);
    }
  }

  /** @internal */
  add(app: string, settings: ClientSettings): void {
    this.#apps.set(app, new AppClients(app, settings));
  }

  /**
   * Returns the clients of an app. They stay valid when another app gets the same name.
   *
   * @internal
   */
  getAppClients(app: string): AppClients {
    const known = this.#apps.get(app);
    if (known) return known;
    throw createUnknownAppException(app, [...this.#apps.keys()]);
  }

  /** @internal */
  remove(app: string): void {
    this.#apps.delete(app);
  }

  #getOnlyApp(): string {
    const [name, ...others] = this.#apps.keys();
    if (name !== undefined && others.length === 0) return name;
    throw createUnknownAppException(undefined, [...this.#apps.keys()]);
  }
}
