import * as v from 'valibot';
import { isJsonObject, type JsonObject } from '../json.js';
import type { ManifestSource } from '../manifest/require-manifest.js';
import { members } from '../manifest/shape-faults.js';
import { isTimeZone } from '../workspace/people/time-zone.js';

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
const id = (...letters: readonly string[]) =>
  v.optional(
    v.pipe(v.string(), v.regex(new RegExp(`^(?:${letters.join('|')})[A-Z0-9]+$`), `must be an id: ${letters[0]}…`)),
  );
const names = v.array(name);
const object = v.custom<JsonObject>(isJsonObject, 'must be an object');
const objects = v.array(object);
const seconds = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
const timestamp = v.pipe(v.string(), v.regex(/^\d+\.\d{6}$/, 'must be a timestamp, such as "1700000000.000100"'));

const workspace = members({
  name,
  /** As in `https://DOMAIN.slack.com`. Default: the name, in small letters. */
  domain: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'must be of small letters, digits and dashes'))),
  /** The organisation that it is of. */
  enterprise: v.optional(members({ name, id: id('E') })),
  id: id('T'),
});

const person = members({
  name: v.pipe(name, v.regex(/^[^\s@/]+$/, 'must be one word, without @ and /')),
  /** Default: the first one. */
  workspace: v.optional(name),
  realName: v.optional(v.string()),
  displayName: v.optional(v.string()),
  email: v.optional(v.string()),
  role: v.optional(v.picklist(['primary_owner', 'owner', 'admin', 'member', 'guest'])),
  timeZone: v.optional(v.pipe(v.string(), v.check(isTimeZone, 'must be a time zone, such as Europe/Berlin'))),
  locale: v.optional(v.string()),
  presence: v.optional(v.picklist(['active', 'away'])),
  /** More of their profile, as Slack names it: `title`, `status_text`, …. */
  profile: v.optional(object),
  isDeleted: v.optional(v.boolean()),
  id: id('U', 'W'),
});

const text = v.union([v.string(), members({ value: v.string(), creator: v.string(), lastSet: v.number() })]);

const channel = members({
  /** Without `#`. Direct messages have none. */
  name: v.optional(name),
  /** Default `public`. A direct message is between its members. */
  kind: v.optional(v.picklist(['public', 'private', 'direct'])),
  /** Default: the first one. */
  workspace: v.optional(name),
  /** The other workspaces that share it. */
  sharedWith: v.optional(names),
  /** People and apps, by name; `workspace/name` where several have one. Default for a public one: every person. */
  members: v.optional(names),
  topic: v.optional(text),
  purpose: v.optional(text),
  isGeneral: v.optional(v.boolean()),
  isArchived: v.optional(v.boolean()),
  previousNames: v.optional(names),
  /** Default: the first member. */
  creator: v.optional(name),
  createdAt: seconds,
  id: id('C', 'D', 'G'),
});

const message = members({
  /** By name or id. */
  channel: name,
  /** A person or an app. */
  from: name,
  text: v.optional(v.string()),
  blocks: v.optional(objects),
  attachments: v.optional(objects),
  metadata: v.optional(object),
  /** Emoji without colons, and who put each there. */
  reactions: v.optional(v.record(v.string(), names)),
  /** The `ts` of the thread that it is in. */
  thread: v.optional(timestamp),
  ts: v.optional(timestamp),
  subtype: v.optional(v.string()),
  username: v.optional(v.string()),
  icons: v.optional(object),
  clientMsgId: v.optional(v.string()),
  details: v.optional(object),
  edited: v.optional(members({ user: v.string(), ts: timestamp })),
  isPinned: v.optional(v.boolean()),
});

const install = members({
  /** Default: the first one. */
  workspace: v.optional(name),
  /** Default: those of the app. */
  scopes: v.optional(v.array(v.string())),
  botToken: v.optional(v.pipe(v.string(), v.startsWith('xoxb-'))),
  botUserId: id('U', 'W'),
  botId: id('B'),
  /** Tokens by which the app acts for people, by their names. */
  userTokens: v.optional(
    v.array(members({ user: name, token: v.optional(v.string()), scopes: v.optional(v.array(v.string())) })),
  ),
});

/** What is in it is checked when it is read. */
const manifest = v.custom<ManifestSource>(
  value => typeof value === 'string' || isJsonObject(value),
  'must be a manifest, or the path of its file',
);

const app = members({
  name,
  /** The manifest, or the path of its file, as seen from the seed's. */
  manifest: v.optional(manifest),
  /** Default: those of the manifest; without one, all. */
  scopes: v.optional(v.array(v.string())),
  /** Where it is installed. Default: in the first workspace. */
  installs: v.optional(v.array(install)),
  /** The organisation that it is installed in as a whole, with one token for all of its workspaces. */
  enterprise: v.optional(name),
  /** The channels that its bot is in. Default: none but those that name it as a member. */
  channels: v.optional(names),
  appToken: v.optional(v.pipe(v.string(), v.startsWith('xapp-'))),
  id: id('A'),
});

/** What a local Slack begins with. */
export const seedSchema = members({
  workspaces: v.optional(v.pipe(v.array(workspace), v.minLength(1))),
  people: v.optional(v.array(person)),
  apps: v.optional(v.array(app)),
  channels: v.optional(v.array(channel)),
  messages: v.optional(v.array(message)),
});

/**
 * What a local Slack begins with: workspaces, people, apps, channels and messages. A part that isn't there is as it is
 * without a seed; an empty list means none.
 */
export type Seed = v.InferInput<typeof seedSchema>;

/** One of the people of a seed, and so on. */
export type SeedPerson = NonNullable<Seed['people']>[number];
export type SeedChannel = NonNullable<Seed['channels']>[number];
export type SeedMessage = NonNullable<Seed['messages']>[number];
export type SeedApp = NonNullable<Seed['apps']>[number];
export type SeedInstall = NonNullable<SeedApp['installs']>[number];
export type SeedWorkspace = NonNullable<Seed['workspaces']>[number];
