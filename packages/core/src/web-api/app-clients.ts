import type { WebClient, WebClientOptions } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { SlackWorkspace } from '../envelope/envelope-metadata.js';
import { SlackException } from '../exceptions/slack.exception.js';
import type { Fetch } from '../proxy/agent-fetch.js';
import { type BotTokenFinder, FixedBotToken } from './bot-token.js';
import { clientOptions } from './client-options.js';
import { FunctionClient } from './function-client.js';
import { AbortableClient } from './abortable-client.js';
import { WorkspaceClient } from './workspace-client.js';

/** What a client of an app is made with. */
export interface ClientSettings {
  readonly botToken: FixedBotToken | BotTokenFinder | null;
  readonly options: WebClientOptions;
  /** What response URLs are posted to by. Default: `fetch`. */
  readonly fetch?: Fetch | undefined;
}

/** Clients of workspaces that have not been heard of for a while are made anew. */
const MOST_WORKSPACE_CLIENTS = 1_000;

/** The clients of one app, each made when first asked for: one for each workspace where its token is a function's. */
export class AppClients {
  readonly #stopped = new AbortController();
  readonly #clients = new LRUCache<string, WebClient>({ max: MOST_WORKSPACE_CLIENTS });

  constructor(
    readonly app: string,
    private readonly settings: ClientSettings,
  ) {}

  /** For what is asked of Slack without a client. */
  get fetch(): Fetch {
    return this.settings.fetch ?? fetch;
  }

  /** Whether the app was given a bot token, or a function that finds one. */
  get haveToken(): boolean {
    return this.settings.botToken !== null;
  }

  of({ teamId, enterpriseId }: SlackWorkspace): WebClient {
    const key = this.settings.botToken instanceof FixedBotToken ? '' : `${enterpriseId}/${teamId}`;
    const known = this.#clients.get(key);
    if (known) return known;
    const client = this.#make({ teamId, enterpriseId });
    this.#clients.set(key, client);
    return client;
  }

  /** A client with the token that came with a step of a workflow. */
  ofFunction(token: string, workspace: SlackWorkspace): WebClient {
    const own = this.settings.botToken === null ? null : this.of(workspace);
    return new FunctionClient(token, clientOptions(this.settings.options), this.#stopped.signal, own);
  }

  /** The app has stopped: no call waits any more until Slack's limits allow it, though they can still be made. */
  stop(): void {
    this.#stopped.abort();
  }

  #make(workspace: SlackWorkspace): WebClient {
    const { botToken } = this.settings;
    const options = clientOptions(this.settings.options);
    const { signal } = this.#stopped;
    if (botToken instanceof FixedBotToken) return new AbortableClient(botToken.reveal(), options, signal);
    const token = () => (botToken === null ? withoutToken(this.app) : botToken(workspace));
    return new WorkspaceClient(token, options, signal);
  }
}

function withoutToken(app: string): never {
  throw new SlackException(
    'no_bot_token',
    `The Slack app '${app}' has no bot token, so the Web API can't be called. ` +
      'Set SLACK_BOT_TOKEN or the option botToken.',
  );
}
