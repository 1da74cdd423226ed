import { strictMembers } from '../../manifest/schema-issues.js';
import {
  agentSessionSchema,
  assistantThreadSeedSchema,
  callSchema,
  channelSeedSchema,
  fileSeedSchema,
  messageSeedSchema,
  scheduledMessageSchema,
} from './conversation.schema.js';
import { appSeedSchema, personSeedSchema, usergroupSeedSchema, workspaceSeedSchema } from './workspace.schema.js';
import * as v from 'valibot';
import { idField, strictFields, referenceField, secondsField, timestampField } from './fields.js';

/** What somebody wants to be reminded of. */
export const reminder = strictMembers({
  /** Who is reminded. */
  user: referenceField,
  text: v.string(),
  time: secondsField,
  /** Default: the person. */
  creator: v.optional(referenceField),
  /** When it was done. */
  completed: v.optional(secondsField),
  id: idField('Rm'),
});

/** What somebody has saved for later: a message by `channel` and `ts`, or a file by its id. */
export const star = strictMembers({
  user: referenceField,
  channel: v.optional(referenceField),
  ts: v.optional(timestampField),
  file: v.optional(v.string()),
  created: v.optional(secondsField),
});

/** The App Home of a person, as an app has published it. */
export const home = strictMembers({
  app: referenceField,
  user: referenceField,
  /** What the app published: `{ type: home, blocks: […] }`. */
  view: strictFields,
  /** What has been typed and chosen in it: by block id, then by action id. */
  state: v.optional(v.record(v.string(), v.record(v.string(), strictFields))),
  hash: v.optional(v.string()),
  id: idField('V'),
});

const arrayOf = <const Item extends v.GenericSchema>(item: Item) => v.optional(v.array(item));

/** What a local Slack begins with. */
export const seedSchema = strictMembers({
  workspaces: v.optional(v.pipe(v.array(workspaceSeedSchema), v.minLength(1))),
  people: arrayOf(personSeedSchema),
  apps: arrayOf(appSeedSchema),
  channels: arrayOf(channelSeedSchema),
  messages: arrayOf(messageSeedSchema),
  usergroups: arrayOf(usergroupSeedSchema),
  files: arrayOf(fileSeedSchema),
  scheduled: arrayOf(scheduledMessageSchema),
  reminders: arrayOf(reminder),
  stars: arrayOf(star),
  homes: arrayOf(home),
  assistantThreads: arrayOf(assistantThreadSeedSchema),
  agentSessions: arrayOf(agentSessionSchema),
  calls: arrayOf(callSchema),
  /** The ids of bots and apps that are there no more, for what they have left behind. */
  gone: arrayOf(v.string()),
});

/**
 * What a local Slack begins with: workspaces, people, apps, channels, messages, and whatever else lasts. Of the first
 * five a part that isn't there is as it is without a seed, and an empty list means none; the others are empty.
 */
export type Seed = v.InferInput<typeof seedSchema>;

/** One entry of a part of a seed. */
export type SeedEntry<Part extends keyof Seed> = NonNullable<Seed[Part]>[number];

export type SeedPerson = SeedEntry<'people'>;
export type SeedChannel = SeedEntry<'channels'>;
export type SeedMessage = SeedEntry<'messages'>;
export type SeedApp = SeedEntry<'apps'>;
export type SeedInstall = NonNullable<SeedApp['installs']>[number];
export type SeedWorkspace = SeedEntry<'workspaces'>;
