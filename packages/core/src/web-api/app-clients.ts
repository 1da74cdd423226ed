import type { WebClient, WebClientOptions } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { SlackWorkspace } from '../envelope/envelope-metadata.js';
import { SlackException } from '../exceptions/slack.exception.js';
import type { Fetch } from '../proxy/agent-fetch.js';
import { type BotTokenFinder, FixedBotToken } from './bot-token.js';
import { AbortableClient, toClientOptions } from './abortable-client.js';
import { FunctionClient } from './function-client.js';
import { WorkspaceClient } from './workspace-client.js';

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
