import * as v from 'valibot';
import { members } from '../../manifest/schema-issues.js';
import { id, object, objects, reference, references, seconds, timestamp } from './fields.js';

const text = v.union([v.string(), members({ value: v.string(), creator: v.string(), lastSet: v.number() })]);

const bookmark = members({
  title: v.string(),
  link: v.string(),
  /** Such as `:book:`. Default: none. */
  emoji: v.optional(v.string()),
  created: v.optional(seconds),
  updated: v.optional(seconds),
  /** Default: the channel's creator. */
  updatedBy: v.optional(reference),
  id: id('Bk'),
});

export const channel = members({
  /** Without `#`. Direct messages have none. */
  name: v.optional(reference),
  /** Default `public`. A direct message is between its members. */
  kind: v.optional(v.picklist(['public', 'private', 'direct'])),
  /** Default: the first one. */
  workspace: v.optional(reference),
  /** The other workspaces that share it. */
  sharedWith: v.optional(references),
  /** People and apps, by name; `workspace/name` where several have one. Default for a public one: every person. */
  members: v.optional(references),
  topic: v.optional(text),
  purpose: v.optional(text),
  isGeneral: v.optional(v.boolean()),
  isArchived: v.optional(v.boolean()),
  /** What may be said there, but by those who manage the workspace. Default: anything. */
  posting: v.optional(v.picklist(['read_only', 'thread_only', 'non_threadable'])),
  previousNames: v.optional(v.array(v.string())),
  /** Default: the first member. Empty: nobody. */
  creator: v.optional(v.string()),
  createdAt: v.optional(seconds),
  /** The links at its top. */
  bookmarks: v.optional(v.array(bookmark)),
  /** How far each has read, by their names. */
  lastRead: v.optional(v.record(v.string(), v.string())),
  /** Who has put it out of sight: a direct message. */
  closedFor: v.optional(references),
  id: id('C', 'D', 'G'),
});

/** What a message says, and how it looks. */
const said = {
  text: v.optional(v.string()),
  blocks: v.optional(objects),
  attachments: v.optional(objects),
  metadata: v.optional(object),
  subtype: v.optional(v.string()),
  username: v.optional(v.string()),
  icons: v.optional(object),
  clientMsgId: v.optional(v.string()),
  details: v.optional(object),
  /** The ids of the files that come with it. One that isn't in the seed has been deleted. */
  files: v.optional(v.array(v.string())),
};

/** Who wrote a message, and where. */
const place = {
  /** By name or id. */
  channel: reference,
  /** A person or an app. */
  from: reference,
  /** The app that wrote it, maybe for a person. Default: that of the bot which it is from. Empty: none. */
  app: v.optional(v.string()),
  /** The `ts` of the thread that it is in. */
  thread: v.optional(timestamp),
};

export const message = members({
  ...place,
  ...said,
  /** Whether the message that began the thread is gone. */
  isThreadGone: v.optional(v.boolean()),
  /** Emoji without colons, and who put each there. */
  reactions: v.optional(v.record(v.string(), references)),
  ts: v.optional(timestamp),
  edited: v.optional(members({ user: v.string(), ts: timestamp })),
  isPinned: v.optional(v.boolean()),
  /** Default: its author. */
  pinnedBy: v.optional(reference),
  /** Default: when it was said. */
  pinnedAt: v.optional(seconds),
});

export const scheduled = members({
  ...place,
  ...said,
  postAt: seconds,
  created: v.optional(seconds),
  id: id('Q'),
});

export const file = members({
  id: id('F'),
  name: v.pipe(v.string(), v.minLength(1)),
  /** Default: the name. */
  title: v.optional(v.string()),
  /** Who uploaded it. */
  from: reference,
  created: v.optional(seconds),
  /** What is in it, as text. */
  content: v.optional(v.string()),
  /** What is in it, where that is no text. */
  base64: v.optional(v.pipe(v.string(), v.base64('must be base64'))),
  isPublicUrlShared: v.optional(v.boolean()),
  /** Of a file that lies elsewhere: the app that told of it, what it calls it, and where it is. */
  remote: v.optional(members({ app: reference, externalId: v.string(), url: v.string() })),
});

export const assistantThread = members({
  channel: reference,
  /** The `ts` of its first message. */
  thread: timestamp,
  user: reference,
  app: reference,
  /** What the person looks at beside it. */
  contextChannel: v.optional(reference),
  title: v.optional(v.string()),
  promptsTitle: v.optional(v.string()),
  prompts: v.optional(v.array(members({ title: v.string(), message: v.string() }))),
});

export const agentSession = members({
  channel: reference,
  thread: v.string(),
  app: reference,
  status: v.picklist(['active', 'processing', 'suspended', 'closed']),
  title: v.optional(v.string()),
});

/** A call that an app of meetings told of. */
export const call = members({
  app: reference,
  createdBy: reference,
  externalId: v.string(),
  displayId: v.optional(v.string()),
  title: v.optional(v.string()),
  joinUrl: v.string(),
  desktopUrl: v.optional(v.string()),
  startedAt: v.optional(seconds),
  /** Default: it goes on. */
  endedAt: v.optional(seconds),
  users: v.optional(objects),
  id: id('R'),
});
