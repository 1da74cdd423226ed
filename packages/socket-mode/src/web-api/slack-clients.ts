import { WebClient, type WebClientOptions } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { SlackWorkspace } from '../envelope/envelope-facts.js';
import { SlackException } from '../exceptions/slack.exception.js';
import type { BotToken } from './bot-token.js';
import { WorkspaceClient } from './workspace-client.js';

/** What a client of an app is made with. */
export interface ClientSettings {
  readonly botToken: BotToken | null;
  readonly options: WebClientOptions;
}

/** Clients of workspaces that have not been heard of for a while are made anew. */
const MOST_WORKSPACE_CLIENTS = 1_000;

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
  readonly #apps = new Map<string, { settings: ClientSettings; clients: LRUCache<string, WebClient> }>();

  /**
   * The client of an app; created when first asked for, one a token.
   *
   * @param app - its name in `apps`; may be left out when there is only one
   * @param workspace - whose token, when `botToken` is a function
   * @throws SlackException `unknown_app`; an app without a bot token has a client, whose calls all say so
   */
  get(app?: string, workspace: SlackWorkspace = NOWHERE): WebClient {
    const name = app ?? this.#onlyApp();
    const known = this.#apps.get(name);
    if (!known) {
      throw new SlackException('unknown_app', `There is no Slack app named '${name}'. ${this.#known()}`);
    }
    const { botToken, options } = known.settings;
    const { teamId, enterpriseId } = workspace;
    const key = typeof botToken === 'string' ? '' : `${enterpriseId}/${teamId}`;
    const made = known.clients.get(key);
    if (made) return made;
    const client =
      typeof botToken === 'string'
        ? new WebClient(botToken, options)
        : new WorkspaceClient(
            () => (botToken === null ? withoutToken(name) : botToken({ teamId, enterpriseId })),
            options,
          );
    known.clients.set(key, client);
    return client;
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
      return new WorkspaceClient(() => Promise.reject(error), {});
    }
  }

  /** @internal */
  add(app: string, settings: ClientSettings): void {
    this.#apps.set(app, { settings, clients: new LRUCache({ max: MOST_WORKSPACE_CLIENTS }) });
  }

  /** @internal */
  remove(app: string): void {
    this.#apps.delete(app);
  }

  #onlyApp(): string {
    const [name, ...others] = this.#apps.keys();
    if (name !== undefined && others.length === 0) return name;
    throw new SlackException('unknown_app', `Say which Slack app is meant. ${this.#known()}`);
  }

  #known(): string {
    const names = [...this.#apps.keys()].map(name => `'${name}'`);
    return names.length === 0 ? 'There are none.' : `There are: ${names.join(', ')}.`;
  }
}

function withoutToken(app: string): never {
  throw new SlackException(
    'no_bot_token',
    `The Slack app '${app}' has no bot token, so the Web API can't be called. ` +
      'Set SLACK_BOT_TOKEN or the option botToken.',
  );
}
