import { members } from '../../manifest/schema-issues.js';
import { agentSession, assistantThread, call, channel, file, message, scheduled } from './conversation.schema.js';
import { app, person, usergroup, workspace } from './workspace.schema.js';
import * as v from 'valibot';
import { id, object, reference, seconds, timestamp } from './fields.js';

/** What somebody wants to be reminded of. */
export const reminder = members({
  /** Who is reminded. */
  user: reference,
  text: v.string(),
  time: seconds,
  /** Default: the person. */
  creator: v.optional(reference),
  /** When it was done. */
  completed: v.optional(seconds),
  id: id('Rm'),
});

/** What somebody has saved for later: a message by `channel` and `ts`, or a file by its id. */
export const star = members({
  user: reference,
  channel: v.optional(reference),
  ts: v.optional(timestamp),
  file: v.optional(v.string()),
  created: v.optional(seconds),
});

/** The App Home of a person, as an app has published it. */
export const home = members({
  app: reference,
  user: reference,
  /** What the app published: `{ type: home, blocks: […] }`. */
  view: object,
  /** What has been typed and chosen in it: by block id, then by action id. */
  state: v.optional(v.record(v.string(), v.record(v.string(), object))),
  hash: v.optional(v.string()),
  id: id('V'),
});

const list = <const Item extends v.GenericSchema>(item: Item) => v.optional(v.array(item));

/** What a local Slack begins with. */
export const seedSchema = members({
  workspaces: v.optional(v.pipe(v.array(workspace), v.minLength(1))),
  people: list(person),
  apps: list(app),
  channels: list(channel),
  messages: list(message),
  usergroups: list(usergroup),
  files: list(file),
  scheduled: list(scheduled),
  reminders: list(reminder),
  stars: list(star),
  homes: list(home),
  assistantThreads: list(assistantThread),
  agentSessions: list(agentSession),
  calls: list(call),
  /** The ids of bots and apps that are there no more, for what they have left behind. */
  gone: list(v.string()),
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
