import { AppDirectory, type AppInstall, type TokenOwner } from './app-install.js';
import { AssistantThreadStore } from './assistant-threads.js';
import { ChannelDirectory, type Channel } from './channels.js';
import type { Clock } from './clock.js';
import { FileStore } from './files.js';
import { FunctionExecutions } from './function-executions.js';
import { Identifiers } from './identifiers.js';
import { Membership } from './membership.js';
import { MessageStore } from './messages.js';
import { ResponseUrlStore } from './response-urls.js';
import { StreamStore } from './streams.js';
import { TriggerStore } from './triggers.js';
import { UserDirectory } from './users.js';
import { ViewStore } from './views.js';
import type { ChangeListener, WorkspaceChange } from './workspace-change.js';

/** What a workspace is made with. */
export interface WorkspaceOptions {
  readonly clock: Clock;
  /** How long a `trigger_id` is good for. */
  readonly triggerLifetimeMs: number;
  /** How long a `response_url` is good for. */
  readonly responseUrlLifetimeMs: number;
  /** What the id and name of a file follow in its URL. */
  readonly fileUrlBase: () => string;
  /** The domains whose links apps hear of and may unfurl. */
  readonly linkDomains: readonly string[];
}

/** A Slack workspace in memory: who is in it, what was said, and Slack's rules for both. Does no I/O. */
export class Workspace {
  readonly ids: Identifiers;
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly apps: AppDirectory;
  readonly users: UserDirectory;
  readonly channels: ChannelDirectory;
  readonly membership: Membership;
  readonly messages: MessageStore;
  readonly streams: StreamStore;
  readonly assistantThreads: AssistantThreadStore;
  readonly views: ViewStore;
  readonly triggers: TriggerStore;
  readonly responseUrls: ResponseUrlStore;
  readonly functions: FunctionExecutions;
  readonly files: FileStore;
  readonly linkDomains: readonly string[];
  readonly #listeners: ChangeListener[] = [];

  constructor({ clock, triggerLifetimeMs, responseUrlLifetimeMs, fileUrlBase, linkDomains }: WorkspaceOptions) {
    const tell = (change: WorkspaceChange): void => {
      for (const listener of this.#listeners) listener(change);
    };
    this.ids = new Identifiers(clock);
    this.team = { id: this.ids.next('T'), name: 'Local', domain: 'local' };
    this.apps = new AppDirectory(this.ids);
    this.users = new UserDirectory(this.ids, this.team.id);
    this.channels = new ChannelDirectory(this.ids, clock);
    this.membership = new Membership(this.ids, tell);
    this.messages = new MessageStore(this.ids, tell);
    this.streams = new StreamStore(this.messages, clock);
    this.assistantThreads = new AssistantThreadStore(this.messages, clock);
    this.onChange(this.assistantThreads.hear);
    this.views = new ViewStore(this.ids);
    this.triggers = new TriggerStore(this.ids, clock, triggerLifetimeMs);
    this.responseUrls = new ResponseUrlStore(this.ids, clock, responseUrlLifetimeMs);
    this.functions = new FunctionExecutions(this.ids, clock);
    this.files = new FileStore(this.ids, clock, fileUrlBase);
    this.linkDomains = linkDomains;
  }

  /** Tells `listener` of every change from now on. */
  onChange(listener: ChangeListener): void {
    this.#listeners.push(listener);
  }

  /**
   * Installs an app and takes its bot into these channels.
   * @throws Error when somebody has this name already
   */
  installApp(name: string, channelNames: readonly string[]): AppInstall {
    if (this.users.find(name)) {
      throw new Error(`The workspace has a "${name}" already: people and apps need different names.`);
    }
    const app = this.apps.install(name);
    this.users.addBot(app);
    for (const channelName of channelNames) this.channels.find(channelName)?.members.add(app.botUserId);
    return app;
  }

  /** Whose token it is: an app's, its bot's, or that of one execution of a function. */
  ownerOf(token: string): TokenOwner | undefined {
    const ofApp = this.apps.ofToken(token);
    if (ofApp) return ofApp;
    const found = this.functions.ofToken(token);
    if (!found) return undefined;
    const { execution, problem } = found;
    return { kind: 'function', app: this.apps.choose(execution.appId), executionId: execution.id, problem };
  }

  /** The apps whose bots are in a channel. */
  appsIn(channel: Channel): AppInstall[] {
    return this.apps.all.filter(app => channel.members.has(app.botUserId));
  }
}
