import type { WebAPICallResult, WebClient, WebClientOptions } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { SlackWorkspace } from '../envelope/envelope-metadata.js';
import { SlackException } from '../exceptions/slack.exception.js';
import type { Fetch } from '../proxy/agent-fetch.js';
import { type BotTokenFinder, FixedBotToken } from './bot-token.js';
import { AbortableClient, toClientOptions, WorkspaceClient } from './abortable-client.js';
import { createUnknownAppException } from '../exceptions/slack-options.exception.js';
import { getApiErrorCode } from './slack-api-error.js';

/** The settings for the clients of an app. */
export interface ClientSettings {
  readonly botToken: FixedBotToken | BotTokenFinder | null;
  readonly options: WebClientOptions;
  /** Sends requests to response URLs. Default: `fetch`. */
  readonly fetch?: Fetch | undefined;
}

/** The clients of the least recently used workspaces are discarded. */
const MAX_WORKSPACE_CLIENTS = 1_000;

/** The clients of one app, created on first use: one per workspace when `botToken` is a function, otherwise one. */
export class AppClients {
  readonly #stopped = new AbortController();
  readonly #clients = new LRUCache<string, WebClient>({ max: MAX_WORKSPACE_CLIENTS });

  constructor(
    readonly app: string,
    private readonly settings: ClientSettings,
  ) {}

  /** For requests to Slack that are not Web API calls. */
  get fetch(): Fetch {
    return this.settings.fetch ?? fetch;
  }

  /** Whether the app was given a bot token, or a function that finds one. */
  get hasToken(): boolean {
    return this.settings.botToken !== null;
  }

  getClient({ teamId, enterpriseId }: SlackWorkspace): WebClient {
    const key = this.settings.botToken instanceof FixedBotToken ? '' : `${enterpriseId}/${teamId}`;
    const cached = this.#clients.get(key);
    if (cached) return cached;
    const client = this.#createClient({ teamId, enterpriseId });
    this.#clients.set(key, client);
    return client;
  }

  /** Creates a client with the token of a workflow step. */
  createFunctionClient(token: string, workspace: SlackWorkspace): WebClient {
    const own = this.settings.botToken === null ? null : this.getClient(workspace);
    return new FunctionClient(token, toClientOptions(this.settings.options), this.#stopped.signal, own);
  }

  /** Aborts all waits for rate limits. Calls can still be made. */
  stop(): void {
    this.#stopped.abort();
  }

  #createClient(workspace: SlackWorkspace): WebClient {
    const { botToken } = this.settings;
    const options = toClientOptions(this.settings.options);
    const { signal } = this.#stopped;
    if (botToken instanceof FixedBotToken) return new AbortableClient(botToken.reveal(), options, signal);
    const token = () => (botToken === null ? throwNoBotToken(this.app) : botToken(workspace));
    return new WorkspaceClient(token, options, signal);
  }
}

function throwNoBotToken(app: string): never {
  throw new SlackException(
    'no_bot_token',
    `The Slack app '${app}' has no bot token, so the Web API can't be called. ` +
      'Set SLACK_BOT_TOKEN or the option botToken.',
  );
}

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

/** Slack's error codes for the token of a step that has ended, or that is older than 15 minutes. */
const EXPIRED_TOKEN_CODES: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'token_expired',
  'token_revoked',
]);

/**
 * A client with the token of a workflow step, so that its messages and views belong to the step. When that token has
 * expired, the client uses the workspace's token: a handler may send messages after the end of the step.
 */
export class FunctionClient extends AbortableClient {
  #isTokenExpired = false;

  /** @param workspaceClient the client of the workspace; null for an app without a bot token */
  constructor(
    token: string,
    options: WebClientOptions,
    stopped: AbortSignal,
    private readonly workspaceClient: WebClient | null,
  ) {
    super(token, options, stopped);
  }

  override async apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    if (this.workspaceClient === null || 'token' in options) return super.apiCall(method, options);
    if (this.#isTokenExpired) return this.workspaceClient.apiCall(method, options);
    try {
      return await super.apiCall(method, options);
    } catch (error) {
      if (!EXPIRED_TOKEN_CODES.has(getApiErrorCode(error) ?? '')) throw error;
      this.#isTokenExpired = true;
      return this.workspaceClient.apiCall(method, options);
    }
  }
}
