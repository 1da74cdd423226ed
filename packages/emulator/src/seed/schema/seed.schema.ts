import * as v from 'valibot';
import { members } from '../../manifest/shape-faults.js';
import { agentSession, assistantThread, call, channel, file, message, scheduled } from './conversation.schema.js';
import { home, reminder, star } from './personal.schema.js';
import { app, person, usergroup, workspace } from './workspace.schema.js';

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
