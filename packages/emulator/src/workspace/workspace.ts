import type { AgentSessions, AssistantThreadStore } from './apps/assistant-threads.js';
import type { App } from './apps/app.js';
import { AppInstalls, type AppInstall, type NewInstall } from './apps/app-install.js';
import type { BookmarkStore } from './channels/bookmarks.js';
import type { CallStore } from './calls.js';
import { ChannelLifecycle, createChannelNotices, ChannelTextEditor } from './channels/channel-lifecycle.js';
import { ChannelDirectory } from './channels/channels.js';
import type { DoNotDisturb } from './users/do-not-disturb.js';
import { EmojiStore } from './emoji.js';
import type { FileStore } from './files/files.js';
import type { FunctionExecutions } from './apps/function-executions.js';
import type { Identifiers } from './identifiers.js';
import { ConfigurationTokens } from './apps/configuration-tokens.js';
import { Membership } from './channels/membership.js';
import type { MessageInputStore } from './messages/message-inputs.js';
import type { MessageStore } from './messages/messages.js';
import type { PinStore } from './messages/pins.js';
import type { ReadMarks } from './channels/read-marks.js';
import type { ReminderStore } from './users/reminders.js';
import type { ResponseUrlStore, TriggerStore } from './apps/triggers-and-response-urls.js';
import type { ScheduledMessages } from './messages/scheduled-messages.js';
import type { SharedStores } from './shared-stores.js';
import type { StarStore } from './users/stars.js';
import type { StreamStore } from './messages/streams.js';
import type { Team } from './team.js';
import { UsergroupStore } from './users/usergroups.js';
import { UserDirectory } from './users/users.js';
import type { ViewStore } from './views/views.js';
import type { ChangeListener, InternalChangeListener } from './workspace-change.js';

/** One Slack workspace in memory: who is in it, what was said, and Slack's rules for both. Does no I/O. */
export class Workspace {
  readonly ids: Identifiers;
  readonly team: Team;
  /** Every team there is, by its id: those that channels are shared with among them. */
  readonly teams: Map<string, Team>;
  readonly apps: AppInstalls;
  readonly users: UserDirectory;
  /** The tokens by which people manage the manifests of apps. */
  readonly configurationTokens: ConfigurationTokens;
  readonly channels: ChannelDirectory;
  /** How channels come and go. */
  readonly lifecycle: ChannelLifecycle;
  readonly channelTexts: ChannelTextEditor;
  readonly membership: Membership;
  readonly messages: MessageStore;
  readonly messageEntries: MessageInputStore;
  readonly streams: StreamStore;
  readonly assistantThreads: AssistantThreadStore;
  readonly views: ViewStore;
  readonly triggers: TriggerStore;
  readonly responseUrls: ResponseUrlStore;
  readonly functions: FunctionExecutions;
  readonly files: FileStore;
  readonly pins: PinStore;
  readonly bookmarks: BookmarkStore;
  readonly reading: ReadMarks;
  readonly scheduled: ScheduledMessages;
  readonly agentSessions: AgentSessions;
  readonly calls: CallStore;
  readonly stars: StarStore;
  readonly reminders: ReminderStore;
  readonly dnd: DoNotDisturb;
  readonly usergroups: UsergroupStore;
  readonly emoji: EmojiStore;
  readonly linkDomains: readonly string[];
  readonly #tell: ChangeListener;
  readonly #untold: InternalChangeListener;

  constructor(shared: SharedStores, team: Team) {
    this.ids = shared.ids;
    this.#tell = shared.notifyChange;
    this.#untold = shared.notifyInternalChange;
    this.messages = shared.messages;
    this.messageEntries = shared.messageEntries;
    this.streams = shared.streams;
    this.assistantThreads = shared.assistantThreads;
    this.views = shared.views;
    this.triggers = shared.triggers;
    this.responseUrls = shared.responseUrls;
    this.functions = shared.functions;
    this.files = shared.files;
    this.pins = shared.pins;
    this.bookmarks = shared.bookmarks;
    this.reading = shared.reading;
    this.scheduled = shared.scheduled;
    this.agentSessions = shared.agentSessions;
    this.calls = shared.calls;
    this.stars = shared.stars;
    this.reminders = shared.reminders;
    this.dnd = shared.dnd;
    this.linkDomains = shared.linkDomains;
    this.team = team;
    this.teams = shared.teams;
    this.teams.set(team.id, team);
    this.apps = new AppInstalls(this.ids, this.team.id);
    this.users = new UserDirectory(shared, this.team);
    this.configurationTokens = new ConfigurationTokens(this.ids, shared.clock);
    this.usergroups = new UsergroupStore(this.team.id, this.ids, shared.clock, shared.notifyChange);
    this.emoji = new EmojiStore(this.team.id, this.ids, shared.notifyChange);
    this.channels = new ChannelDirectory(shared, team.id);
    const notice = createChannelNotices(this.messages);
    this.lifecycle = new ChannelLifecycle(this.channels, notice, this.ids, shared.notifyChange);
    this.channelTexts = new ChannelTextEditor(shared.clock, notice, shared.notifyInternalChange);
    this.membership = new Membership(notice, this.ids, shared.notifyChange);
  }

  /**
   * Installs an app and takes its bot into these channels.
   * @throws Error when somebody has this name already
   */
  install(app: App, channelNames: readonly string[], kept?: NewInstall): AppInstall {
    if (!kept?.isOrgWide) this.requireFree(app.name);
    const install = this.apps.install(app, kept);
    if (this.users.find(install.botUserId)?.id !== install.botUserId) this.users.addBot(install);
    for (const channelName of channelNames) this.channels.find(channelName)?.members.add(install.botUserId);
    return install;
  }

  /** Takes an app away, its bot and all of its tokens with it. The app is told. */
  uninstall(app: AppInstall): void {
    const people = this.apps.tokensOf(app).map(({ userId }) => userId);
    this.apps.uninstall(app);
    this.users.remove(app.botUserId);
    for (const { kind, members } of this.channels.all) {
      if (kind === 'channel' || kind === 'group') members.delete(app.botUserId);
    }
    this.#tell({ kind: 'tokens_revoked', app, people, bots: [app.botUserId], at: this.ids.timestamp() });
    this.#tell({ kind: 'app_uninstalled', app, at: this.ids.timestamp() });
  }

  /** Makes one of an app's tokens worth nothing. The app is told. */
  revoke(app: AppInstall, token: string): void {
    const people = this.apps.tokensOf(app).flatMap(each => (each.token === token ? [each.userId] : []));
    const bots = token === app.botToken ? [app.botUserId] : [];
    this.apps.revoke(token);
    this.#tell({ kind: 'tokens_revoked', app, people, bots, at: this.ids.timestamp() });
  }

  /** Has the time of one of the tokens of an app be over. Apps are not notified. */
  expire(token: string): void {
    this.apps.expire(token);
    this.#untold({ kind: 'workspace_changed' });
  }

  /** Installs once more an app that is installed: it is granted what it asks for now, and its token is good. */
  reinstall(app: AppInstall): void {
    this.apps.reinstall(app);
    this.#untold({ kind: 'workspace_changed' });
  }

  /** @throws Error when somebody has this name already */
  requireFree(name: string): void {
    if (!this.users.find(name)) return;
    throw new Error(`The workspace has a "${name}" already: people and apps need different names.`);
  }
}
