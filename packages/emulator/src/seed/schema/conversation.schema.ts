import * as v from 'valibot';
import { strictMembers } from '../../manifest/schema-issues.js';
import {
  idField,
  strictFields,
  listOfFields,
  referenceField,
  listOfReferences,
  secondsField,
  timestampField,
} from './fields.js';

const topicSchema = v.union([
  v.string(),
  strictMembers({ value: v.string(), creator: v.string(), lastSet: v.number() }),
]);

const bookmarkSchema = strictMembers({
  title: v.string(),
  link: v.string(),
  /** Such as `:book:`. Default: none. */
  emoji: v.optional(v.string()),
  created: v.optional(secondsField),
  updated: v.optional(secondsField),
  /** Default: the channel's creator. */
  updatedBy: v.optional(referenceField),
  id: idField('Bk'),
});

export const channelSeedSchema = strictMembers({
  /** Without `#`. Direct messages have none. */
  name: v.optional(referenceField),
  /** Default `public`. A direct message is between its members. */
  kind: v.optional(v.picklist(['public', 'private', 'direct'])),
  /** Default: the first one. */
  workspace: v.optional(referenceField),
  /** The other workspaces that share it. */
  sharedWith: v.optional(listOfReferences),
  /** People and apps, by name; `workspace/name` where several have one. Default for a public one: every person. */
  members: v.optional(listOfReferences),
  topic: v.optional(topicSchema),
  purpose: v.optional(topicSchema),
  isGeneral: v.optional(v.boolean()),
  isArchived: v.optional(v.boolean()),
  /** What may be said there, but by those who manage the workspace. Default: anything. */
  posting: v.optional(v.picklist(['read_only', 'thread_only', 'non_threadable'])),
  previousNames: v.optional(v.array(v.string())),
  /** Default: the first member. Empty: nobody. */
  creator: v.optional(v.string()),
  createdAt: v.optional(secondsField),
  /** The links at its top. */
  bookmarks: v.optional(v.array(bookmarkSchema)),
  /** How far each has read, by their names. */
  lastRead: v.optional(v.record(v.string(), v.string())),
  /** Who has put it out of sight: a direct message. */
  closedFor: v.optional(listOfReferences),
  id: idField('C', 'D', 'G'),
});

/** What a message says, and how it looks. */
const messageContentSchema = {
  text: v.optional(v.string()),
  blocks: v.optional(listOfFields),
  attachments: v.optional(listOfFields),
  metadata: v.optional(strictFields),
  subtype: v.optional(v.string()),
  username: v.optional(v.string()),
  icons: v.optional(strictFields),
  clientMsgId: v.optional(v.string()),
  details: v.optional(strictFields),
  /** The ids of the files that come with it. One that isn't in the seed has been deleted. */
  files: v.optional(v.array(v.string())),
};

/** Who wrote a message, and where. */
const conversationReference = {
  /** By name or id. */
  channel: referenceField,
  /** A person or an app. */
  from: referenceField,
  /** The app that wrote it, maybe for a person. Default: that of the bot which it is from. Empty: none. */
  app: v.optional(v.string()),
  /** The `ts` of the thread that it is in. */
  thread: v.optional(timestampField),
};

export const messageSeedSchema = strictMembers({
  ...conversationReference,
  ...messageContentSchema,
  /** Whether the message that began the thread is gone. */
  isThreadGone: v.optional(v.boolean()),
  /** Emoji without colons, and who put each there. */
  reactions: v.optional(v.record(v.string(), listOfReferences)),
  ts: v.optional(timestampField),
  edited: v.optional(strictMembers({ user: v.string(), ts: timestampField })),
  isPinned: v.optional(v.boolean()),
  /** Default: its author. */
  pinnedBy: v.optional(referenceField),
  /** Default: when it was said. */
  pinnedAt: v.optional(secondsField),
});

export const scheduledMessageSchema = strictMembers({
  ...conversationReference,
  ...messageContentSchema,
  postAt: secondsField,
  created: v.optional(secondsField),
  id: idField('Q'),
});

export const fileSeedSchema = strictMembers({
  id: idField('F'),
  name: v.pipe(v.string(), v.minLength(1)),
  /** Default: the name. */
  title: v.optional(v.string()),
  /** Who uploaded it. */
  from: referenceField,
  created: v.optional(secondsField),
  /** What is in it, as text. */
  content: v.optional(v.string()),
  /** What is in it, where that is no text. */
  base64: v.optional(v.pipe(v.string(), v.base64('must be base64'))),
  isPublicUrlShared: v.optional(v.boolean()),
  /** Of a file that lies elsewhere: the app that told of it, what it calls it, and where it is. */
  remote: v.optional(strictMembers({ app: referenceField, externalId: v.string(), url: v.string() })),
});

export const assistantThreadSeedSchema = strictMembers({
  channel: referenceField,
  /** The `ts` of its first message. */
  thread: timestampField,
  user: referenceField,
  app: referenceField,
  /** What the person looks at beside it. */
  contextChannel: v.optional(referenceField),
  title: v.optional(v.string()),
  promptsTitle: v.optional(v.string()),
  prompts: v.optional(v.array(strictMembers({ title: v.string(), message: v.string() }))),
});

export const agentSessionSchema = strictMembers({
  channel: referenceField,
  thread: v.string(),
  app: referenceField,
  status: v.picklist(['active', 'processing', 'suspended', 'closed']),
  title: v.optional(v.string()),
});

/** A call that an app of meetings told of. */
export const callSchema = strictMembers({
  app: referenceField,
  createdBy: referenceField,
  externalId: v.string(),
  displayId: v.optional(v.string()),
  title: v.optional(v.string()),
  joinUrl: v.string(),
  desktopUrl: v.optional(v.string()),
  startedAt: v.optional(secondsField),
  /** Default: it goes on. */
  endedAt: v.optional(secondsField),
  users: v.optional(listOfFields),
  id: idField('R'),
});
