import { AgentSessions, AssistantThreadStore } from './apps/assistant-threads.js';
import { BookmarkStore } from './channels/bookmarks.js';
import { ChannelNames } from './channels/channel-names.js';
import type { Channel } from './channels/channel.js';
import { CallStore } from './calls.js';
import type { Clock } from '../time/clock.js';
import { DoNotDisturb } from './users/do-not-disturb.js';
import { UserIndex } from './users/user.js';
import { FileStore } from './files/files.js';
import { FunctionExecutions } from './apps/function-executions.js';
import type { Identifiers } from './identifiers.js';
import { MessageStore } from './messages/messages.js';
import { MessageInputStore } from './messages/message-inputs.js';
import { PinStore } from './messages/pins.js';
import { ReadMarks } from './channels/read-marks.js';
import { ReminderStore } from './users/reminders.js';
import { ResponseUrlStore, TriggerStore } from './apps/triggers-and-response-urls.js';
import { ScheduledMessages, type RunAfter } from './messages/scheduled-messages.js';
import { StarStore } from './users/stars.js';
import { StreamStore } from './messages/streams.js';
import type { Team } from './team.js';
import { ViewStore } from './views/views.js';
import type { ChangeListener, InternalChangeListener } from './workspace-change.js';

/** What the stores are made with. */
export interface SharedStoresOptions {
  readonly clock: Clock;
  readonly ids: Identifiers;
  /** Called for every change. */
  readonly onChange: ChangeListener;
  /** Called for every change that apps are not notified of. */
  readonly onInternalChange: InternalChangeListener;
  readonly after: RunAfter;
  /** How long a `trigger_id` is good for. */
  readonly triggerLifetimeMs: number;
  /** How long a `response_url` is good for. */
  readonly responseUrlLifetimeMs: number;
  /** What the id and name of a file follow in its URL. */
  readonly fileUrlBase: () => string;
  /** The domains whose links apps hear of and may unfurl. */
  readonly linkDomains: readonly string[];
  /** How many workflow steps are kept. */
  readonly historyLimit: number;
}

/**
 * What all workspaces have in common, because ids are unique among them and channels may be shared: what belongs to a
 * channel, a person or an app is kept here; what belongs to one team alone is the workspace's own.
 */
export class SharedStores {
  readonly ids: Identifiers;
  readonly clock: Clock;
  /** Every team, by its id. */
  readonly teams = new Map<string, Team>();
  /** Everybody of every workspace, by their ids. */
  readonly people = new UserIndex();
  /** The ids of those who were taken away: what they have done is still there. */
  readonly removedUserIds = new Set<string>();
  /** The conversations of every workspace, by their ids. */
  readonly channels = new Map<string, Channel>();
  readonly channelNames = new ChannelNames();
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
  readonly agentSessions = new AgentSessions();
  readonly calls: CallStore;
  readonly stars: StarStore;
  readonly reminders: ReminderStore;
  readonly dnd: DoNotDisturb;
  readonly linkDomains: readonly string[];
  /** To be told of every change by whoever makes it. */
  readonly notifyChange: ChangeListener;
  /** To be told of every change that apps are not notified of, by whoever makes it. */
  readonly notifyInternalChange: InternalChangeListener;

  constructor(options: SharedStoresOptions) {
    const { clock, ids, onInternalChange: untold } = options;
    this.notifyChange = change => {
      this.assistantThreads.onChange(change);
      this.pins.onChange(change);
      this.scheduled.onChange(change);
      options.onChange(change);
    };
    this.notifyInternalChange = untold;
    this.clock = clock;
    this.ids = ids;
    this.messages = new MessageStore(ids, this.notifyChange);
    this.messageEntries = new MessageInputStore(untold);
    this.streams = new StreamStore(this.messages, clock);
    this.assistantThreads = new AssistantThreadStore(this.messages, clock, options.after, untold);
    this.views = new ViewStore(ids, this.notifyChange, untold);
    this.triggers = new TriggerStore(ids, clock, options.triggerLifetimeMs);
    this.responseUrls = new ResponseUrlStore(ids, clock, options.responseUrlLifetimeMs);
    this.functions = new FunctionExecutions(ids, clock, options.historyLimit);
    this.files = new FileStore(ids, clock, options.fileUrlBase, this.notifyChange);
    this.pins = new PinStore(ids, clock, this.notifyChange);
    this.bookmarks = new BookmarkStore(ids, clock);
    this.scheduled = new ScheduledMessages(ids, clock, this.messages, options.after);
    this.calls = new CallStore(ids, clock);
    this.reading = new ReadMarks(ids, this.notifyChange, untold);
    this.stars = new StarStore(ids, clock, this.notifyChange);
    this.reminders = new ReminderStore(ids, clock);
    this.dnd = new DoNotDisturb(ids, clock, this.notifyChange);
    this.linkDomains = options.linkDomains;
  }
}
