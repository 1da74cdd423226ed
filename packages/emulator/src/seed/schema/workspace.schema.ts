import * as v from 'valibot';
import type { ManifestSource } from '../../manifest/load-manifest.js';
import { isJsonObject } from '../../json.js';
import { members } from '../../manifest/schema-issues.js';
import { isTimeZone } from '../../workspace/users/present-user.js';
import { id, name, object, reference, references, seconds } from './fields.js';

export const workspace = members({
  name,
  /** As in `https://DOMAIN.slack.com`. Default: the name, in small letters. */
  domain: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'must be of small letters, digits and dashes'))),
  /** The organisation that it is of. */
  enterprise: v.optional(members({ name, id: id('E') })),
  /** Its own emoji, by name without colons: the URL of each, or `alias:` and the name of another. */
  emoji: v.optional(v.record(v.string(), v.string())),
  id: id('T'),
});

export const person = members({
  name: v.pipe(name, v.regex(/^[^\s@/]+$/, 'must be one word, without @ and /')),
  /** Default: the first one. */
  workspace: v.optional(reference),
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
  /** Until when they are not to be disturbed. */
  snoozedUntil: v.optional(seconds),
  /** When they were last changed. Default: never. */
  updatedAt: v.optional(seconds),
  id: id('U', 'W'),
});

export const usergroup = members({
  name: v.string(),
  /** As in `@marketing`. */
  handle: v.string(),
  /** Default: the first one. */
  workspace: v.optional(reference),
  description: v.optional(v.string()),
  /** The channels that it brings its members into. */
  channels: v.optional(references),
  users: v.optional(references),
  createdBy: v.optional(reference),
  updatedBy: v.optional(reference),
  created: v.optional(seconds),
  updated: v.optional(seconds),
  /** When it was switched off. Default: it is on. */
  disabledAt: v.optional(seconds),
  id: id('S'),
});

const install = members({
  /** Default: the first one. */
  workspace: v.optional(reference),
  /** Default: those of the app. */
  scopes: v.optional(v.array(v.string())),
  botToken: v.optional(v.pipe(v.string(), v.startsWith('xoxb-'))),
  /** Whether the bot's token is worth nothing any more. */
  isRevoked: v.optional(v.boolean()),
  botUserId: id('U', 'W'),
  botId: id('B'),
  /** Tokens by which the app acts for people, by their names. */
  userTokens: v.optional(
    v.array(members({ user: reference, token: v.optional(v.string()), scopes: v.optional(v.array(v.string())) })),
  ),
});

/** What is in it is checked when it is read. */
const manifest = v.custom<ManifestSource>(
  value => typeof value === 'string' || isJsonObject(value),
  'must be a manifest, or the path of its file',
);

export const app = members({
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
  channels: v.optional(references),
  appToken: v.optional(v.pipe(v.string(), v.startsWith('xapp-'))),
  clientSecret: v.optional(v.string()),
  id: id('A'),
});
